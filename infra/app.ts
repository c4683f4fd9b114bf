import { Annotations } from 'aws-cdk-lib/core'
import { StrategyRefusedError } from '../shared/strategy/strategy-error.ts'
import { duewellApp } from './duewell-app.ts'
import { UnknownSettingError } from './unknown-setting.ts'

// Run by the CDK CLI (cdk.json).
try {
  const { app, stack } = duewellApp()
  Annotations.of(stack).addWarningV2(
    'duewell:no-adapters',
    'This version synthesises and runs locally; its functions refuse to start on AWS until the adapters are written.',
  )
  app.synth()
} catch (error) {
  // These are written to be read by themselves; anything else keeps its stack trace.
  if (!(error instanceof StrategyRefusedError || error instanceof UnknownSettingError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

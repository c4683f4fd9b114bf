import { PackRefusedError } from '../shared/compliance/parse-pack.ts'
import { MappingRefusedError } from '../shared/mapping/parse-mapping.ts'
import { StrategyRefusedError } from '../shared/strategy/strategy-error.ts'
import { duewellApp } from './duewell-app.ts'
import { missingFromProd } from './missing-from-prod.ts'
import { SettingsRefusedError } from './settings-refused.ts'
import { UnknownSettingError } from './unknown-setting.ts'

/** These are written to be read by themselves; anything else keeps its stack trace. */
const FOR_PEOPLE = [
  StrategyRefusedError,
  PackRefusedError,
  MappingRefusedError,
  SettingsRefusedError,
  UnknownSettingError,
]

// Run by the CDK CLI (cdk.json).
try {
  const { app, stage, file } = duewellApp()
  const missing = stage === 'prod' ? missingFromProd(file.settings) : []
  if (missing.length > 0) throw new SettingsRefusedError(file.name, missing)
  app.synth()
} catch (error) {
  if (!(error instanceof Error && FOR_PEOPLE.some((kind) => error instanceof kind))) throw error
  console.error(error.message)
  process.exitCode = 1
}

import { App, type AppProps } from 'aws-cdk-lib/core'
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { DuewellStack } from './duewell-stack.ts'
import { propsOf } from './props-of.ts'
import { settingsFrom } from './settings-file.ts'
import { stageFrom } from './stages.ts'

/** The app with the stack of one stage, as the context (`-c stage=`, `-c settings=`, `-c strategy=`) asks for it. */
export function duewellApp({ context, ...props }: AppProps = {}) {
  // The flags of the pinned library, whole: behaviour changes with the version and never with a forgotten line.
  const app = new App({ ...props, analyticsReporting: false, context: { ...recommendedFlags, ...context } })
  const stage = stageFrom(app.node.tryGetContext('stage'))
  const file = settingsFrom(app.node.tryGetContext('settings'))
  const scheduler = propsOf(stage, file, app.node.tryGetContext('strategy'))
  const stack = new DuewellStack(app, `Duewell-${stage}`, { scheduler })
  return { app, stack, stage, file }
}

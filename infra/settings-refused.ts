import { describeErrors, type StrategyError } from '../shared/strategy/strategy-error.ts'

/** Thrown for a settings file that can't be used. Its message is the errors as people read them: where, what, and the mend. */
export class SettingsRefusedError extends Error {
  override readonly name = 'SettingsRefusedError'

  constructor(file: string, errors: readonly StrategyError[]) {
    super(`The settings "${file}" can't be used.\n${describeErrors(errors)}`)
  }
}

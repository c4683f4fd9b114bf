/** A value of the context (`-c name=value`) that names nothing. */
export class UnknownSettingError extends Error {
  override readonly name = 'UnknownSettingError'

  constructor(setting: string, value: string, mend: string) {
    super(`There is no ${setting} "${value}"; ${mend}.`)
  }
}

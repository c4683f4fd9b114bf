import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { shapeErrors } from '../shared/strategy/shape-errors.ts'
import { SettingsRefusedError } from './settings-refused.ts'
import { type Settings, settingsSchema } from './settings-schema.ts'
import { UnknownSettingError } from './unknown-setting.ts'

/** The settings of a deployment, and how the paths in them are read. */
export interface SettingsFile {
  readonly settings: Settings
  /** Where the settings stand, as errors name them. */
  readonly name: string
  /** A path of the settings, as the file system knows it. */
  readonly at: (path: string) => string
}

/**
 * The settings of `-c settings=`; none, and so the defaults, where no file is given. Throws SettingsRefusedError with all
 * that is wrong, so that a mistake ends at synth.
 */
export function settingsFrom(context: unknown): SettingsFile {
  if (context === undefined)
    return { settings: {}, name: 'no file; give one with -c settings=duewell.prod.json', at: (path) => path }
  const name = String(context)
  const parsed = settingsSchema.safeParse(jsonAt(name, 'settings'), { reportInput: true })
  if (!parsed.success) throw new SettingsRefusedError(name, shapeErrors(parsed.error))
  return { settings: parsed.data, name, at: (path) => resolve(dirname(name), path) }
}

/** What a JSON file holds, with or without a byte order mark. */
export function jsonAt(path: string, setting: string): unknown {
  if (!existsSync(path)) throw new UnknownSettingError(setting, path, 'write the path of a JSON file')
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const mend = 'look for a missing comma or quote, or a comma after the last entry'
    throw new SettingsRefusedError(path, [{ path: '', problem: `this is not JSON: ${error.message}`, mend }])
  }
}

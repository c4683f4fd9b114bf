import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { UsageError } from './run-command.ts'

/** What stands under a name that the user gave, if it is no folder: reading one fails without saying which. */
export async function namedFile(path: string): Promise<Stats> {
  const found = await stat(path)
  if (found.isDirectory()) throw new UsageError(`${path} is a folder; name a file.`)
  return found
}

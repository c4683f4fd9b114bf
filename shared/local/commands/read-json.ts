import { readFile } from 'node:fs/promises'
import { namedFile } from '../../commands/named-file.ts'
import { UsageError } from '../../commands/run-command.ts'

/** What a JSON file holds. */
export async function readJson(file: string): Promise<unknown> {
  await namedFile(file)
  const text = await readFile(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    // The parser's own message would quote the file, which may be about a person.
    throw new UsageError(`${file} is not JSON; name a file that is.`, { cause: error })
  }
}

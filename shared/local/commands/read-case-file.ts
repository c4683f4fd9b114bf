import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { type CaseFile, caseFileSchema } from '../../case/case-file.ts'
import { UsageError } from '../../commands/run-command.ts'

/** A case file from JSON. What is wrong with it is told without quoting it: it is about a person. */
export async function readCaseFile(file: string): Promise<CaseFile> {
  const parsed = caseFileSchema.safeParse(jsonIn(file, await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new UsageError(`${file} is not a case file:\n${z.prettifyError(parsed.error)}`)
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The parser's own message would quote the file.
    throw new UsageError(`${file} is not JSON; name a case file as JSON.`, { cause: error })
  }
}

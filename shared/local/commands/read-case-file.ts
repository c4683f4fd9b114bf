import * as z from 'zod'
import { type CaseFile, caseFileSchema } from '../../case/case-file.ts'
import { UsageError } from '../../commands/run-command.ts'
import { readJson } from './read-json.ts'

/** A case file from JSON. What is wrong with it is told without quoting it: it is about a person. */
export async function readCaseFile(file: string): Promise<CaseFile> {
  const parsed = caseFileSchema.safeParse(await readJson(file))
  if (parsed.success) return parsed.data
  throw new UsageError(`${file} is not a case file:\n${z.prettifyError(parsed.error)}`)
}

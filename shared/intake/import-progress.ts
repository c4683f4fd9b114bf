import * as z from 'zod'
import type { LoadingPass } from '../portfolio/portfolio-options.ts'

const PASSES = ['protections', 'people', 'loans'] as const satisfies readonly LoadingPass[]
const count = z.int().nonnegative()

/** Loans looked at for a full file: first they are counted, then those that it lacks are marked. */
const missingProgressSchema = z.strictObject({
  step: z.enum(['count', 'mark', 'done']),
  /** The next part of the store to look at. */
  segment: count,
  /** Open loans of the feed, and those of them that the file lacks. */
  loans: count,
  gone: count,
  /** The first of those that were marked, by ids. */
  named: z.array(z.strictObject({ borrower: z.string(), loan: z.string() })),
})
export type MissingProgress = Readonly<z.output<typeof missingProgressSchema>>

/** How far an import has come. All rows of the pass up to the line are stored, and all earlier passes. */
export const importProgressSchema = z.strictObject({
  pass: z.enum(PASSES),
  line: count,
  stored: count,
  older: count,
  /** Facts that were still to happen when the file was true, and were left out. */
  later: count,
  missing: missingProgressSchema.optional(),
})
export type ImportProgress = Readonly<z.output<typeof importProgressSchema>>

export const AT_THE_BEGINNING: ImportProgress = { pass: 'protections', line: 0, stored: 0, older: 0, later: 0 }
export const NOTHING_LOOKED_AT: MissingProgress = { step: 'count', segment: 0, loans: 0, gone: 0, named: [] }

/** Whether what a line said in a pass is stored already. */
export function isDone(progress: ImportProgress, pass: LoadingPass, line: number): boolean {
  const [now, reached] = [PASSES.indexOf(pass), PASSES.indexOf(progress.pass)]
  return now < reached || (now === reached && line <= progress.line)
}

import * as z from 'zod'
import { caseFileSchema } from '../../case/case-file.ts'
import type { Immutable } from '../../case/immutable.ts'
import { daySchema, instantSchema } from '../../time/boundary.ts'
import { placeOf, unquoted } from '../../unquoted.ts'
import { linkSchema } from '../link.ts'

/** An entry's fields as they were stored. Bytes are written as `{ "bytes": "<base64>" }`, since JSON has none. */
const fieldsSchema = z
  .record(z.string(), z.unknown())
  .refine((fields) => isWithin(DEEPEST, fields), { error: 'it is nested deeper than an item can be' })

/** Items of DynamoDB nest no deeper. */
const DEEPEST = 32

function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((part) => isWithin(levels - 1, part))
}

const historyLineSchema = z.discriminatedUnion('line', [
  /** The first line: what the file is, and when it was written. */
  z.strictObject({
    line: z.literal('about'),
    form: z.literal(1, { error: 'this Duewell reads form 1; read the file with the one that wrote it' }),
    title: z.string(),
    about: z.array(z.string()),
    asOf: instantSchema,
    /** Whether all digests are in the file, or only batches that speak of its borrowers. */
    digests: z.enum(['all', 'of-these']),
  }),
  /** A borrower's case, for what stands beside the history: consents, holds, closed addresses. */
  z.strictObject({ line: z.literal('case'), caseFile: caseFileSchema }),
  z.strictObject({ line: z.literal('entry'), borrower: z.string(), entry: z.string(), fields: fieldsSchema }),
  z.strictObject({ line: z.literal('link'), link: linkSchema }),
  z.strictObject({ line: z.literal('batch'), day: daySchema, name: z.string(), text: z.string() }),
])
/**
 * One line of a written history (NDJSON): entries as they were stored with the digests that were chained of them, so that
 * whoever holds the file can tell what happened and check it, without the tables that it came from.
 */
export type HistoryLine = Immutable<z.output<typeof historyLineSchema>>
export type AboutLine = Extract<HistoryLine, { line: 'about' }>

/** As much of the schema as writing needs. */
const writing: { encode(line: unknown): unknown } = historyLineSchema

export function writeHistoryLine(line: HistoryLine): string {
  return `${JSON.stringify(writing.encode(line))}\n`
}

/** Reads a line. What is wrong is told without quoting it: it is about a person. */
export function readHistoryLine(text: string): HistoryLine | { readonly line: 'unreadable'; readonly why: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { line: 'unreadable', why: 'it is not JSON' }
  }
  const parsed = historyLineSchema.safeParse(json)
  return parsed.success ? parsed.data : { line: 'unreadable', why: whyNot(parsed.error) }
}

const MOST_ISSUES = 5

function whyNot({ issues }: z.ZodError): string {
  const told = issues.slice(0, MOST_ISSUES).map((issue) => `${placeOf(issue) || 'the line'}: ${unquoted(issue)}`)
  return told.join('; ')
}

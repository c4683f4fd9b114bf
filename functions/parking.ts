import type { ZodError } from 'zod'
import { placeOf, unquoted } from '../shared/unquoted.ts'

/** A record that can never succeed, put aside so that the records behind it go on. */
export interface ParkedRecord {
  /** The function that could not read it. */
  readonly from: string
  /** What finds the record again: a stream's sequence number or a message's id. */
  readonly record: string
  /** Why it can't be read. Says nothing of what stands in the record, which may be personal. */
  readonly reason: string
}

/** Where records wait for a person. Parking a record twice is harmless. */
export interface Parking {
  park(record: ParkedRecord): Promise<void>
}

/** What a parser objected to, as a reason: where and why, without the value and without keys that nobody asked for. */
export function reasonOf({ issues }: ZodError): string {
  return issues
    .slice(0, MOST_ISSUES)
    .map((issue) => (issue.path.length === 0 ? unquoted(issue) : `${placeOf(issue)}: ${unquoted(issue)}`))
    .join('; ')
}

/** A reason is read by a person, and goes into a message and a log line. */
const MOST_ISSUES = 10

import * as z from 'zod'
import { borrowerIdSchema } from '../../shared/case/borrower.ts'
import { fromJson } from '../../shared/json-text.ts'
import { stateCountsSchema } from '../../shared/sweep/portfolio-ledger.ts'
import { reasonOf } from '../parking.ts'

const partSchema = z.strictObject({
  segment: z.int().nonnegative(),
  of: z.int().positive(),
  after: borrowerIdSchema.optional(),
  counted: stateCountsSchema.optional(),
})
/** A part of a sweep as a message: a segment of the table, the borrower behind whom it goes on, and what was counted before. */
export type SweepPart = z.output<typeof partSchema>

/** What the schedule invokes the function with, once a period. */
const startSchema = z.strictObject({ start: z.literal(true) })
const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

export interface SweepRecord {
  readonly id: string
  readonly part: SweepPart | { readonly unreadable: string }
}

/** Reads what woke the function: the period's beginning, or parts of a sweep. Throws on anything else. */
export function readSweepEvent(event: unknown): 'start' | readonly SweepRecord[] {
  if (startSchema.safeParse(event).success) return 'start'
  return queueEventSchema.parse(event).Records.map(({ messageId, body }) => {
    const part = partSchema.safeParse(fromJson(body))
    return { id: messageId, part: part.success ? part.data : { unreadable: reasonOf(part.error) } }
  })
}

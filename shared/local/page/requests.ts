import * as z from 'zod'
import { channelSchema } from '../../case/channel.ts'
import { CASE_STATES } from '../../story/timeline.ts'
import { madeContactSchema } from '../../tasks/made-contact.ts'
import { taskOutcomeSchema } from '../../tasks/outcome.ts'
import { instantSchema } from '../../time/boundary.ts'

/** A virtual day in a real second; faster than that is a jump. */
const FASTEST = 86_400

/** What the page may ask of the virtual clock: one thing at a time. */
export const clockRequestSchema = z
  .strictObject({
    play: z.number().min(1).max(FASTEST).optional(),
    pause: z.literal(true).optional(),
    jump: z
      .union([z.literal('next-contact'), instantSchema], {
        error: 'write an ISO 8601 instant with an offset, or next-contact',
      })
      .optional(),
  })
  .refine((request) => Object.keys(request).length === 1, {
    error: 'send one of {"play": virtual seconds in a second}, {"pause": true} and {"jump": "2026-11-02T09:00:00Z"}',
  })

/** An answer to a text message, as the borrower would write it. */
export const replyRequestSchema = z.strictObject({
  contact: z.string().min(1).max(64),
  words: z.string().trim().min(1, 'write what the borrower answers').max(500),
})

/** What came of a task, as the page's own form says it. */
export const closingRequestSchema = z.strictObject({
  borrower: z.string().min(1).max(64),
  task: z.string().min(1).max(200),
  outcomes: z.array(taskOutcomeSchema).min(1).max(5),
  contact: madeContactSchema.optional(),
  note: z.string().trim().min(1).max(2_000).optional(),
})

const limitSchema = z.coerce.number().int().min(1).max(500)

export const outboxRequestSchema = z.strictObject({
  channel: channelSchema.optional(),
  borrower: z.string().min(1).max(64).optional(),
  limit: limitSchema.default(60),
})

export const borrowersRequestSchema = z.strictObject({
  query: z.string().trim().max(200).optional(),
  state: z.enum(CASE_STATES).optional(),
  limit: limitSchema.default(100),
})

/** The first thing that is wrong, with the field that it is about. */
export function firstFault(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'The request is not understood.'
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`
}

import * as z from 'zod'
import { borrowerIdSchema } from '../../shared/case/borrower.ts'
import { fromJson } from '../../shared/json-text.ts'
import type { BatchRecord } from '../batch.ts'
import { reasonOf } from '../parking.ts'

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

/** A message carries the borrower's id and nothing else: whatever it said more would be old by now, or not for a queue. */
const bodySchema = z.strictObject(
  { borrower: borrowerIdSchema },
  // Zod's own words would name the keys that are too many.
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'more than a borrower' : 'no JSON object') },
)

/** Reads a queue's event. */
export function readQueueEvent(event: unknown): readonly BatchRecord[] {
  return queueEventSchema.parse(event).Records.map(({ messageId, body }) => {
    const message = bodySchema.safeParse(fromJson(body))
    return { id: messageId, content: message.success ? message.data : { unreadable: reasonOf(message.error) } }
  })
}

/** Whether a message says what one of this queue has to say. */
export function isReadable(body: string): boolean {
  return bodySchema.safeParse(fromJson(body)).success
}

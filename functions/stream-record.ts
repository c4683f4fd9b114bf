import * as z from 'zod'
import { borrowerIdSchema } from '../shared/case/borrower.ts'
import type { BatchRecord } from './batch.ts'
import { reasonOf } from './parking.ts'

const PARTITION_PREFIX = 'BORROWER#'

/** As much of a DynamoDB stream's event as the room believes: which record it is, and the key of the item that changed. */
const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), Keys: z.unknown() }) })),
})

const keysSchema = z.object({
  pk: z.object({
    S: z
      .string()
      .startsWith(PARTITION_PREFIX)
      .transform((key) => key.slice(PARTITION_PREFIX.length))
      .pipe(borrowerIdSchema),
  }),
})

/** Reads a stream's event. The images are left alone: the case is read anew whatever they say. */
export function readStreamEvent(event: unknown): readonly BatchRecord[] {
  return streamEventSchema.parse(event).Records.map(({ dynamodb }) => {
    const keys = keysSchema.safeParse(dynamodb.Keys)
    return {
      id: dynamodb.SequenceNumber,
      content: keys.success ? { borrower: keys.data.pk.S } : { unreadable: reasonOf(keys.error) },
    }
  })
}

/**
 * The one record that Lambda needs to hear of: it goes back to the lowest sequence number and brings everything from there
 * on again. The numbers have up to 40 digits and no fixed length, so they are compared as numbers.
 */
export function lowestOf(sequenceNumbers: Iterable<string>): string | undefined {
  let lowest: string | undefined
  for (const number of sequenceNumbers) {
    if (lowest === undefined || BigInt(number) < BigInt(lowest)) lowest = number
  }
  return lowest
}

/** What Lambda hears of a stream's batch. */
export function streamAnswer(again: Iterable<string>) {
  const lowest = lowestOf(again)
  return { batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: lowest }] }
}

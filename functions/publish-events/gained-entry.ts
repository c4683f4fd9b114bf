import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import { type HistoryRecord, readHistoryItem } from '../../shared/aws/items/read-history.ts'
import { reasonOf } from '../parking.ts'

const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.unknown() }) })),
})

/** An attribute as a stream's event holds it: as DynamoDB's own, but for bytes, which JSON can carry in base64 only. */
const attributeSchema: z.ZodType<AttributeValue> = z.lazy(() =>
  z.union([
    z.object({ S: z.string() }),
    z.object({ N: z.string() }),
    z.object({ BOOL: z.boolean() }),
    z.object({ NULL: z.literal(true) }),
    z.object({ B: z.base64().transform((bytes) => new Uint8Array(Buffer.from(bytes, 'base64'))) }),
    z.object({ L: z.array(attributeSchema) }),
    z.object({ M: z.record(z.string(), attributeSchema) }),
  ]),
)
const itemSchema = z.record(z.string(), attributeSchema)

/** A record of the history's stream: what the history gained, or why it can't be read. */
export interface GainedRecord {
  readonly id: string
  readonly content: HistoryRecord | { readonly unreadable: string }
}

export function readGainedEntries(event: unknown): readonly GainedRecord[] {
  return streamEventSchema.parse(event).Records.map(({ dynamodb: { SequenceNumber: id, NewImage } }) => ({
    id,
    content: readImage(NewImage),
  }))
}

function readImage(image: unknown): GainedRecord['content'] {
  const item = itemSchema.safeParse(image)
  if (!item.success) return { unreadable: reasonOf(item.error) }
  try {
    return readHistoryItem(item.data)
  } catch (error) {
    if (error instanceof UnreadableItemError) return { unreadable: error.message }
    throw error
  }
}

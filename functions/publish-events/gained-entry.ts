import * as z from 'zod'
import { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import { type HistoryRecord, readHistoryItem } from '../../shared/aws/items/read-history.ts'
import { reasonOf } from '../parking.ts'
import { imageSchema } from '../stream-image.ts'

const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.unknown() }) })),
})

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
  const item = imageSchema.safeParse(image)
  if (!item.success) return { unreadable: reasonOf(item.error) }
  try {
    return readHistoryItem(item.data)
  } catch (error) {
    if (error instanceof UnreadableItemError) return { unreadable: error.message }
    throw error
  }
}

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { channelSchema } from '../../case/channel.ts'
import type { RenderedMessage } from '../../messages/message.ts'
import { UnreadableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'
import dictionary1 from './message-dictionary-1.json' with { type: 'json' }
import { putBack, takeOut } from './message-pieces.ts'

/*
 * A message as it was sent, as JSON, deflated (RFC 1951) against a dictionary: the words of the shipped emails, their layout
 * and the fixed parts of the JSON, which a message so does not repeat. An email of 13 KB becomes one of 0.4 KB. The first byte says how it
 * was packed; the rest any zlib reads that is given the dictionary. What was released is never changed: what was written
 * with it could not be read any more. When the layout has moved far from the dictionary, add another.
 */
interface Packing {
  readonly dictionary: Uint8Array
  /** Whether the pieces of the layout (message-pieces.ts) were taken out before. */
  readonly pieces: boolean
}

const DICTIONARY_1 = Buffer.from(dictionary1.text)
const NEWEST = { number: 2, dictionary: DICTIONARY_1, pieces: true }
const PACKINGS = new Map<number, Packing>([
  [1, { dictionary: DICTIONARY_1, pieces: false }],
  [NEWEST.number, NEWEST],
])

/** More than any email that providers take; a broken item must not fill the memory. */
const LONGEST_MESSAGE_BYTES = 1_000_000

const messageSchema = z.strictObject({
  channel: channelSchema,
  to: z.string(),
  locale: z.string(),
  template: z.strictObject({ id: z.string(), version: z.string() }),
  subject: z.string().exactOptional(),
  text: z.string(),
  html: z.string().exactOptional(),
  unsubscribeUrl: z.string().exactOptional(),
  segments: z.int().exactOptional(),
})

export function packMessage(message: RenderedMessage): Uint8Array {
  const { number, dictionary } = NEWEST
  const packed = deflateRawSync(takeOut(JSON.stringify(message)), { level: 9, dictionary })
  return Buffer.concat([Uint8Array.of(number), packed])
}

export function readMessage(key: Key, packed: Uint8Array): RenderedMessage {
  const [number = 0] = packed
  const packing = PACKINGS.get(number)
  if (packing === undefined) throw new UnreadableItemError(key, `no message is packed in the way ${number}`)
  const { dictionary, pieces } = packing
  try {
    const text = inflateRawSync(packed.subarray(1), { dictionary, maxOutputLength: LONGEST_MESSAGE_BYTES }).toString()
    return messageSchema.parse(JSON.parse(pieces ? putBack(text, LONGEST_MESSAGE_BYTES) : text))
  } catch {
    // What went wrong may quote the message.
    throw new UnreadableItemError(key, 'its message is broken')
  }
}

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod'
import { channelSchema } from '../../case/channel.ts'
import type { RenderedMessage } from '../../messages/message.ts'
import { UnreadableItemError } from './item-errors.ts'
import type { Key } from './keys.ts'
import dictionary1 from './message-dictionary-1.json' with { type: 'json' }

/*
 * A message as it was sent, as JSON, deflated (RFC 1951) against a dictionary: the words of the shipped emails, their layout
 * and the fixed parts of the JSON, which a message so does not repeat. An email of 13 KB becomes one of half a KB. The first byte is the number of
 * the dictionary; the rest any zlib reads that is given it. A dictionary that was released is never changed: what was written
 * against it could not be read any more. When the layout has moved far from it, add another.
 */
const DICTIONARIES: ReadonlyMap<number, Uint8Array> = new Map([[1, Buffer.from(dictionary1.text)]])
const NEWEST = 1

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
  const packed = deflateRawSync(JSON.stringify(message), { level: 9, dictionary: DICTIONARIES.get(NEWEST) })
  return Buffer.concat([Uint8Array.of(NEWEST), packed])
}

export function readMessage(key: Key, packed: Uint8Array): RenderedMessage {
  const [number = 0] = packed
  const dictionary = DICTIONARIES.get(number)
  if (dictionary === undefined) throw new UnreadableItemError(key, `there is no message dictionary ${number}`)
  try {
    const json = inflateRawSync(packed.subarray(1), { dictionary, maxOutputLength: LONGEST_MESSAGE_BYTES })
    return messageSchema.parse(JSON.parse(json.toString()))
  } catch {
    // What went wrong may quote the message.
    throw new UnreadableItemError(key, 'its message is broken')
  }
}

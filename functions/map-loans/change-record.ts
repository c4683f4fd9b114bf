import * as z from 'zod'
import type { Change } from '../../shared/mapping/compile-mapping.ts'
import { type Plain, plainJson } from '../../shared/mapping/plain.ts'
import { type Instant, SECOND } from '../../shared/time/instant.ts'
import { reasonOf } from '../parking.ts'

/** A change as it came, from the stream of a lender's table or as a message of a lender's system. */
export interface ChangeRecord {
  readonly id: string
  readonly content: Change | { readonly unreadable: string }
}

const streamRecordSchema = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    ApproximateCreationDateTime: z.number(),
    NewImage: z.unknown().optional(),
    OldImage: z.unknown().optional(),
  }),
})
const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string() }) })),
})
const queueEventSchema = z.object({
  Records: z.array(
    z.object({ messageId: z.string(), body: z.string(), attributes: z.object({ SentTimestamp: z.coerce.number() }) }),
  ),
})

export interface ReadChanges {
  readonly from: 'stream' | 'queue'
  readonly records: readonly ChangeRecord[]
}

/** Reads an event of a table's stream or of a queue. Throws on anything else. */
export function readChanges(event: unknown): ReadChanges {
  const queued = queueEventSchema.safeParse(event)
  if (queued.success) {
    const records = queued.data.Records.map(({ messageId: id, body, attributes }) => ({
      id,
      content: changeOfMessage(body, attributes.SentTimestamp),
    }))
    return { from: 'queue', records }
  }
  const { Records } = z.object({ Records: z.array(z.unknown()) }).parse(event)
  const records = streamEventSchema.parse(event).Records.map(({ dynamodb }, at) => ({
    id: dynamodb.SequenceNumber,
    content: changeOfRecord(Records[at]),
  }))
  return { from: 'stream', records }
}

function changeOfMessage(body: string, at: Instant): ChangeRecord['content'] {
  const image = plainJson(body)
  return image === undefined ? { unreadable: 'no JSON' } : { image, before: undefined, at }
}

function changeOfRecord(record: unknown): ChangeRecord['content'] {
  const read = streamRecordSchema.safeParse(record)
  if (!read.success) return { unreadable: reasonOf(read.error) }
  const { eventName, dynamodb } = read.data
  const { NewImage, OldImage, ApproximateCreationDateTime } = dynamodb
  // A mapping that closes what is removed must see what that was; one that can't would leave the borrower reminded.
  if ((eventName === 'REMOVE' ? OldImage : NewImage) === undefined) {
    return { unreadable: 'no image: the stream needs NEW_AND_OLD_IMAGES' }
  }
  return {
    image: NewImage === undefined ? undefined : plainMap(NewImage),
    before: OldImage === undefined ? undefined : plainMap(OldImage),
    at: ApproximateCreationDateTime * SECOND,
  }
}

/** An image with its attributes' types taken off; numbers stay the text that DynamoDB sends. */
function plainMap(map: unknown): Plain {
  if (!isObject(map)) return null
  const entries = Object.entries(map).map(([name, attribute]) => [name, plainAttribute(attribute)] as const)
  return Object.fromEntries(entries)
}

function plainAttribute(attribute: unknown): Plain {
  const [type, value] = isObject(attribute) ? (Object.entries(attribute)[0] ?? []) : []
  switch (type) {
    case 'S':
    case 'N':
      return typeof value === 'string' ? value : null
    case 'BOOL':
      return value === true
    case 'M':
      return plainMap(value)
    case 'L':
      return Array.isArray(value) ? value.map(plainAttribute) : []
    case 'SS':
    case 'NS':
      return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
    default:
      return null
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

import * as z from 'zod'
import type { Witness } from '../../shared/audit/witness.ts'
import { itemDigest } from '../../shared/aws/items/witness-item.ts'
import { imageSchema } from '../stream-image.ts'

const PARTITION = 'BORROWER#'
/** Who deletes an item whose time is over, as the stream names DynamoDB itself. */
const DYNAMODB = 'dynamodb.amazonaws.com'

const recordSchema = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  userIdentity: z.object({ principalId: z.string() }).optional(),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    Keys: z.object({ pk: z.object({ S: z.string().startsWith(PARTITION) }), sk: z.object({ S: z.string() }) }),
    NewImage: imageSchema.optional(),
  }),
})
const eventSchema = z.object({ Records: z.array(recordSchema).min(1) })
const startSchema = z.strictObject({ chain: z.literal(true) })

/** What the schedule says. */
export const CHAIN_NOW: z.output<typeof startSchema> = { chain: true }

export interface HistoryChanges {
  /** Names the batch: the same records come again under the same name. */
  readonly name: string
  readonly witnesses: readonly Witness[]
}

/** Reads what woke the function: its schedule, or changes of the history's stream. Throws for anything else: the stream keeps it. */
export function readChainEvent(event: unknown): 'chain' | HistoryChanges {
  if (startSchema.safeParse(event).success) return 'chain'
  const { Records } = eventSchema.parse(event)
  const [first, last] = [Records.at(0), Records.at(-1)].map((record) => record?.dynamodb.SequenceNumber)
  return { name: `${first}-${last}.ndjson.gz`, witnesses: Records.map(witnessOf) }
}

function witnessOf({ eventName, userIdentity, dynamodb }: z.output<typeof recordSchema>): Witness {
  const { Keys, NewImage } = dynamodb
  const about = { borrower: Keys.pk.S.slice(PARTITION.length), entry: Keys.sk.S }
  if (NewImage === undefined || eventName === 'REMOVE') {
    return { ...about, change: userIdentity?.principalId === DYNAMODB ? 'expired' : 'removed' }
  }
  const expiresAt = Number(NewImage.expiresAt?.N)
  return {
    ...about,
    change: eventName === 'INSERT' ? 'gained' : 'rewritten',
    digest: itemDigest(NewImage),
    ...(Number.isInteger(expiresAt) && { expiresAt }),
  }
}

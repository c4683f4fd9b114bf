import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { MessageOwner } from '../delivery/delivery-report.ts'
import type { MessageIndex } from '../delivery/message-index.ts'
import type { Clock } from '../ports.ts'
import { DAY, SECOND } from '../time/instant.ts'
import { fromItem, toItem } from './items/attributes.ts'
import { faultsIn, UnreadableItemError } from './items/item-errors.ts'
import type { Key } from './items/keys.ts'

/** Who answers a reminder does so within days. */
const KEPT_DAYS = 7
/** People answer a mail weeks later, when they find it again. */
export const MAIL_KEPT_DAYS = 90
const VERSION = 1

const ownerSchema = z.object({ borrower: z.string().min(1), contact: z.string().min(1) })

export interface DynamoDbMessageIndexProps {
  readonly client: DynamoDBClient
  readonly table: string
  readonly clock: Clock
  /** How long a message is known; a week unless said otherwise. */
  readonly keptDays?: number
}

/** Whose message a provider's id stands for, in the Control table, which forgets it by itself. */
export class DynamoDbMessageIndex implements MessageIndex {
  readonly #props: DynamoDbMessageIndexProps

  constructor(props: DynamoDbMessageIndexProps) {
    this.#props = props
  }

  async put(providerId: string, { borrower, contact }: MessageOwner): Promise<void> {
    const { client, table, clock, keptDays = KEPT_DAYS } = this.#props
    const expiresAt = Math.ceil((clock.now() + keptDays * DAY) / SECOND)
    const item = toItem({ ...keyOf(providerId), v: VERSION, borrower, contact, expiresAt })
    await client.send(new PutItemCommand({ TableName: table, Item: item }))
  }

  async find(providerId: string): Promise<MessageOwner | undefined> {
    const { client, table } = this.#props
    const key = keyOf(providerId)
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem({ ...key }), ConsistentRead: true }),
    )
    if (item === undefined) return undefined
    const owner = ownerSchema.safeParse(fromItem(item))
    if (!owner.success) throw new UnreadableItemError(key, faultsIn(owner.error))
    return owner.data
  }
}

function keyOf(providerId: string): Key {
  return { pk: `MESSAGE#${providerId}`, sk: 'MESSAGE' }
}

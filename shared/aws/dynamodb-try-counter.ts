import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Tries, TryCounter } from '../borrower-page/try-counter.ts'
import { instantSchema } from '../time/boundary.ts'
import { formatInstant, type Instant, SECOND } from '../time/instant.ts'
import { fromItem, toItem } from './items/attributes.ts'
import { faultsIn, UnreadableItemError } from './items/item-errors.ts'
import type { Key } from './items/keys.ts'

const VERSION = 1

const triesSchema = z.object({ count: z.int().min(0), lockedUntil: instantSchema })

/** Tries in the Control table (`pk = TRY#<name>`), which forgets them by itself. */
export class DynamoDbTryCounter implements TryCounter {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor({ client, table }: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#client = client
    this.#table = table
  }

  async read(name: string): Promise<Tries | undefined> {
    const key = keyOf(name)
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: toItem({ ...key }), ConsistentRead: true }),
    )
    if (item === undefined) return undefined
    const read = triesSchema.safeParse(fromItem(item))
    if (!read.success) throw new UnreadableItemError(key, faultsIn(read.error))
    return read.data
  }

  async write(name: string, seen: number, { count, lockedUntil }: Tries, until: Instant): Promise<boolean> {
    const tries = { v: VERSION, count, lockedUntil: formatInstant(lockedUntil) }
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: toItem({ ...keyOf(name), ...tries, expiresAt: Math.ceil(until / SECOND) }),
          ConditionExpression: seen === 0 ? 'attribute_not_exists(pk)' : '#count = :seen',
          ...(seen > 0 && {
            ExpressionAttributeNames: { '#count': 'count' },
            ExpressionAttributeValues: toItem({ ':seen': seen }),
          }),
        }),
      )
      return true
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return false
    }
  }

  async clear(name: string): Promise<void> {
    await this.#client.send(new DeleteItemCommand({ TableName: this.#table, Key: toItem({ ...keyOf(name) }) }))
  }
}

function keyOf(name: string): Key {
  return { pk: `TRY#${name}`, sk: 'TRY' }
}

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { type Link, linkSchema } from '../links/link.ts'
import type { LinkStore } from '../links/link-store.ts'
import { formatInstant, type Instant, SECOND } from '../time/instant.ts'
import { fromItem, toItem } from './items/attributes.ts'
import { faultsIn, UnreadableItemError, UnwritableItemError } from './items/item-errors.ts'
import type { Key } from './items/keys.ts'
import { sha256 } from './sha256.ts'

const VERSION = 1

/** Links in the Control table (`pk = LINK#<hash>`), which forgets them by itself once they lead nowhere. */
export class DynamoDbLinkStore implements LinkStore {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor({ client, table }: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#client = client
    this.#table = table
  }

  /** One write unit. */
  async put(reference: string, link: Link): Promise<void> {
    const key = keyOf(reference)
    const written = z.safeEncode(linkSchema, { ...link, for: [...link.for] })
    if (!written.success) throw new UnwritableItemError(key, faultsIn(written.error))
    const Item = toItem({ ...key, v: VERSION, ...written.data, expiresAt: Math.ceil(link.until / SECOND) })
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item }))
  }

  async find(reference: string): Promise<Link | undefined> {
    const key = keyOf(reference)
    const { Item: item } = await this.#client.send(
      new GetItemCommand({
        TableName: this.#table,
        Key: toItem({ ...key }),
        ConsistentRead: true,
      }),
    )
    if (item === undefined) return undefined
    const { pk, sk, v, expiresAt, ...link } = fromItem(item)
    const read = linkSchema.safeParse(link)
    if (!read.success) throw new UnreadableItemError(key, faultsIn(read.error))
    return read.data
  }

  async revoke(reference: string, at: Instant): Promise<void> {
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: toItem({ ...keyOf(reference) }),
          UpdateExpression: 'SET revokedAt = :at',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
          ExpressionAttributeValues: toItem({ ':at': formatInstant(at) }),
        }),
      )
    } catch (error) {
      // Gone, or revoked before: it leads nowhere either way.
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  }
}

/** A reference is random, so that a plain hash gives nothing away. */
function keyOf(reference: string): Key {
  return { pk: `LINK#${sha256(reference)}`, sk: 'LINK' }
}

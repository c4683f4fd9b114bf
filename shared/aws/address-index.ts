import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { type ClosedPoint, closedPointSchema } from '../case/case-file.ts'
import type { Freshness } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { fromItem, type Item, toItem } from './items/attributes.ts'
import { closedPointItem } from './items/case-items.ts'
import { faultsIn, UnreadableItemError, UnwritableItemError } from './items/item-errors.ts'
import { addressPartition, BEHIND, type Key, STOP } from './items/keys.ts'
import { putNewer } from './put-newer.ts'
import { queryAll } from './query-pages.ts'
import { reopenPoint } from './reopen-point.ts'

/** The version of what stands in an address's partition. */
const VERSION = 1

/**
 * Who is behind an address, and whether it is stopped for everybody behind it. A stop is stored before the index is read, and
 * a borrower enters the index before the stop is read: whichever comes second sees the other.
 */
export class AddressIndex {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  /** Puts a borrower behind an address, and closes it for them at once where it is stopped. */
  async enter(borrower: string, point: string): Promise<void> {
    const behind = toItem({ pk: addressPartition(point), sk: `${BEHIND}${borrower}`, v: VERSION })
    await this.#client.send(new PutItemCommand({ TableName: this.#table, Item: behind }))
    const stop = await this.standing(point)
    if (stop !== undefined && !isReopened(stop)) await this.#close(borrower, stop)
  }

  /** The borrowers who are or were behind an address. */
  async behind(point: string, freshness: Freshness = 'newest'): Promise<readonly string[]> {
    const items = await this.#behind(point, freshness)
    return items.flatMap(({ sk }) => sk?.S?.slice(BEHIND.length) ?? [])
  }

  /** Notes that an opt-out was taken back, for those who come behind the address later. */
  async reopen(point: string, at: Instant): Promise<void> {
    const stop = await this.standing(point)
    if (stop?.why === 'opted-out') await reopenPoint(this.#client, this.#table, stopKey(point), at)
  }

  /** Stops an address for everybody who is or comes behind it. A repeat closes again what a crash may have left open. */
  async stop(closed: ClosedPoint): Promise<'stored' | 'older'> {
    const answer = await putNewer(this.#client, this.#table, stopItem(closed), 'since')
    if (answer === 'older') {
      // A stop of before the borrower started again, that comes a second time.
      const standing = await this.standing(closed.point)
      if (standing !== undefined && isReopened(standing)) return answer
    }
    for (const borrower of await this.behind(closed.point)) await this.#close(borrower, closed)
    return answer
  }

  async #close(borrower: string, closed: ClosedPoint): Promise<void> {
    await putNewer(this.#client, this.#table, closedPointItem(borrower, closed), 'since')
  }

  #behind(point: string, freshness: Freshness): Promise<readonly Item[]> {
    return queryAll(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :behind)',
      ExpressionAttributeValues: toItem({ ':pk': addressPartition(point), ':behind': BEHIND }),
      ConsistentRead: freshness === 'newest',
    })
  }

  /** The stop of an address, also one that was taken back. */
  async standing(point: string): Promise<ClosedPoint | undefined> {
    const key = stopKey(point)
    const { Item: item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: toItem({ ...key }), ConsistentRead: true }),
    )
    if (item === undefined) return undefined
    const { pk, sk, v, ...stop } = fromItem(item)
    const read = closedPointSchema.safeParse(stop)
    if (!read.success) throw new UnreadableItemError(key, faultsIn(read.error))
    return read.data
  }
}

function isReopened({ since, reopenedAt }: ClosedPoint): boolean {
  return reopenedAt !== undefined && reopenedAt >= since
}

function stopItem(closed: ClosedPoint): Item {
  const key = stopKey(closed.point)
  const written = z.safeEncode(closedPointSchema, closed)
  if (!written.success) throw new UnwritableItemError(key, faultsIn(written.error))
  return toItem({ ...key, v: VERSION, ...written.data })
}

function stopKey(point: string): Key {
  return { pk: addressPartition(point), sk: STOP }
}

import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { ClosedPoint } from '../case/case-file.ts'
import type { ReplyHold } from '../case/hold.ts'
import type { ResponseChange, ResponseStore } from '../responses/response-store.ts'
import { instantSchema } from '../time/boundary.ts'
import { DAY, formatInstant, type Instant, SECOND } from '../time/instant.ts'
import { AddressIndex } from './address-index.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { effectsRequest, holdKey } from './effects-request.ts'
import { fromItem, type Item, toItem } from './items/attributes.ts'
import { holdItem } from './items/case-items.ts'
import { historyItem, responseKey } from './items/history-item.ts'
import { faultsIn, UnreadableItemError } from './items/item-errors.ts'
import { type Key, partitionOf, sortKeys } from './items/keys.ts'
import { reopenPoint } from './reopen-point.ts'
import { hasReason, isConflict } from './transaction-refusal.ts'

/** Longer than a queue and its dead letters keep a message. */
const SEEN_FOR = 60 * DAY
const VERSION = 1

export interface DynamoDbResponseStoreProps {
  readonly client: DynamoDBClient
  readonly tables: { readonly cases: string; readonly history: string; readonly control: string }
  readonly historyDays: number
  readonly patience: Patience
}

/**
 * Responses on DynamoDB. A response lies in the case as a hold until its effects stand, which one transaction over both tables
 * writes: its entry in the history, put under a condition, is what a repeat finds. Only then is the hold deleted, by itself. A query
 * may see one write of a transaction and miss another, so that in one with the effects it could see neither them nor the hold. It
 * reads in the order of keys, in which the hold is first: whoever no longer finds it finds everything that took its place.
 */
export class DynamoDbResponseStore implements ResponseStore {
  readonly #props: DynamoDbResponseStoreProps
  readonly #addresses: AddressIndex

  constructor(props: DynamoDbResponseStoreProps) {
    this.#props = props
    this.#addresses = new AddressIndex(props.client, props.tables.cases)
  }

  /** Kept in Control, which forgets it long after any door repeats itself. */
  async firstSeen(response: string, at: Instant): Promise<Instant> {
    const { client, tables } = this.#props
    const key = { pk: `RESPONSE#${response}`, sk: 'RESPONSE' }
    const seen = { ...key, v: VERSION, at: formatInstant(at), expiresAt: Math.ceil((at + SEEN_FOR) / SECOND) }
    try {
      const ConditionExpression = 'attribute_not_exists(pk)'
      await client.send(new PutItemCommand({ TableName: tables.control, Item: toItem(seen), ConditionExpression }))
      return at
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return readSeen(key, await this.#get(tables.control, key))
    }
  }

  behind(point: string): Promise<readonly string[]> {
    return this.#addresses.behind(point)
  }

  async keep(borrower: string, reply: ReplyHold): Promise<'kept' | 'repeated'> {
    const { client, tables } = this.#props
    const done = await this.#get(tables.history, responseKey(borrower, reply.from, reply.id))
    if (done !== undefined) return 'repeated'
    const hold = holdItem(borrower, reply, reply.from)
    await client.send(new PutItemCommand({ TableName: tables.cases, Item: hold }))
    return 'kept'
  }

  async stopAddress(closed: ClosedPoint): Promise<void> {
    await this.#addresses.stop(closed)
  }

  async reopenAddress(point: string, at: Instant): Promise<void> {
    await this.#addresses.reopen(point, at)
  }

  /**
   * Points reopen first: until the transaction the stop still stands. A crash anywhere in between is made good by the repeat, before
   * which the borrower is left alone for the hold that still stands.
   */
  async replace(borrower: string, reply: ReplyHold, change: ResponseChange): Promise<'replaced' | 'repeated'> {
    const { client, tables, patience } = this.#props
    for (const point of change.effects.reopened) {
      const key = { pk: partitionOf(borrower), sk: sortKeys.closedPoint(point) }
      await reopenPoint(client, tables.cases, key, reply.from)
    }
    const TransactItems = this.#transaction(borrower, reply, change)
    const write = () => client.send(new TransactWriteItemsCommand({ TransactItems }))
    const outcome = await withBackOff(write, isConflict, patience).then(
      () => 'replaced' as const,
      (error: unknown) => repeatedOr(error),
    )
    await client.send(new DeleteItemCommand({ TableName: tables.cases, Key: holdKey(borrower, reply) }))
    return outcome
  }

  async #get(TableName: string, key: Key): Promise<Item | undefined> {
    const Key = toItem({ ...key })
    const { Item: item } = await this.#props.client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
    return item
  }

  #transaction(borrower: string, reply: ReplyHold, { effects, history }: ResponseChange): TransactWriteItem[] {
    const { tables, historyDays } = this.#props
    const { cases: TableName } = tables
    const [entry, ...more] = history
    const told = more.map((each) => ({
      Put: { TableName: tables.history, Item: historyItem(borrower, each, historyDays) },
    }))
    return [
      {
        Put: {
          TableName: tables.history,
          Item: historyItem(borrower, entry, historyDays),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      ...told,
      ...effectsRequest(TableName, borrower, effects, reply.from),
    ]
  }
}

/** The response had its entry in the history, and so its effects. */
function repeatedOr(error: unknown): 'repeated' {
  if (error instanceof TransactionCanceledException && hasReason(error, 'ConditionalCheckFailed')) return 'repeated'
  throw error
}

const seenSchema = z.object({ at: instantSchema })

function readSeen(key: Key, item: Item | undefined): Instant {
  const seen = seenSchema.safeParse(item === undefined ? {} : fromItem(item))
  if (!seen.success) throw new UnreadableItemError(key, faultsIn(seen.error))
  return seen.data.at
}

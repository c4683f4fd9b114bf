import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import {
  type Begun,
  type KeptAnswer,
  REMEMBERED_MS,
  type RequestLedger,
  WORKED_ON_MS,
} from '../lender-api/request-ledger.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { fromItem, type Item, toItem } from './items/attributes.ts'
import { faultsIn, UnreadableItemError } from './items/item-errors.ts'
import type { Key } from './items/keys.ts'

const VERSION = 1

/** Requests in the Control table, which forgets them by its time-to-live. */
export class DynamoDbRequestLedger implements RequestLedger {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async begin(key: string, print: string, at: Instant): Promise<Begun> {
    const expiresAt = Math.ceil((at + REMEMBERED_MS) / SECOND)
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: toItem({ ...keyOf(key), v: VERSION, print, at, tried: at, expiresAt }),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      )
      return { is: 'to-do', at }
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return this.#again(key, print, at, readRequest(keyOf(key), error.Item))
    }
  }

  async answer(key: string, { status, body }: KeptAnswer): Promise<void> {
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: toItem({ ...keyOf(key) }),
        UpdateExpression: 'SET answer = :answer',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: toItem({ ':answer': { status, body } }),
      }),
    )
  }

  async #again(key: string, print: string, at: Instant, known: Request): Promise<Begun> {
    if (known.print !== print) return { is: 'another' }
    if (known.answer !== undefined) return { is: 'answered', answer: known.answer }
    if (at < known.tried + WORKED_ON_MS) return { is: 'in-work' }
    return (await this.#tryAgain(key, known.tried, at)) ? { is: 'to-do', at: known.at } : { is: 'in-work' }
  }

  /** Of two who find a request given up, one goes on with it. */
  async #tryAgain(key: string, seen: Instant, at: Instant): Promise<boolean> {
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: toItem({ ...keyOf(key) }),
          UpdateExpression: 'SET tried = :at',
          ConditionExpression: 'tried = :seen',
          ExpressionAttributeValues: toItem({ ':at': at, ':seen': seen }),
        }),
      )
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }
}

function keyOf(key: string): Key {
  return { pk: `REQUEST#${key}`, sk: 'REQUEST' }
}

const requestSchema = z.object({
  print: z.string(),
  at: z.number(),
  tried: z.number(),
  answer: z.object({ status: z.int(), body: z.string() }).optional(),
})
type Request = z.output<typeof requestSchema>

function readRequest(key: Key, item: Item | undefined): Request {
  const read = requestSchema.safeParse(item === undefined ? {} : fromItem(item))
  if (!read.success) throw new UnreadableItemError(key, faultsIn(read.error))
  return read.data
}

import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Clock } from '../ports.ts'
import { type Opinion, opinionSchema } from '../replies/opinion.ts'
import type { OpinionLedger } from '../responses/second-reader.ts'
import { DAY, SECOND } from '../time/instant.ts'
import { fromItem, toItem } from './items/attributes.ts'
import { faultsIn, UnreadableItemError } from './items/item-errors.ts'

/** As long as when a response was first seen. */
const KEPT_FOR = 60 * DAY
const VERSION = 1

export interface DynamoDbOpinionLedgerProps {
  readonly client: DynamoDBClient
  /** The table Control. */
  readonly table: string
  readonly clock: Clock
}

/** Second opinions beside when their responses were first seen: a label and a model, no word of the reply and nobody's id. */
export class DynamoDbOpinionLedger implements OpinionLedger {
  readonly #props: DynamoDbOpinionLedgerProps

  constructor(props: DynamoDbOpinionLedgerProps) {
    this.#props = props
  }

  begin(response: string): Promise<boolean> {
    return this.#put(response, undefined, 'attribute_not_exists(pk)')
  }

  async settle(response: string, opinion: Opinion): Promise<Opinion> {
    const settled = await this.#put(response, opinion, 'attribute_not_exists(opinion)')
    return settled ? opinion : this.#settled(response)
  }

  async #put(response: string, opinion: Opinion | undefined, ConditionExpression: string): Promise<boolean> {
    const { client, table: TableName, clock } = this.#props
    const expiresAt = Math.ceil((clock.now() + KEPT_FOR) / SECOND)
    const Item = toItem({ ...keyOf(response), v: VERSION, opinion, expiresAt })
    try {
      await client.send(new PutItemCommand({ TableName, Item, ConditionExpression }))
      return true
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return false
    }
  }

  async #settled(response: string): Promise<Opinion> {
    const { client, table: TableName } = this.#props
    const key = keyOf(response)
    const { Item = {} } = await client.send(
      new GetItemCommand({ TableName, Key: toItem({ ...key }), ConsistentRead: true }),
    )
    const read = opinionSchema.safeParse(fromItem(Item).opinion)
    if (!read.success) throw new UnreadableItemError(key, faultsIn(read.error))
    return read.data
  }
}

function keyOf(response: string) {
  return { pk: `RESPONSE#${response}`, sk: 'OPINION' }
}

import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { EMPTY_PLAN, type Plan } from '../case/plan.ts'
import type { Freshness, Neighbours } from '../ports.ts'
import { toItem } from './items/attributes.ts'
import { addressPartition, BEHIND, partitionOf, sortKeys } from './items/keys.ts'
import { readPlanItem } from './items/read-case.ts'
import { queryAll } from './query-pages.ts'

/**
 * Who stands behind an address, by the index that intake keeps. One read for most addresses, which have one borrower; a plan more for
 * each other.
 */
export class DynamoDbNeighbours implements Neighbours {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async plansBehind(point: string, but: string, freshness: Freshness = 'newest'): Promise<readonly Plan[]> {
    const ConsistentRead = freshness === 'newest'
    const items = await queryAll(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :behind)',
      ExpressionAttributeValues: toItem({ ':pk': addressPartition(point), ':behind': BEHIND }),
      ConsistentRead,
    })
    const others = items.flatMap(({ sk }) => sk?.S?.slice(BEHIND.length) ?? []).filter((borrower) => borrower !== but)
    return Promise.all(others.map((borrower) => this.#planOf(borrower, ConsistentRead)))
  }

  /** A borrower whose plan nobody has written yet was not contacted. */
  async #planOf(borrower: string, ConsistentRead: boolean): Promise<Plan> {
    const Key = toItem({ pk: partitionOf(borrower), sk: sortKeys.plan })
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key, ConsistentRead }))
    return Item === undefined ? EMPTY_PLAN : readPlanItem(Item)
  }
}

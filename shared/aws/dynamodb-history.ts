import { type DynamoDBClient, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb'
import type { StandingEntry, StandingHistory } from '../audit/verify.ts'
import { formatInstant, type Instant, LATEST_INSTANT } from '../time/instant.ts'
import type { Item } from './items/attributes.ts'
import { toItem } from './items/attributes.ts'
import { borrowerOf, partitionOf } from './items/keys.ts'
import { itemDigest } from './items/witness-item.ts'
import { queryAll } from './query-pages.ts'

/** What happened, as the History table has it. Reads are strongly consistent, but those of everybody's period. */
export class DynamoDbHistory implements StandingHistory {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  /** A borrower's items of a period, its end not included. */
  itemsOf(borrower: string, from: Instant, to: Instant): Promise<readonly Item[]> {
    return this.#query(borrower, startKey(from), startKey(to))
  }

  async entriesOf(borrower: string, from: string, to: string): Promise<readonly StandingEntry[]> {
    const items = await this.#query(borrower, from, to)
    return items.map((item) => ({ entry: item.sk?.S ?? '', digest: itemDigest(item) }))
  }

  /** Borrowers to whom anything happened in a period. Reads the whole table: its keys know borrowers and not days. */
  async *borrowersIn(from: Instant, to: Instant): AsyncGenerator<string> {
    let last = ''
    let start: Item | undefined
    do {
      const page: { Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined } = await this.#client.send(
        new ScanCommand(this.#scan(from, to, start)),
      )
      for (const { pk } of page.Items ?? []) {
        const borrower = borrowerOf(pk?.S ?? '')
        // The items of a partition come one after another.
        if (borrower !== undefined && borrower !== last) yield borrower
        last = borrower ?? last
      }
      start = page.LastEvaluatedKey
    } while (start !== undefined)
  }

  #query(borrower: string, from: string, to: string): Promise<readonly Item[]> {
    return queryAll(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: toItem({ ':pk': partitionOf(borrower), ':from': from, ':to': to }),
      ConsistentRead: true,
    })
  }

  #scan(from: Instant, to: Instant, start: Item | undefined): ScanCommandInput {
    return {
      TableName: this.#table,
      FilterExpression: 'sk BETWEEN :from AND :to',
      ExpressionAttributeValues: toItem({ ':from': startKey(from), ':to': startKey(to) }),
      ProjectionExpression: 'pk',
      ...(start !== undefined && { ExclusiveStartKey: start }),
    }
  }
}

/** Entries of an instant and later are behind this key. An entry's key goes on where this one ends. */
function startKey(instant: Instant): string {
  return formatInstant(Math.min(Math.max(instant, 0), LATEST_INSTANT))
}

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { HistoryReader } from '../desk/case-desk.ts'
import type { HistoryEntry } from '../ports.ts'
import { LATEST_INSTANT } from '../time/instant.ts'
import { DynamoDbHistory } from './dynamodb-history.ts'
import { readHistoryItem } from './items/read-history.ts'

/** A borrower's whole history, entry by entry. Throws UnreadableItemError. */
export class DynamoDbHistoryReader implements HistoryReader {
  readonly #history: DynamoDbHistory

  constructor(client: DynamoDBClient, table: string) {
    this.#history = new DynamoDbHistory(client, table)
  }

  async entriesOf(borrower: string): Promise<readonly HistoryEntry[]> {
    const items = await this.#history.itemsOf(borrower, 0, LATEST_INSTANT)
    return items.map((item) => readHistoryItem(item).entry)
  }
}

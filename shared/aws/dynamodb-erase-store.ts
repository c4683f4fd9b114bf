import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { CaseFile } from '../case/case-file.ts'
import { STOPS } from '../erasure/erase-borrower.ts'
import type { EraseStore } from '../erasure/erase-store.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { DynamoDbHistory } from './dynamodb-history.ts'
import { holdKey } from './effects-request.ts'
import { toItem } from './items/attributes.ts'
import { historyItem } from './items/history-item.ts'
import { addressPartition, BEHIND, type Key, partitionOf, sortKeys } from './items/keys.ts'

export interface DynamoDbEraseStoreProps {
  readonly client: DynamoDBClient
  readonly tables: { readonly cases: string; readonly history: string }
  readonly historyDays: number
}

/** Erasure on DynamoDB, item by item: each is gone or it comes again. */
export class DynamoDbEraseStore implements EraseStore {
  readonly #props: DynamoDbEraseStoreProps

  constructor(props: DynamoDbEraseStoreProps) {
    this.#props = props
  }

  async note(borrower: string, entries: readonly HistoryEntry[]): Promise<void> {
    const { client, tables, historyDays } = this.#props
    for (const entry of entries) {
      const Item = historyItem(borrower, entry, historyDays)
      await client.send(new PutItemCommand({ TableName: tables.history, Item }))
    }
  }

  async eraseHistory(borrower: string, before: Instant): Promise<number> {
    const { client, tables } = this.#props
    const items = await new DynamoDbHistory(client, tables.history).itemsOf(borrower, 0, before)
    for (const { pk, sk } of items) await this.#delete(tables.history, { pk: pk?.S ?? '', sk: sk?.S ?? '' })
    return items.length
  }

  async eraseCase({ borrower, loans, payments, holds, tasks }: CaseFile): Promise<void> {
    const { cases } = this.#props.tables
    const pk = partitionOf(borrower.id)
    const going = [
      ...loans.map(({ id }) => sortKeys.loan(id)),
      ...payments.map(({ id }) => sortKeys.payment(id)),
      ...tasks.map(({ id }) => sortKeys.task(id)),
    ]
    for (const sk of going) await this.#delete(cases, { pk, sk })
    for (const hold of holds.filter(({ kind }) => !STOPS.has(kind))) {
      await this.#props.client.send(new DeleteItemCommand({ TableName: cases, Key: holdKey(borrower.id, hold) }))
    }
    for (const { id } of borrower.contactPoints) {
      await this.#delete(cases, { pk: addressPartition(id), sk: `${BEHIND}${borrower.id}` })
    }
    await this.#delete(cases, { pk, sk: sortKeys.borrower })
  }

  async #delete(TableName: string, key: Key): Promise<void> {
    await this.#props.client.send(new DeleteItemCommand({ TableName, Key: toItem({ ...key }) }))
  }
}

import {
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import type { Acted, CaseDesk } from '../desk/case-desk.ts'
import type { Effects } from '../responses/effects.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { effectsRequest } from './effects-request.ts'
import { historyItem } from './items/history-item.ts'
import { partitionOf, sortKeys } from './items/keys.ts'
import { borrowerExists } from './plan-request.ts'
import { reopenPoint } from './reopen-point.ts'
import { hasReason, isConflict } from './transaction-refusal.ts'

export interface DynamoDbCaseDeskProps {
  readonly client: DynamoDBClient
  readonly tables: { readonly cases: string; readonly history: string }
  readonly historyDays: number
  readonly patience: Patience
}

/** The desk on DynamoDB: a change and its entry in the history are one transaction, which the entry lets happen once. */
export class DynamoDbCaseDesk implements CaseDesk {
  readonly #props: DynamoDbCaseDeskProps

  constructor(props: DynamoDbCaseDeskProps) {
    this.#props = props
  }

  /** Points reopen first: until the transaction a repeat opens them again. */
  async change(borrower: string, effects: Effects, entry: Acted): Promise<'changed' | 'repeated' | 'no-case'> {
    const { client, tables, historyDays, patience } = this.#props
    for (const point of effects.reopened) {
      await reopenPoint(client, tables.cases, { pk: partitionOf(borrower), sk: sortKeys.closedPoint(point) }, entry.at)
    }
    const Item = historyItem(borrower, entry, historyDays)
    const told = { TableName: tables.history, Item, ConditionExpression: 'attribute_not_exists(pk)' }
    const TransactItems = [
      borrowerExists(tables.cases, borrower),
      { Put: told },
      ...effectsRequest(tables.cases, borrower, effects, entry.at),
    ]
    try {
      await withBackOff(() => client.send(new TransactWriteItemsCommand({ TransactItems })), isConflict, patience)
      return 'changed'
    } catch (error) {
      if (!(error instanceof TransactionCanceledException && hasReason(error, 'ConditionalCheckFailed'))) throw error
      return error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed' ? 'no-case' : 'repeated'
    }
  }

  async note(borrower: string, entry: Acted): Promise<void> {
    const { client, tables, historyDays } = this.#props
    const Item = historyItem(borrower, entry, historyDays)
    await client.send(new PutItemCommand({ TableName: tables.history, Item }))
  }
}

import {
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import type { AgentTask } from '../case/case-file.ts'
import type { TaskKind } from '../case/task-kinds.ts'
import type { HistoryEntry } from '../ports.ts'
import { NO_EFFECTS } from '../responses/effects.ts'
import type { QueuedTask, Taking, TaskChange, TaskPage, TaskStore } from '../tasks/task-store.ts'
import { formatInstant, type Instant } from '../time/instant.ts'
import { type Patience, withBackOff } from './back-off.ts'
import { effectsRequest } from './effects-request.ts'
import { type Attributes, type Item, toItem } from './items/attributes.ts'
import { historyItem } from './items/history-item.ts'
import { borrowerOf, partitionOf, sortKeys } from './items/keys.ts'
import { readTaskItem } from './items/read-case.ts'
import { currentVersion } from './items/schema-version.ts'
import { hasReason, isConflict } from './transaction-refusal.ts'

const INDEX = 'open-tasks'

export interface DynamoDbTaskStoreProps {
  readonly client: DynamoDBClient
  readonly tables: { readonly cases: string; readonly history: string }
  readonly historyDays: number
  readonly patience: Patience
}

/** Tasks on DynamoDB: each an item of its case, the open ones in a sparse index by kind and due time. */
export class DynamoDbTaskStore implements TaskStore {
  readonly #props: DynamoDbTaskStoreProps

  constructor(props: DynamoDbTaskStoreProps) {
    this.#props = props
  }

  /** The index may be a moment behind: a task that was closed just now is left out by what it says of itself. */
  async list(queue: TaskKind, { limit, after, dueUntil }: TaskPage): Promise<readonly QueuedTask[]> {
    const until = dueUntil === undefined ? {} : { ':until': dueUntil }
    const { Items = [] } = await this.#props.client.send(
      new QueryCommand({
        TableName: this.#props.tables.cases,
        IndexName: INDEX,
        KeyConditionExpression: `taskQueue = :queue${dueUntil === undefined ? '' : ' AND taskDueAt <= :until'}`,
        ExpressionAttributeValues: toItem({ ':queue': queue, ...until }),
        Limit: limit,
        ...(after !== undefined && {
          ExclusiveStartKey: toItem({ ...keyOf(after.borrower, after.task), taskQueue: queue, taskDueAt: after.dueAt }),
        }),
      }),
    )
    return Items.flatMap((item) => {
      const borrower = borrowerOf(item.pk?.S ?? '')
      return borrower === undefined ? [] : [{ borrower, task: readTaskItem(item) }]
    })
  }

  async take(borrower: string, task: string, by: string, at: Instant): Promise<Taking> {
    const update = this.#update(borrower, task, {
      UpdateExpression: 'SET #owner = :owner, v = :v',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(closed) AND attribute_not_exists(#owner)',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: toItem({ ':owner': { by, at: formatInstant(at) }, ':v': TASK_VERSION }),
    })
    const standing = await this.#write(update, [this.#told(borrower, { what: 'task-taken', at, task, by })])
    if (standing === 'written') return { is: 'taken' }
    if (standing === undefined) return { is: 'no-task' }
    if (standing.closed !== undefined) return { is: 'closed' }
    const owner = standing.owner?.by ?? by
    return owner === by ? { is: 'taken' } : { is: 'owned', by: owner }
  }

  async release(borrower: string, task: string, owner: string, by: string, at: Instant): Promise<boolean> {
    const update = this.#update(borrower, task, {
      UpdateExpression: 'REMOVE #owner',
      ConditionExpression: '#owner.#by = :owner AND attribute_not_exists(closed)',
      ExpressionAttributeNames: { '#owner': 'owner', '#by': 'by' },
      ExpressionAttributeValues: toItem({ ':owner': owner }),
    })
    return (await this.#write(update, [this.#told(borrower, { what: 'task-released', at, task, by })])) === 'written'
  }

  /**
   * What takes the place of a hold that is lifted stands before it, since a query may see one write of a transaction and miss another,
   * and so see neither. After a crash in between the task is open still, and closing it again writes the same holds.
   */
  async close(borrower: string, task: string, { effects, history, forgotten }: TaskChange): Promise<boolean> {
    const { tables } = this.#props
    const [{ at, by }] = history
    if (effects.holds.length > 0 && effects.lifted.length > 0) {
      const touch = this.#update(borrower, task, {
        ...THEIRS_AND_OPEN,
        UpdateExpression: 'SET v = :v',
        ExpressionAttributeValues: toItem({ ':by': by, ':v': TASK_VERSION }),
      })
      const replacing = effectsRequest(tables.cases, borrower, { ...NO_EFFECTS, holds: effects.holds }, at)
      if ((await this.#write(touch, replacing)) !== 'written') return false
    }
    const update = this.#update(borrower, task, {
      ...THEIRS_AND_OPEN,
      UpdateExpression: 'SET closed = :closed, v = :v REMOVE taskQueue, taskDueAt',
      ExpressionAttributeValues: toItem({ ':by': by, ':closed': { by, at: formatInstant(at) }, ':v': TASK_VERSION }),
    })
    const written = await this.#write(update, [
      ...history.map((entry) => this.#told(borrower, entry)),
      ...effectsRequest(tables.cases, borrower, effects, at),
      ...forgotten.map((id) => ({ Delete: { TableName: tables.cases, Key: toItem({ ...keyOf(borrower, id) }) } })),
    ])
    return written === 'written'
  }

  #update(borrower: string, task: string, update: Omit<Update, 'TableName' | 'Key'>): TransactWriteItem {
    const { cases: TableName } = this.#props.tables
    const Key = toItem({ ...keyOf(borrower, task) })
    return { Update: { TableName, Key, ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ...update } }
  }

  #told(borrower: string, entry: HistoryEntry): TransactWriteItem {
    const { tables, historyDays } = this.#props
    return { Put: { TableName: tables.history, Item: historyItem(borrower, entry, historyDays) } }
  }

  /** Writes all of it under the task's condition; where that does not hold, answers the task as it stands. */
  async #write(
    update: TransactWriteItem,
    more: readonly TransactWriteItem[],
  ): Promise<'written' | AgentTask | undefined> {
    const { client, patience } = this.#props
    const TransactItems = [update, ...more]
    try {
      await withBackOff(() => client.send(new TransactWriteItemsCommand({ TransactItems })), isConflict, patience)
      return 'written'
    } catch (error) {
      if (!(error instanceof TransactionCanceledException && hasReason(error, 'ConditionalCheckFailed'))) throw error
      const standing: Item | undefined = error.CancellationReasons?.[0]?.Item
      return standing && readTaskItem(standing)
    }
  }
}

type Update = NonNullable<TransactWriteItem['Update']>

const TASK_VERSION = currentVersion('TASK')

const THEIRS_AND_OPEN = {
  ConditionExpression: '#owner.#by = :by AND attribute_not_exists(closed)',
  ExpressionAttributeNames: { '#owner': 'owner', '#by': 'by' },
} as const

function keyOf(borrower: string, task: string): Attributes {
  return { pk: partitionOf(borrower), sk: sortKeys.task(task) }
}

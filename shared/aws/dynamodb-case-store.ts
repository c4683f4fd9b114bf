import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { CaseStore, Freshness, PlanChange, PlanCondition, PlanWrite } from '../ports.ts'
import { isPlain } from '../reconcile/decision-entry.ts'
import { type Patience, withBackOff } from './back-off.ts'
import type { Item } from './items/attributes.ts'
import { closedPointItem } from './items/case-items.ts'
import { historyItem } from './items/history-item.ts'
import { partitionOf } from './items/keys.ts'
import { type PartReader, readCase, readPart, readPlanItem } from './items/read-case.ts'
import type { Upcasters } from './items/schema-version.ts'
import { borrowerExists, conditionOf, NO_PLAN_YET, openTask, planUpdate } from './plan-request.ts'
import { putNewer } from './put-newer.ts'
import { queryAll } from './query-pages.ts'
import { hasReason, isConflict } from './transaction-refusal.ts'

export interface DynamoDbCaseStoreProps {
  readonly client: DynamoDBClient
  readonly tables: { readonly cases: string; readonly history: string }
  /** How long the history keeps what happened. */
  readonly historyDays: number
  readonly patience: Patience
  /** How older items become current ones; Duewell's own where none are given. */
  readonly upcasters?: Upcasters
  /** How each item of a case is read; Duewell's own way where nothing is said. */
  readonly readPart?: PartReader
}

/** A place in a transaction: the plan comes first. */
const PLAN = 0

/**
 * Case files on DynamoDB. All contacts of a borrower pass through one item, PLAN, under a condition, so that caps and
 * at-most-once hold however many doors race. What happened goes into the history before the plan that says so: a reason
 * without its decision does no harm, where the reverse would be a contact that nobody can explain.
 */
export class DynamoDbCaseStore implements CaseStore {
  readonly #props: DynamoDbCaseStoreProps

  constructor(props: DynamoDbCaseStoreProps) {
    this.#props = props
  }

  /** Throws UnreadableItemError where an item of the case can't be understood. */
  async load(borrower: string, freshness: Freshness = 'newest'): Promise<CaseFile | undefined> {
    const { client, tables, upcasters, readPart: read = (item) => readPart(item, upcasters) } = this.#props
    const items = await queryAll(client, {
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partitionOf(borrower) } },
      ConsistentRead: freshness === 'newest',
    })
    return readCase(items, read)
  }

  async writePlan(borrower: string, condition: PlanCondition, change: PlanChange): Promise<PlanWrite> {
    const { client, tables, historyDays, patience } = this.#props
    // A wait that only the strategy's calendar asks for would double the writes of a plan, and deciding again says it again.
    const kept = change.history.filter((entry) => !isPlain(entry))
    const entries = kept.map((entry) => historyItem(borrower, entry, historyDays))
    await Promise.all(entries.map((Item) => client.send(new PutItemCommand({ TableName: tables.history, Item }))))
    return withBackOff(() => this.#write(borrower, condition, change), isConflict, patience)
  }

  async closePoint(borrower: string, point: ClosedPoint): Promise<void> {
    const { client, tables } = this.#props
    await putNewer(client, tables.cases, closedPointItem(borrower, point), 'since')
  }

  /** A transaction costs twice as much, so it is only for what needs it: the first plan, and tasks that open with it. */
  async #write(borrower: string, condition: PlanCondition, { plan, tasks }: PlanChange): Promise<PlanWrite> {
    const { client, tables } = this.#props
    const isFirst = 'version' in condition && condition.version === 0
    const update = planUpdate(tables.cases, borrower, plan, isFirst ? NO_PLAN_YET : conditionOf(condition))
    try {
      if (!isFirst && tasks.length === 0) await client.send(new UpdateItemCommand(update))
      else {
        const TransactItems = [
          { Update: update },
          ...(isFirst ? [borrowerExists(tables.cases, borrower)] : []),
          ...tasks.map((task) => openTask(tables.cases, borrower, task)),
        ] satisfies TransactWriteItemsCommandInput['TransactItems']
        await client.send(new TransactWriteItemsCommand({ TransactItems }))
      }
      return { written: true }
    } catch (error) {
      if (!isRefusal(error)) throw error
      const standing = standingItem(error)
      return { written: false, plan: standing && readPlanItem(standing, this.#props.upcasters) }
    }
  }
}

type Refusal = ConditionalCheckFailedException | TransactionCanceledException

/** The condition did not hold. A transaction may also end because another was at work on its items, which is no answer. */
function isRefusal(error: unknown): error is Refusal {
  if (error instanceof ConditionalCheckFailedException) return true
  return error instanceof TransactionCanceledException && hasReason(error, 'ConditionalCheckFailed')
}

function standingItem(refusal: Refusal): Item | undefined {
  return refusal instanceof ConditionalCheckFailedException ? refusal.Item : refusal.CancellationReasons?.[PLAN]?.Item
}

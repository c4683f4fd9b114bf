import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { conditionOf, type Placeholders, updateOf } from './expressions.ts'
import { conflict, withoutTrace } from './failures.ts'
import { Table } from './table.ts'
import { openTasks } from './task-index.ts'

/** A change of one item, as a stream with new and old images has it. */
export interface Write {
  readonly table: string
  readonly pk: string
  readonly sk: string
  readonly before: Item | undefined
  readonly after: Item | undefined
  /** As a transaction writes it, where reads see its items one after another: when they see this one, and when they see all. */
  readonly seen?: { readonly at: number; readonly wholeAt: number }
}

/** As much of a request as the adapters use. */
export interface TableRequest {
  readonly TableName: string
  readonly Key?: Item
  readonly Item?: Item
  readonly ConditionExpression?: string
  readonly UpdateExpression?: string
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>
  readonly ConsistentRead?: boolean
  readonly Segment?: number
  readonly TotalSegments?: number
  readonly ExclusiveStartKey?: Item
  readonly IndexName?: string
  readonly Limit?: number
  readonly ReturnValues?: string
}

interface Transaction {
  readonly TransactItems: readonly Readonly<Record<string, TableRequest>>[]
}

/** DynamoDB's calls as far as the adapters make them, each atomic, over tables in memory. */
export class Database {
  readonly #tables = new Map<string, Table>()
  readonly #now: () => number
  readonly #onWrite: (write: Write) => void
  /** A query is answered in pages of so many items; whole where it is undefined. */
  pageOf: number | undefined

  constructor(now: () => number, onWrite: (write: Write) => void) {
    this.#now = now
    this.#onWrite = onWrite
  }

  table(name: string): Table {
    const table = this.#tables.get(name) ?? new Table()
    this.#tables.set(name, table)
    return table
  }

  /** `asOf` is what an eventually consistent read sees; after `apart` milliseconds each a transaction's items can be seen. */
  run(operation: string, input: unknown, asOf: number, apart: readonly number[] = []): object {
    const request = input as TableRequest
    const seen = request.ConsistentRead === true ? Number.POSITIVE_INFINITY : asOf
    switch (operation) {
      case 'GetItem': {
        const { pk, sk } = keyOf(request.Key)
        const item = this.table(request.TableName)
          .items(pk, this.#now(), seen)
          .find((each) => each.sk?.S === sk)
        return item === undefined ? {} : { Item: item }
      }
      case 'Query':
        if (request.IndexName !== undefined) return { Items: openTasks(this.#scan(request, asOf), request) }
        return this.#page(this.#query(request, seen), request)
      case 'Scan':
        return { Items: this.#scan(request, asOf) }
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem': {
        const planned = this.#plan(operation, request)
        if ('refused' in planned) throw refusal(planned.refused, request)
        this.#apply(planned)
        return request.ReturnValues === 'ALL_OLD' && planned.before !== undefined ? { Attributes: planned.before } : {}
      }
      case 'TransactWriteItems':
        return this.#transact(input as Transaction, apart)
      default:
        throw new Error(`this database knows no ${operation}`)
    }
  }

  /** Puts an item as it is, for what no function of ours writes. */
  put(table: string, item: Item): void {
    const { pk, sk } = keyOf(item)
    this.#apply({ table, pk, sk, before: this.table(table).get(pk, sk), after: item })
  }

  remove(table: string, pk: string, sk: string): void {
    this.#apply({ table, pk, sk, before: this.table(table).get(pk, sk), after: undefined })
  }

  #query(request: TableRequest, asOf: number): readonly Item[] {
    const held = placeholders(request)
    const pk = held.values[':pk']?.S ?? ''
    const fits = conditionOf(request.KeyConditionExpression ?? '')
    return this.table(request.TableName)
      .items(pk, this.#now(), asOf)
      .filter((item) => fits(item, held))
  }

  #page(found: readonly Item[], { ExclusiveStartKey }: TableRequest): object {
    const after = ExclusiveStartKey && keyOf(ExclusiveStartKey).sk
    const left = after === undefined ? found : found.filter(({ sk }) => (sk?.S ?? '') > after)
    const Items = left.slice(0, this.pageOf)
    const { pk, sk } = keyOf(Items.at(-1))
    return Items.length === left.length ? { Items } : { Items, LastEvaluatedKey: { pk: { S: pk }, sk: { S: sk } } }
  }

  #scan({ TableName, Segment = 0, TotalSegments = 1, ExclusiveStartKey }: TableRequest, asOf: number): readonly Item[] {
    const table = this.table(TableName)
    const after = ExclusiveStartKey && keyOf(ExclusiveStartKey)
    const partitions = table.partitions.filter((pk) => segmentOf(pk, TotalSegments) === Segment)
    return partitions
      .filter((pk) => after === undefined || pk >= after.pk)
      .flatMap((pk) =>
        table
          .items(pk, this.#now(), asOf)
          .filter((item) => after === undefined || pk > after.pk || (item.sk?.S ?? '') > after.sk),
      )
  }

  #transact(input: Transaction, apart: readonly number[]): object {
    const planned = input.TransactItems.map((action) => {
      const [verb, request] = Object.entries(action)[0]!
      const operation = verb === 'ConditionCheck' ? verb : `${verb}Item`
      return { request, planned: this.#plan(operation, request, input) }
    })
    const failed = planned.some((each) => 'refused' in each.planned)
    if (failed) {
      const CancellationReasons = planned.map((each) => {
        if (!('refused' in each.planned)) return { Code: 'None' }
        const wantsOld = 'ReturnValuesOnConditionCheckFailure' in each.request
        const { refused } = each.planned
        return { Code: 'ConditionalCheckFailed', ...(wantsOld && refused && { Item: refused }) }
      })
      const $metadata = { httpStatusCode: 400 }
      throw withoutTrace(
        () => new TransactionCanceledException({ message: 'Transaction cancelled', $metadata, CancellationReasons }),
      )
    }
    const now = this.#now()
    const wholeAt = now + Math.max(0, ...apart)
    for (const [at, each] of planned.entries()) {
      const seen = wholeAt > now && { seen: { at: now + (apart[at] ?? 0), wholeAt } }
      if (!('refused' in each.planned)) this.#apply({ ...each.planned, ...seen })
    }
    return {}
  }

  #plan(
    operation: string,
    request: TableRequest,
    whole: unknown = request,
  ): (Write & { readonly check?: true }) | { readonly refused: Item | undefined } {
    const { TableName: table, ConditionExpression, UpdateExpression = '' } = request
    const key = request.Key ?? request.Item
    const { pk, sk } = keyOf(key)
    if (this.table(table).isUnseen(pk, sk, this.#now())) throw conflict(whole)
    const before = this.table(table).get(pk, sk)
    const held = placeholders(request)
    if (ConditionExpression !== undefined && !conditionOf(ConditionExpression)(before, held)) return { refused: before }
    switch (operation) {
      case 'PutItem':
        return { table, pk, sk, before, after: request.Item }
      case 'DeleteItem':
        return { table, pk, sk, before, after: undefined }
      case 'UpdateItem': {
        const after: Item = { ...(before ?? request.Key) }
        updateOf(UpdateExpression)(after, held)
        return { table, pk, sk, before, after }
      }
      default:
        return { table, pk, sk, before, after: before, check: true }
    }
  }

  #apply(write: Write & { readonly check?: true }): void {
    if (write.check === true || (write.before === undefined && write.after === undefined)) return
    this.table(write.table).set(write.pk, write.sk, write.after, this.#now(), write.seen?.at)
    this.#onWrite(write)
  }
}

function refusal(item: Item | undefined, request: TableRequest): Error {
  const old = 'ReturnValuesOnConditionCheckFailure' in request && item !== undefined ? { Item: item } : {}
  const $metadata = { httpStatusCode: 400 }
  return withoutTrace(
    () => new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata, ...old }),
  )
}

function placeholders({ ExpressionAttributeNames, ExpressionAttributeValues }: TableRequest): Placeholders {
  return { names: ExpressionAttributeNames ?? {}, values: ExpressionAttributeValues ?? {} }
}

function keyOf(item: Item | undefined): { readonly pk: string; readonly sk: string } {
  return { pk: item?.pk?.S ?? '', sk: item?.sk?.S ?? '' }
}

function segmentOf(pk: string, of: number): number {
  if (of === 1) return 0
  let sum = 0
  for (let at = 0; at < pk.length; at += 1) sum = (sum * 31 + pk.charCodeAt(at)) % 65_521
  return sum % of
}

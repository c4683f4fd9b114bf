import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { type Item, toItem } from '../../../shared/aws/items/attributes.ts'
import {
  borrowerItem,
  closedPointItem,
  holdItem,
  loanItem,
  paymentItem,
  taskItem,
} from '../../../shared/aws/items/case-items.ts'
import { partitionOf, sortKeys } from '../../../shared/aws/items/keys.ts'
import { planAttributes } from '../../../shared/aws/items/plan-item.ts'
import type { CaseFile } from '../../../shared/case/case-file.ts'

export interface Tables {
  readonly cases: string
  readonly history: string
  readonly control: string
}

let made = 0

/** New and empty tables, shaped as infra/case-store.ts shapes them. */
export async function newTables(client: DynamoDBClient): Promise<Tables> {
  made += 1
  const tables = { cases: `Cases-${made}`, history: `History-${made}`, control: `Control-${made}` }
  const attribute = (AttributeName: string, AttributeType: 'S' | 'N') => ({ AttributeName, AttributeType })
  const key = (hash: string, range: string): CreateTableCommandInput['KeySchema'] => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ]
  const shape = { KeySchema: key('pk', 'sk'), BillingMode: 'PAY_PER_REQUEST' } as const
  const keys = [attribute('pk', 'S'), attribute('sk', 'S')]
  await client.send(
    new CreateTableCommand({
      ...shape,
      TableName: tables.cases,
      AttributeDefinitions: [...keys, attribute('taskQueue', 'S'), attribute('taskDueAt', 'N')],
      GlobalSecondaryIndexes: [
        { IndexName: 'open-tasks', KeySchema: key('taskQueue', 'taskDueAt'), Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  )
  for (const TableName of [tables.history, tables.control]) {
    await client.send(new CreateTableCommand({ ...shape, TableName, AttributeDefinitions: keys }))
  }
  return tables
}

export async function put(client: DynamoDBClient, table: string, ...items: readonly Item[]): Promise<void> {
  for (const Item of items) await client.send(new PutItemCommand({ TableName: table, Item }))
}

/** Everything of one partition, on one page. */
export async function itemsOf(client: DynamoDBClient, table: string, pk: string): Promise<readonly Item[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ConsistentRead: true,
    }),
  )
  return Items
}

/** The items of a case as it stands; a plan that nobody has written yet has none. */
export function itemsOfCase({ borrower, loans, payments, holds, plan, closedPoints, tasks }: CaseFile): Item[] {
  const { id } = borrower
  return [
    borrowerItem(borrower),
    ...loans.map((loan) => loanItem(id, loan)),
    ...payments.map((payment) => paymentItem(id, payment)),
    ...holds.map((hold) => holdItem(id, hold, hold.from)),
    ...closedPoints.map((closed) => closedPointItem(id, closed)),
    ...tasks.map((task) => taskItem(id, task)),
    ...(plan.version === 0 ? [] : [toItem({ pk: partitionOf(id), sk: sortKeys.plan, v: 1, ...planAttributes(plan) })]),
  ]
}

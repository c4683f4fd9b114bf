import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbTaskStore } from '../../shared/aws/dynamodb-task-store.ts'
import { partitionOf } from '../../shared/aws/items/keys.ts'
import { readHistoryItem } from '../../shared/aws/items/read-history.ts'
import { queryAll } from '../../shared/aws/query-pages.ts'
import { taskStoreContract } from '../tasks/task-store-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

const patience = { wait: () => Promise.resolve(), chance: () => 0 }

await onDynamoDbLocal(({ client }) => {
  taskStoreContract('on DynamoDB', async () => {
    const tables = await newTables(client)
    const stored = { client, tables, historyDays: 730, patience }
    const history = async (borrower: string) => {
      const items = await queryAll(client, {
        TableName: tables.history,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: partitionOf(borrower) } },
        ConsistentRead: true,
      })
      return items.map((item) => readHistoryItem(item).entry)
    }
    return {
      cases: new DynamoDbCaseStore(stored),
      intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
      tasks: new DynamoDbTaskStore(stored),
      history,
    }
  })
})

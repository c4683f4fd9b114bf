import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbNeighbours } from '../../shared/aws/dynamodb-neighbours.ts'
import { neighboursContract } from '../local/neighbours-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

const patience = { wait: () => Promise.resolve(), chance: () => 0 }

await onDynamoDbLocal(({ client }) => {
  neighboursContract('on DynamoDB', async () => {
    const tables = await newTables(client)
    return {
      store: new DynamoDbCaseStore({ client, tables, historyDays: 730, patience }),
      intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
      neighbours: new DynamoDbNeighbours(client, tables.cases),
    }
  })
})

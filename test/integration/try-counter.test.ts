import { DynamoDbTryCounter } from '../../shared/aws/dynamodb-try-counter.ts'
import { tryCounterContract } from '../borrower-page/try-counter-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

await onDynamoDbLocal(({ client }) => {
  tryCounterContract('on DynamoDB', async () => {
    const { control: table } = await newTables(client)
    return new DynamoDbTryCounter({ client, table })
  })
})

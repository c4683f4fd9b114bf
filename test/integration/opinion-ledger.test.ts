import { DynamoDbOpinionLedger } from '../../shared/aws/dynamodb-opinion-ledger.ts'
import { at } from '../case/factories.ts'
import { opinionLedgerContract } from '../responses/opinion-ledger-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

await onDynamoDbLocal(({ client }) => {
  opinionLedgerContract('on DynamoDB', async () => {
    const { control: table } = await newTables(client)
    return new DynamoDbOpinionLedger({ client, table, clock: { now: () => at('2026-11-12T10:00:00Z') } })
  })
})

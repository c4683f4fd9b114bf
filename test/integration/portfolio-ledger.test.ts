import { DynamoDbPortfolioLedger } from '../../shared/aws/dynamodb-portfolio-ledger.ts'
import { portfolioLedgerContract } from '../sweep/portfolio-ledger-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

await onDynamoDbLocal(({ client }) => {
  portfolioLedgerContract('on DynamoDB', async () => {
    const { control: table } = await newTables(client)
    return new DynamoDbPortfolioLedger({ client, table })
  })
})

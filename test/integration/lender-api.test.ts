import { DynamoDbCaseDesk } from '../../shared/aws/dynamodb-case-desk.ts'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbEraseStore } from '../../shared/aws/dynamodb-erase-store.ts'
import { DynamoDbHistoryReader } from '../../shared/aws/dynamodb-history-reader.ts'
import { DynamoDbRequestLedger } from '../../shared/aws/dynamodb-request-ledger.ts'
import { caseDeskContract } from '../desk/case-desk-contract.ts'
import { eraseContract } from '../erasure/erase-contract.ts'
import { requestLedgerContract } from '../lender-api/request-ledger-contract.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { newTables } from './dynamodb-local/tables.ts'

const patience = { wait: () => Promise.resolve(), chance: () => 0 }

await onDynamoDbLocal(({ client }) => {
  caseDeskContract('on DynamoDB', async () => {
    const tables = await newTables(client)
    const stored = { client, tables, historyDays: 730, patience }
    const reader = new DynamoDbHistoryReader(client, tables.history)
    return {
      cases: new DynamoDbCaseStore(stored),
      intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
      desk: new DynamoDbCaseDesk(stored),
      history: (borrower) => reader.entriesOf(borrower),
    }
  })

  eraseContract('on DynamoDB', async () => {
    const tables = await newTables(client)
    const stored = { client, tables, historyDays: 730, patience }
    const reader = new DynamoDbHistoryReader(client, tables.history)
    return {
      cases: new DynamoDbCaseStore(stored),
      intake: new DynamoDbCaseIntake({ client, table: tables.cases, patience }),
      erasing: new DynamoDbEraseStore(stored),
      history: (borrower) => reader.entriesOf(borrower),
    }
  })

  requestLedgerContract('on DynamoDB', async () => {
    const { control } = await newTables(client)
    return new DynamoDbRequestLedger(client, control)
  })
})

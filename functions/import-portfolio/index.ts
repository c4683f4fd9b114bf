import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseScan } from '../../shared/aws/dynamodb-case-scan.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbFeedLedger } from '../../shared/aws/dynamodb-feed-ledger.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { S3PortfolioFiles } from '../../shared/aws/s3-portfolio-files.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { SqsImportQueue } from '../../shared/aws/sqs-import-queue.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock, patience } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { importEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'
import { BY } from './importing-room.ts'

const environment = readEnvironment(importEnvironmentSchema, process.env)
const { CASES_TABLE, HISTORY_TABLE, CONTROL_TABLE, HISTORY_DAYS, IMPORT_QUEUE, FEED, SECRET_ARN } = environment
const sqs = new SQSClient(ownClient)
const database = new DynamoDBClient(ownClient)
const storage = new S3Client(ownClient)
const key = secretKey({ client: new SecretsManagerClient(ownClient), secret: SECRET_ARN })
const workplace = connectWorkplace(environment, sqs)

/** Called by Lambda with files that a lender put down, and with imports that go on. */
export const handler = onceReady(async () => {
  const hash = new KeyedHash(await key())
  return createHandler({
    ...workplace,
    imports: {
      intake: new DynamoDbCaseIntake({ client: database, table: CASES_TABLE, patience }),
      cases: new DynamoDbCaseStore({
        client: database,
        tables: { cases: CASES_TABLE, history: HISTORY_TABLE },
        historyDays: HISTORY_DAYS,
        patience,
      }),
      scan: new DynamoDbCaseScan({
        client: database,
        table: CASES_TABLE,
        onUnreadable: ({ name }) => workplace.log({ what: 'left', by: BY, records: [], reason: name }),
      }),
      feeds: new DynamoDbFeedLedger({ client: database, table: CONTROL_TABLE }),
      clock,
      hashPoint: (address) => hash.ofAddress(address),
      ownFeed: FEED,
    },
    files: new S3PortfolioFiles({ client: storage, patience }),
    queue: new SqsImportQueue({ client: sqs, url: IMPORT_QUEUE }),
  })
})

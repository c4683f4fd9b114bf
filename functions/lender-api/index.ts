import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDbCaseDesk } from '../../shared/aws/dynamodb-case-desk.ts'
import { DynamoDbCaseIntake } from '../../shared/aws/dynamodb-case-intake.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbControlDesk } from '../../shared/aws/dynamodb-control-desk.ts'
import { DynamoDbEraseStore } from '../../shared/aws/dynamodb-erase-store.ts'
import { DynamoDbFeedLedger } from '../../shared/aws/dynamodb-feed-ledger.ts'
import { DynamoDbHistoryReader } from '../../shared/aws/dynamodb-history-reader.ts'
import { DynamoDbPortfolioLedger } from '../../shared/aws/dynamodb-portfolio-ledger.ts'
import { DynamoDbRequestLedger } from '../../shared/aws/dynamodb-request-ledger.ts'
import { DynamoDbResponseStore } from '../../shared/aws/dynamodb-response-store.ts'
import { DynamoDbTaskStore } from '../../shared/aws/dynamodb-task-store.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock, patience } from '../outside.ts'
import { policyBesideCode } from '../policy-file.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { lenderApiSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(lenderApiSchema, process.env)
const { STAGE, CASES_TABLE, HISTORY_TABLE, CONTROL_TABLE, HISTORY_DAYS: historyDays } = environment
const client = new DynamoDBClient(ownClient)
const key = secretKey({ client: new SecretsManagerClient(ownClient), secret: environment.SECRET_ARN })
const tables = { cases: CASES_TABLE, history: HISTORY_TABLE, control: CONTROL_TABLE }
const stored = { client, tables, historyDays, patience }

/** Called by Lambda with requests that an HTTP API has let in. */
export const handler = onceReady(async () => {
  const hash = new KeyedHash(await key())
  return createHandler({
    log: powertoolsLog({ stage: STAGE }),
    metrics: new PowertoolsMetrics({ stage: STAGE }),
    rolesClaim: environment.ROLES_CLAIM,
    lender: {
      cases: new DynamoDbCaseStore(stored),
      history: new DynamoDbHistoryReader(client, HISTORY_TABLE),
      intake: new DynamoDbCaseIntake({ client, table: CASES_TABLE, patience }),
      feeds: new DynamoDbFeedLedger({ client, table: CONTROL_TABLE }),
      portfolio: new DynamoDbPortfolioLedger({ client, table: CONTROL_TABLE }),
      tasks: new DynamoDbTaskStore(stored),
      responses: new DynamoDbResponseStore(stored),
      desk: new DynamoDbCaseDesk(stored),
      erasing: new DynamoDbEraseStore(stored),
      control: new DynamoDbControlDesk({
        client,
        table: CONTROL_TABLE,
        freshForSeconds: environment.FRESH_FOR_SECONDS,
        clock,
      }),
      requests: new DynamoDbRequestLedger(client, CONTROL_TABLE),
      policy: policyBesideCode(),
      clock,
      hashPoint: (address) => hash.ofAddress(address),
      digest: (text) => sha256(text),
    },
  })
})

import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbLinkStore } from '../../shared/aws/dynamodb-link-store.ts'
import { DynamoDbResponseStore } from '../../shared/aws/dynamodb-response-store.ts'
import { DynamoDbTryCounter } from '../../shared/aws/dynamodb-try-counter.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { compilePagePolicy } from '../../shared/borrower-page/page-policy.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock, ids, patience } from '../outside.ts'
import { policyDocumentBesideCode } from '../policy-file.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { pageEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(pageEnvironmentSchema, process.env)
const { STAGE: stage, CASES_TABLE, HISTORY_TABLE, CONTROL_TABLE, HISTORY_DAYS: historyDays, SECRET_ARN } = environment
const client = new DynamoDBClient(ownClient)
const key = secretKey({ client: new SecretsManagerClient(ownClient), secret: SECRET_ARN })
const tables = { cases: CASES_TABLE, history: HISTORY_TABLE, control: CONTROL_TABLE }
const policy = compilePagePolicy(policyDocumentBesideCode())
const cases = new DynamoDbCaseStore({ client, tables, historyDays, patience })
const responses = new DynamoDbResponseStore({ client, tables, historyDays, patience })
// Loaded once an answer in words is stored; most are chosen.
const reader = async () => (await import('../../shared/replies/understand-reply.ts')).understandReply

/** Called by the HTTP API with every request for the borrower's page. */
export const handler = onceReady(async () => {
  const hash = new KeyedHash(await key())
  return createHandler({
    log: powertoolsLog({ stage }),
    metrics: new PowertoolsMetrics({ stage }),
    policy,
    ports: {
      links: new DynamoDbLinkStore({ client, table: CONTROL_TABLE }),
      cases,
      tries: new DynamoDbTryCounter({ client, table: CONTROL_TABLE }),
      respond: (response) => recordResponse(response, policy, { cases, responses, reader }),
      hash: (text) => hash.ofAddress(text),
      seal: (...parts) => hash.sealOf(...parts),
      clock,
      timer: clock,
      ids,
    },
  })
})

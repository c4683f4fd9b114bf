import { createHandler } from '../../../functions/lender-api/handler.ts'
import { DynamoDbCaseDesk } from '../../../shared/aws/dynamodb-case-desk.ts'
import { DynamoDbControlDesk } from '../../../shared/aws/dynamodb-control-desk.ts'
import { DynamoDbEraseStore } from '../../../shared/aws/dynamodb-erase-store.ts'
import { DynamoDbFeedLedger } from '../../../shared/aws/dynamodb-feed-ledger.ts'
import { DynamoDbHistoryReader } from '../../../shared/aws/dynamodb-history-reader.ts'
import { DynamoDbPortfolioLedger } from '../../../shared/aws/dynamodb-portfolio-ledger.ts'
import { DynamoDbRequestLedger } from '../../../shared/aws/dynamodb-request-ledger.ts'
import { DynamoDbTaskStore } from '../../../shared/aws/dynamodb-task-store.ts'
import { sha256 } from '../../../shared/aws/sha256.ts'
import { FRESH_FOR_SECONDS, hashPoint, type Stage, TABLES, Wiring } from './functions.ts'
import type { SimulatedFunction } from './lambda.ts'

/** The claim of a simulated token that holds the groups of a person. */
export const ROLES_CLAIM = 'groups'

/** The lender's API, as its index.ts makes it. */
export function lenderApiOf(stage: Stage): SimulatedFunction {
  return {
    name: 'lender-api',
    timeoutMs: 29_000,
    most: 2,
    make: (instance) => {
      const wiring = new Wiring(stage, instance)
      const { dynamodb: client, clock, stored } = wiring
      const { log, metrics } = wiring.workplace
      return createHandler({
        log,
        metrics,
        rolesClaim: ROLES_CLAIM,
        lender: {
          cases: wiring.cases,
          history: new DynamoDbHistoryReader(client, TABLES.history),
          intake: wiring.intake,
          feeds: new DynamoDbFeedLedger({ client, table: TABLES.control }),
          portfolio: new DynamoDbPortfolioLedger({ client, table: TABLES.control }),
          tasks: new DynamoDbTaskStore(stored),
          responses: wiring.responses,
          desk: new DynamoDbCaseDesk(stored),
          erasing: new DynamoDbEraseStore(stored),
          control: new DynamoDbControlDesk({
            client,
            table: TABLES.control,
            freshForSeconds: FRESH_FOR_SECONDS,
            clock,
          }),
          requests: new DynamoDbRequestLedger(client, TABLES.control),
          policy: stage.policy(),
          clock,
          hashPoint,
          digest: sha256,
        },
      })
    },
  }
}

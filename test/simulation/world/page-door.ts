import { createHandler } from '../../../functions/borrower-page/handler.ts'
import { DynamoDbLinkStore } from '../../../shared/aws/dynamodb-link-store.ts'
import { DynamoDbTryCounter } from '../../../shared/aws/dynamodb-try-counter.ts'
import { understandReply } from '../../../shared/replies/understand-reply.ts'
import { recordResponse } from '../../../shared/responses/record-response.ts'
import { KEY, type Stage, TABLES, Wiring } from './functions.ts'
import type { SimulatedFunction } from './lambda.ts'

/** The borrower's page, as its index.ts makes it. */
export function borrowerPageOf(stage: Stage): SimulatedFunction {
  return {
    name: 'borrower-page',
    timeoutMs: 20_000,
    most: 4,
    make: (instance) => {
      const wiring = new Wiring(stage, instance)
      const { dynamodb: client, clock, cases, responses, ids } = wiring
      const { log, metrics } = wiring.workplace
      const policy = stage.policy()
      const reader = () => Promise.resolve(understandReply)
      return createHandler({
        log,
        metrics,
        policy,
        ports: {
          links: new DynamoDbLinkStore({ client, table: TABLES.control }),
          cases,
          tries: new DynamoDbTryCounter({ client, table: TABLES.control }),
          respond: (response) => recordResponse(response, policy, { cases, responses, reader }),
          hash: (text) => KEY.ofAddress(text),
          seal: (...parts) => KEY.sealOf(...parts),
          clock,
          timer: clock,
          ids,
        },
      })
    },
  }
}

import { handle, type LambdaEvent } from 'hono/aws-lambda'
import * as z from 'zod'
import { createBorrowerPage } from '../../shared/borrower-page/app.ts'
import type { PagePolicy } from '../../shared/borrower-page/page-policy.ts'
import type { PagePorts } from '../../shared/borrower-page/ports.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { type Log, nameOf } from '../log.ts'
import type { Metrics } from '../metrics.ts'

export interface PageRoom {
  readonly ports: PagePorts
  readonly policy: PagePolicy
  readonly log: Log
  readonly metrics: Metrics
}

const BY = 'borrower-page'

/** As much of a request of the HTTP API as is looked at here. */
const eventSchema = z.custom<LambdaEvent>(
  (event) => z.object({ requestContext: z.looseObject({}) }).safeParse(event).success,
)
const sourceSchema = z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) })

/** The borrower's page behind an HTTP API. An address of the page is a key, so that no line of the log has it. */
export function createHandler({ ports, policy, log, metrics }: PageRoom): LambdaHandler<object> {
  const respond: PagePorts['respond'] = async (response) => {
    const recorded = await ports.respond(response)
    for (const { borrower, outcome } of recorded) {
      if (outcome === 'replaced') metrics.ofHouse('responsesRecorded')
      const { id, channel } = response
      log({ what: 'responded', by: BY, records: [], borrower, response: id, channel, outcome })
    }
    return recorded
  }
  const page = createBorrowerPage(
    { ...ports, respond },
    {
      policy,
      base: '',
      secure: true,
      sourceOf: ({ env }) => sourceOf(env),
      onError: (error) => {
        metrics.ofHouse('pageTroubles')
        log({ what: 'left', by: BY, records: [], reason: nameOf(error) })
      },
    },
  )
  const answer = handle(page)
  return lambda((event) => answer(eventSchema.parse(event)), { log, metrics })
}

/** Where API Gateway says a request comes from; a header could say anything. */
function sourceOf(env: unknown): string {
  const read = z.object({ event: sourceSchema }).safeParse(env)
  return read.success ? read.data.event.requestContext.http.sourceIp : 'unknown'
}

import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { createHandler } from '../../../functions/receive-webhook/handler.ts'
import { SqsInboundQueue } from '../../../shared/aws/sqs-inbound-queue.ts'
import { WebhookSecrets } from '../../../shared/aws/webhook-secrets.ts'
import type { Queue } from '../aws/queue.ts'
import { type Stage, Wiring } from './functions.ts'
import type { SimulatedFunction } from './lambda.ts'

interface Behind {
  readonly responses: Queue
  readonly reports: Queue
}

/** The door of house channels, as its index.ts makes it. */
export function receiveWebhookOf(stage: Stage, { responses, reports }: Behind): SimulatedFunction {
  return {
    name: 'receive-webhook',
    timeoutMs: 10_000,
    most: 2,
    make: (instance) => {
      const { workplace, clock, sqs: client } = new Wiring(stage, instance)
      const { log, metrics } = workplace
      const secrets = instance.client('secrets', 3) as unknown as SecretsManagerClient
      return createHandler({
        log,
        metrics,
        keys: new WebhookSecrets({
          client: secrets,
          secret: 'arn:aws:secretsmanager:eu-central-1:1:secret:house',
          clock,
        }),
        queue: new SqsInboundQueue({ client, responses: responses.url, reports: reports.url }),
        clock,
      })
    },
  }
}

import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SqsInboundQueue } from '../../shared/aws/sqs-inbound-queue.ts'
import { WebhookSecrets } from '../../shared/aws/webhook-secrets.ts'
import { ownClient } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock } from '../outside.ts'
import { powertoolsLog } from '../powertools-log.ts'
import { PowertoolsMetrics } from '../powertools-metrics.ts'
import { webhookEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(webhookEnvironmentSchema, process.env)
const { STAGE: stage, WEBHOOK_SECRET_ARN: secret, RESPONSES: responses, REPORTS: reports } = environment

/** Called by the HTTP API with requests of a house channel. */
export const handler = createHandler({
  log: powertoolsLog({ stage }),
  metrics: new PowertoolsMetrics({ stage }),
  keys: new WebhookSecrets({ client: new SecretsManagerClient(ownClient), secret, clock }),
  queue: new SqsInboundQueue({ client: new SQSClient(ownClient), responses, reports }),
  clock,
})

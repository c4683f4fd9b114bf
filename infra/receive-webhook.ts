import { HttpApi, HttpMethod, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnOutput, Duration, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { serveApi } from './api-stage.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import type { RecordDelivery } from './record-delivery.ts'
import type { RecordResponse } from './record-response.ts'

const PATH = '/house-channel'
/** A borrower answers now and then; whoever sends more than this is no house channel. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 }

/** By whom a house channel is known, where it may tell what borrowers answer and what became of messages. */
export interface InboundWebhook {
  /** The secret of Secrets Manager that holds its keys: one, or two while they change. */
  readonly secretArn: string
}

export interface ReceiveWebhookProps {
  readonly house: House
  readonly inbound: InboundWebhook
  readonly responses: RecordResponse
  readonly reports: RecordDelivery
}

/**
 * The door of house channels: an HTTP API with one route, and the function that proves a request and puts it where it is recorded. The
 * function reaches two queues and a secret, and no case.
 */
export class ReceiveWebhook extends Construct {
  readonly function: DuewellFunction

  constructor(scope: Construct, id: string, { house, inbound, responses, reports }: ReceiveWebhookProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'receive-webhook',
      description: 'Proves what a house channel tells and puts it where it is recorded',
      timeout: Duration.seconds(10),
      house,
      monitoring: {
        failureMeans:
          'The door of the house channel fails. It answers that it could not take what was told, so a well-made channel tells it ' +
          'again; a stop may be among it. Read why in the log of receive-webhook.',
      },
    })
    const queues = { RESPONSES: responses.work.queue, REPORTS: reports.queue }
    for (const [name, { queueUrl }] of Object.entries(queues)) this.function.tell(name, queueUrl)
    this.function.tell('WEBHOOK_SECRET_ARN', inbound.secretArn)
    this.function.allow(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [inbound.secretArn] }),
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: Object.values(queues).map(({ queueArn }) => queueArn),
      }),
    )
    new CfnOutput(this, 'Address', {
      value: `${this.#api(house).url ?? ''}${PATH.slice(1)}`,
      description: 'Where a house channel posts what borrowers answer and what became of messages',
    })
  }

  #api(house: House): HttpStage {
    const api = new HttpApi(this, 'Api', {
      description: 'What house channels tell Duewell, each request signed',
      createDefaultStage: false,
    })
    const [route] = api.addRoutes({
      path: PATH,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Receiving', this.function.lambda),
    })
    if (route !== undefined) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'Who asks is proven by the signature over the body (Standard Webhooks), which the function checks.',
      })
    }
    return serveApi(this, { house, api, throttle: THROTTLE })
  }
}

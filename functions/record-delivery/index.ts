import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbMessageIndex } from '../../shared/aws/dynamodb-message-index.ts'
import { EventBridgeEventBus } from '../../shared/aws/eventbridge-event-bus.ts'
import { SqsContactQueue } from '../../shared/aws/sqs-contact-queue.ts'
import { ownClient, singleAttempt } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { clock, patience } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { deliveryEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(deliveryEnvironmentSchema, process.env)
const dynamodb = new DynamoDBClient(ownClient)
const sqs = new SQSClient(ownClient)

/** Called by Lambda with reports of providers: messages of their queue, or lines of SNS's delivery log. */
export const handler = createHandler({
  ...connectWorkplace(environment, sqs),
  ports: {
    cases: new DynamoDbCaseStore({
      client: dynamodb,
      tables: { cases: environment.CASES_TABLE, history: environment.HISTORY_TABLE },
      historyDays: environment.HISTORY_DAYS,
      patience,
    }),
    queue: new SqsContactQueue({ client: sqs, queues: environment.CONTACT_QUEUES }),
    clock,
  },
  events: new EventBridgeEventBus({
    client: new EventBridgeClient(singleAttempt),
    settings: { bus: environment.EVENT_BUS, stage: environment.STAGE },
    patience,
  }),
  messages: new DynamoDbMessageIndex({ client: dynamodb, table: environment.CONTROL_TABLE, clock }),
})

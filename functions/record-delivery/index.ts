import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { AddressIndex } from '../../shared/aws/address-index.ts'
import { DynamoDbCaseStore } from '../../shared/aws/dynamodb-case-store.ts'
import { DynamoDbHistory } from '../../shared/aws/dynamodb-history.ts'
import { DynamoDbMessageOwners } from '../../shared/aws/dynamodb-message-owners.ts'
import { EventBridgeEventBus } from '../../shared/aws/eventbridge-event-bus.ts'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { secretKey } from '../../shared/aws/secret-key.ts'
import { SqsContactQueue } from '../../shared/aws/sqs-contact-queue.ts'
import type { MessageOwners } from '../../shared/delivery/message-owners.ts'
import { ownClient, singleAttempt } from '../aws-settings.ts'
import { readEnvironment } from '../environment.ts'
import { onceReady } from '../once-ready.ts'
import { clock, patience } from '../outside.ts'
import { connectWorkplace } from '../workplace.ts'
import { deliveryEnvironmentSchema } from './environment.ts'
import { createHandler } from './handler.ts'

const environment = readEnvironment(deliveryEnvironmentSchema, process.env)
const dynamodb = new DynamoDBClient(ownClient)
const sqs = new SQSClient(ownClient)
const cases = new DynamoDbCaseStore({
  client: dynamodb,
  tables: { cases: environment.CASES_TABLE, history: environment.HISTORY_TABLE },
  historyDays: environment.HISTORY_DAYS,
  patience,
})

/** Called by Lambda with reports of providers: messages of their queue, or lines of SNS's delivery log. */
export const handler = onceReady(async () =>
  createHandler({
    ...connectWorkplace(environment, sqs),
    ports: {
      cases,
      queue: new SqsContactQueue({ client: sqs, queues: environment.CONTACT_QUEUES }),
      clock,
    },
    events: new EventBridgeEventBus({
      client: new EventBridgeClient(singleAttempt),
      settings: { bus: environment.EVENT_BUS, stage: environment.STAGE },
      patience,
    }),
    messages: await messageOwners(environment.SECRET_ARN),
  }),
)

/** Only SNS speaks of messages by numbers, and only where it sends are addresses to be looked up. */
async function messageOwners(secret: string | undefined): Promise<MessageOwners> {
  if (secret === undefined) return { find: async () => undefined }
  const hash = new KeyedHash(await secretKey({ client: new SecretsManagerClient(ownClient), secret })())
  return new DynamoDbMessageOwners({
    index: new AddressIndex(dynamodb, environment.CASES_TABLE),
    history: new DynamoDbHistory(dynamodb, environment.HISTORY_TABLE),
    cases,
    hashPoint: (address) => hash.ofAddress(address),
  })
}

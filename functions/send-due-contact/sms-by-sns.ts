import { SNSClient } from '@aws-sdk/client-sns'
import { DynamoDbMessageIndex } from '../../shared/aws/dynamodb-message-index.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { SnsSmsSender } from '../../shared/aws/sns-sms-sender.ts'
import { snsSmsSchema } from '../../shared/sending/sender-settings.ts'
import { clock } from '../outside.ts'
import { openDoor } from './open-door.ts'

const client = new SNSClient(sendingClientSettings())

/** Called by Lambda with messages of the queue of SMS, where SNS sends them. */
export const handler = openDoor(snsSmsSchema, (settings, { dynamodb, controlTable, tell }) => {
  const messages = new DynamoDbMessageIndex({ client: dynamodb, table: controlTable, clock })
  return {
    sender: new SnsSmsSender({
      client,
      settings,
      remember: (providerId, borrower, contact) => messages.put(providerId, { borrower, contact }),
      tell,
    }),
  }
})

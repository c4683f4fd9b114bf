import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { DynamoDbMessageIndex } from '../../shared/aws/dynamodb-message-index.ts'
import { EndUserMessagingSmsSender } from '../../shared/aws/end-user-messaging-sms-sender.ts'
import type { RememberMessage } from '../../shared/aws/remember-message.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { endUserMessagingSmsSchema } from '../../shared/sending/sender-settings.ts'
import { clock } from '../outside.ts'
import { openDoor } from './open-door.ts'

const client = new PinpointSMSVoiceV2Client(sendingClientSettings())

/** Called by Lambda with messages of the queue of SMS, where End User Messaging sends them. */
export const handler = openDoor(endUserMessagingSmsSchema, (settings, { dynamodb, controlTable, tell }) => {
  const messages = new DynamoDbMessageIndex({ client: dynamodb, table: controlTable, clock })
  const remember: RememberMessage = (providerId, borrower, contact) => messages.put(providerId, { borrower, contact })
  const known = settings.twoWay === true ? { remember } : {}
  return { sender: new EndUserMessagingSmsSender({ client, settings, clock, tell, ...known }) }
})

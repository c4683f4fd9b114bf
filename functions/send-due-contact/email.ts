import { SESv2Client } from '@aws-sdk/client-sesv2'
import { DynamoDbMessageIndex, MAIL_KEPT_DAYS } from '../../shared/aws/dynamodb-message-index.ts'
import type { RememberMessage } from '../../shared/aws/remember-message.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { SesEmailSender } from '../../shared/aws/ses-email-sender.ts'
import { sesSendRate } from '../../shared/aws/ses-send-rate.ts'
import { emailSenderSchema } from '../../shared/sending/sender-settings.ts'
import { clock } from '../outside.ts'
import { openDoor } from './open-door.ts'

const client = new SESv2Client(sendingClientSettings())

/** Called by Lambda with messages of the queue of emails. */
export const handler = openDoor(emailSenderSchema, async (settings, { dynamodb, controlTable, tell }) => {
  const index = { client: dynamodb, table: controlTable, clock, keptDays: MAIL_KEPT_DAYS }
  const messages = new DynamoDbMessageIndex(index)
  const remember: RememberMessage = (providerId, borrower, contact) => messages.put(providerId, { borrower, contact })
  const known = settings.answered === true ? { remember } : {}
  return { sender: new SesEmailSender({ client, settings, tell, ...known }), perSecond: await sesSendRate(client) }
})

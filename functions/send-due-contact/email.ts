import { SESv2Client } from '@aws-sdk/client-sesv2'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { SesEmailSender } from '../../shared/aws/ses-email-sender.ts'
import { sesSendRate } from '../../shared/aws/ses-send-rate.ts'
import { emailSenderSchema } from '../../shared/sending/sender-settings.ts'
import { openDoor } from './open-door.ts'

const client = new SESv2Client(sendingClientSettings())

/** Called by Lambda with messages of the queue of emails. */
export const handler = openDoor(emailSenderSchema, async (settings, { tell }) => {
  return { sender: new SesEmailSender({ client, settings, tell }), perSecond: await sesSendRate(client) }
})

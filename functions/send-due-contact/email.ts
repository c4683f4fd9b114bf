import { SESv2Client } from '@aws-sdk/client-sesv2'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { SesEmailSender } from '../../shared/aws/ses-email-sender.ts'
import { sesSendRate } from '../../shared/aws/ses-send-rate.ts'
import { emailSenderSchema } from '../../shared/sending/sender-settings.ts'
import { connectDoor } from './connect-door.ts'
import { createHandler } from './handler.ts'

const door = await connectDoor(emailSenderSchema, async (settings, { tell }) => {
  const client = new SESv2Client(sendingClientSettings())
  return { sender: new SesEmailSender({ client, settings, tell }), perSecond: await sesSendRate(client) }
})

/** Called by Lambda with messages of the queue of emails. */
export const handler = createHandler(door)

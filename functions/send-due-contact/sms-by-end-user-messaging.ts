import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { EndUserMessagingSmsSender } from '../../shared/aws/end-user-messaging-sms-sender.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { endUserMessagingSmsSchema } from '../../shared/sending/sender-settings.ts'
import { clock } from '../outside.ts'
import { openDoor } from './open-door.ts'

const client = new PinpointSMSVoiceV2Client(sendingClientSettings())

/** Called by Lambda with messages of the queue of SMS, where End User Messaging sends them. */
export const handler = openDoor(endUserMessagingSmsSchema, (settings, { tell }) => {
  return { sender: new EndUserMessagingSmsSender({ client, settings, clock, tell }) }
})

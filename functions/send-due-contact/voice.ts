import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { EndUserMessagingVoiceSender } from '../../shared/aws/end-user-messaging-voice-sender.ts'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { voiceSenderSchema } from '../../shared/sending/sender-settings.ts'
import { clock } from '../outside.ts'
import { openDoor } from './open-door.ts'

const client = new PinpointSMSVoiceV2Client(sendingClientSettings())

/** Called by Lambda with messages of the queue of voice calls. */
export const handler = openDoor(voiceSenderSchema, (settings, { tell }) => {
  return { sender: new EndUserMessagingVoiceSender({ client, settings, clock, tell }) }
})

import { SNSClient } from '@aws-sdk/client-sns'
import { sendingClientSettings } from '../../shared/aws/sending-client.ts'
import { SnsSmsSender } from '../../shared/aws/sns-sms-sender.ts'
import { snsSmsSchema } from '../../shared/sending/sender-settings.ts'
import { openDoor } from './open-door.ts'

const client = new SNSClient(sendingClientSettings())

/** Called by Lambda with messages of the queue of SMS, where SNS sends them. */
export const handler = openDoor(snsSmsSchema, (settings, { tell }) => ({
  sender: new SnsSmsSender({ client, settings, tell }),
}))

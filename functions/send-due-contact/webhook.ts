import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'
import { PUBLIC_HTTPS } from '../../shared/aws/webhook-destination.ts'
import { WebhookSender } from '../../shared/aws/webhook-sender.ts'
import { webhookSenderSchema } from '../../shared/sending/sender-settings.ts'
import { clock, patience } from '../outside.ts'
import { openDoor } from './open-door.ts'

/** Called by Lambda with messages of the queue of the house channel. */
export const handler = openDoor(webhookSenderSchema, async ({ url, secretArn }, { secrets, tell }) => {
  // A key that is empty or no `whsec_` text fails when the first request is signed, before anything is sent.
  const { SecretString: secret = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }))
  return { sender: new WebhookSender({ url, secret, rules: PUBLIC_HTTPS, clock, patience, tell }) }
})

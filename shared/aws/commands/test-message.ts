import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import type { Channel } from '../../case/channel.ts'
import { UsageError } from '../../commands/run-command.ts'
import type { OutgoingMessage, Sender, SendResult } from '../../ports.ts'
import {
  emailSenderSchema,
  type SmsSender,
  smsSenderSchema,
  voiceSenderSchema,
  webhookSenderSchema,
} from '../../sending/sender-settings.ts'
import type { SendingState } from '../../sending/sending-state.ts'
import { type Instant, MINUTE } from '../../time/instant.ts'
import { EndUserMessagingSmsSender } from '../end-user-messaging-sms-sender.ts'
import { EndUserMessagingVoiceSender } from '../end-user-messaging-voice-sender.ts'
import type { ProviderFault, TellFault } from '../provider-errors.ts'
import { sendingClientSettings } from '../sending-client.ts'
import { SesEmailSender } from '../ses-email-sender.ts'
import { SnsSmsSender } from '../sns-sms-sender.ts'
import { PUBLIC_HTTPS } from '../webhook-destination.ts'
import { WebhookSender } from '../webhook-sender.ts'
import type { DeployedStage } from './deployed-stage.ts'
import { fits } from './normal-address.ts'
import { clock, patience, shortId } from './outside.ts'

export type TestChannel = Exclude<Channel, 'agent'>
export const TEST_CHANNELS: readonly TestChannel[] = ['sms', 'email', 'webhook', 'voice']

/** What a test message is worth waiting for. */
const VALID_FOR = 10 * MINUTE
/** No borrower: receipts of a test message find no case and are dropped. */
const NOBODY = 'duewell-doctor'

/** Sends one message through the stage's own sender to somebody on its list, and says what came back. */
export async function sendTest(
  stage: DeployedStage,
  channel: TestChannel,
  to: string,
  { allowList = [] }: SendingState,
): Promise<{ readonly accepted: boolean; readonly lines: readonly string[] }> {
  if (!fits(channel, to)) throw new UsageError(`--to is no address for ${channel}.`)
  if (!allowList.includes(to)) {
    throw new UsageError(
      `A test goes only to an address on the stage's list. Put it there with npm run sending -- --stage ${stage.stage} ` +
        'observe --allow ADDRESS; from then on nobody else is contacted.',
    )
  }
  const environment = stage.sending(channel)
  if (environment === undefined) throw new UsageError(`${stage.stage} has no channel ${channel}.`)
  const faults: ProviderFault[] = []
  const settings: unknown = JSON.parse(environment.SENDER ?? '{}')
  const sender = await senderOf(channel, settings, (fault) => faults.push(fault))
  const result = await sender.send(testMessage(stage.stage, channel, to, clock.now()))
  return { accepted: result.state === 'accepted', lines: [described(result), ...faults.map(describedFault)] }
}

/** Of the stage and of nothing else: whoever looks at the phone learns of no debt. */
export function testMessage(stage: string, channel: TestChannel, to: string, now: Instant): OutgoingMessage {
  const text = `Test message of Duewell (${stage}). You need not do anything.`
  return {
    contact: shortId('test'),
    borrower: NOBODY,
    message: {
      channel,
      to,
      locale: 'en',
      template: { id: 'doctor-test', version: '1' },
      text,
      ...(channel === 'email' && { subject: `Test message (${stage})`, html: `<p>${text}</p>` }),
    },
    notAfter: now + VALID_FOR,
    freshUntil: now + VALID_FOR,
  }
}

async function senderOf(channel: TestChannel, settings: unknown, tell: TellFault): Promise<Sender> {
  switch (channel) {
    case 'sms':
      return smsSender(smsSenderSchema.parse(settings), tell)
    case 'voice': {
      const client = new PinpointSMSVoiceV2Client(sendingClientSettings())
      return new EndUserMessagingVoiceSender({ client, settings: voiceSenderSchema.parse(settings), clock, tell })
    }
    case 'email': {
      const client = new SESv2Client(sendingClientSettings())
      return new SesEmailSender({ client, settings: emailSenderSchema.parse(settings), tell })
    }
    case 'webhook': {
      const { url, secretArn } = webhookSenderSchema.parse(settings)
      const { SecretString: secret = '' } = await new SecretsManagerClient().send(
        new GetSecretValueCommand({ SecretId: secretArn }),
      )
      return new WebhookSender({ url, secret, rules: PUBLIC_HTTPS, clock, patience, tell })
    }
  }
}

/** By SNS, whose receipts carry nothing of ours, nobody needs to find the test again. */
function smsSender(settings: SmsSender, tell: TellFault): Sender {
  if (settings.by === 'sns') {
    const client = new SNSClient(sendingClientSettings())
    return new SnsSmsSender({ client, settings, tell })
  }
  const client = new PinpointSMSVoiceV2Client(sendingClientSettings())
  return new EndUserMessagingSmsSender({ client, settings, clock, tell })
}

function described(result: SendResult): string {
  switch (result.state) {
    case 'accepted':
      return `The provider took the test message (its id: ${result.providerId}). Look whether it arrives.`
    case 'throttled':
      return 'The provider refused the test message for its rate. Try again in a minute.'
    case 'unavailable':
      return 'The test message was refused for a fault of the account or the settings; nothing was sent.'
    case 'rejected':
      return `The provider refuses this address for good (${result.why}). Try another.`
    case 'unknown':
      return 'Nobody knows whether the test message left: the provider did not answer, or not in a way that is understood.'
  }
}

function describedFault({ name, reason, status }: ProviderFault): string {
  const more = [reason, status === undefined ? undefined : `status ${status}`].filter((part) => part !== undefined)
  return `  It said ${[name, ...more].join(', ')}.`
}

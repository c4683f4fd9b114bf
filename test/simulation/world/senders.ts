import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { SESv2Client } from '@aws-sdk/client-sesv2'
import type { SNSClient } from '@aws-sdk/client-sns'
import { EndUserMessagingSmsSender } from '../../../shared/aws/end-user-messaging-sms-sender.ts'
import { EndUserMessagingVoiceSender } from '../../../shared/aws/end-user-messaging-voice-sender.ts'
import type { TellFault } from '../../../shared/aws/provider-errors.ts'
import type { RememberMessage } from '../../../shared/aws/remember-message.ts'
import { SesEmailSender } from '../../../shared/aws/ses-email-sender.ts'
import { SnsSmsSender } from '../../../shared/aws/sns-sms-sender.ts'
import { WebhookSender } from '../../../shared/aws/webhook-sender.ts'
import type { Clock, OutgoingMessage, Sender } from '../../../shared/ports.ts'
import { type Answered, PostWebhookCommand } from '../aws/house-channel.ts'
import type { Instance } from './instance.ts'
import type { SendingChannel } from './stage-channels.ts'

export interface SenderTools {
  readonly instance: Instance
  readonly clock: Clock
  readonly patience: { readonly wait: (milliseconds: number) => Promise<void>; readonly chance: () => number }
  readonly remember: RememberMessage
  readonly tell: TellFault
}

const SECRET = `whsec_${Buffer.from('the secret of the simulated house').toString('base64')}`
const HOUSE = 'https://house.example/messages'
/** The house's own address, which is looked up without fail: what is not answered there was not reached. */
const RULES = { protocols: ['https:'], allows: () => true, resolve: async () => ['192.0.2.80', '192.0.2.81'] }

/** A channel's sender, as its entry makes it, with the world's client in the place of the provider's. */
export function senderOf(channel: SendingChannel, tools: SenderTools): Sender {
  const { instance, clock, patience, remember, tell } = tools
  const client = instance.client('provider', 1)
  const { weather } = instance.world
  switch (channel) {
    case 'sms': {
      if (weather.texts === 'sns') return bySns(tools)
      const settings = { originationIdentity: 'pool', maxPriceUsd: '0.10' }
      const pinpoint = client as unknown as PinpointSMSVoiceV2Client
      return new EndUserMessagingSmsSender({ client: pinpoint, settings, clock, remember, tell })
    }
    case 'email':
      return new SesEmailSender({
        client: client as unknown as SESv2Client,
        settings: { from: 'Bank <bank@bank.example>' },
        tell,
        ...(weather.answersByMail && { remember }),
      })
    case 'voice':
      return new EndUserMessagingVoiceSender({
        client: client as unknown as PinpointSMSVoiceV2Client,
        settings: { originationIdentity: 'pool', maxPricePerMinuteUsd: '0.10' },
        clock,
        tell,
      })
    case 'webhook': {
      const post = async (_: unknown, headers: Readonly<Record<string, string>>, body: string): Promise<Answered> =>
        (await client.send(new PostWebhookCommand({ headers, body }))) as Answered
      return new WebhookSender({ url: HOUSE, secret: SECRET, rules: RULES, clock, patience, tell, post })
    }
  }
}

/** SNS is told of nothing of ours, so the world notes beside each call for whom it is. */
function bySns({ instance, tell }: SenderTools): Sender {
  const client = instance.client('provider', 1)
  let Context: object | undefined
  const noting = {
    send: (command: { readonly input: object }) =>
      client.send(
        Object.assign(Object.create(Object.getPrototypeOf(command)), { input: { ...command.input, Context } }),
      ),
  }
  const sender = new SnsSmsSender({
    client: noting as unknown as SNSClient,
    settings: { type: 'Transactional', maxPriceUsd: '0.10' },
    tell,
  })
  return {
    // The call begins before anything else is done.
    send: (outgoing: OutgoingMessage) => {
      Context = { contact: outgoing.contact, borrower: outgoing.borrower }
      return sender.send(outgoing)
    },
  }
}

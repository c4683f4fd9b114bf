import {
  type PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  type SendTextMessageCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Clock, OutgoingMessage, Sender, SendResult } from '../ports.ts'
import type { SmsSender } from '../sending/sender-settings.ts'
import { messageContext } from './end-user-messaging-context.ts'
import { judgeEndUserMessaging } from './end-user-messaging-errors.ts'
import { attemptOnce, type TellFault, THROTTLED } from './provider-errors.ts'
import { type RememberMessage, rememberAccepted } from './remember-message.ts'
import { timeToLive } from './time-to-live.ts'

type SmsSettings = Omit<Extract<SmsSender, { by: 'end-user-messaging' }>, 'by'>

export interface EndUserMessagingSmsSenderProps {
  /** Made with `sendingClientSettings`. */
  readonly client: PinpointSMSVoiceV2Client
  readonly settings: SmsSettings
  readonly clock: Clock
  /** A reply says by the provider's id which message it answers; absent where nobody can reply. */
  readonly remember?: RememberMessage
  readonly tell: TellFault
}

/** SMS by AWS End User Messaging, which gives up by itself when the window ends and says in its receipts whose message it was. */
export class EndUserMessagingSmsSender implements Sender {
  readonly #props: EndUserMessagingSmsSenderProps

  constructor(props: EndUserMessagingSmsSenderProps) {
    this.#props = props
  }

  /** In a window that is all but over nothing is sent: `throttled`, so that the case is decided anew. */
  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { client, settings, clock, remember, tell } = this.#props
    const seconds = timeToLive(outgoing.notAfter, clock.now())
    if (seconds === undefined) return THROTTLED
    const request = textRequest(outgoing, seconds, settings)
    const about = { channel: 'sms', contact: outgoing.contact } as const
    const result = await attemptOnce(about, judgeEndUserMessaging, tell, async () => {
      const answer = await client.send(new SendTextMessageCommand(request))
      return answer.MessageId
    })
    if (remember !== undefined) await rememberAccepted(result, outgoing, remember, tell)
    return result
  }
}

function textRequest(
  outgoing: OutgoingMessage,
  seconds: number,
  { originationIdentity, configurationSet, maxPriceUsd }: SmsSettings,
): SendTextMessageCommandInput {
  const { message } = outgoing
  return {
    DestinationPhoneNumber: message.to,
    OriginationIdentity: originationIdentity,
    MessageBody: message.text,
    // A reminder of a loan that one has is about an account, never an advertisement.
    MessageType: 'TRANSACTIONAL',
    MaxPrice: maxPriceUsd,
    TimeToLive: seconds,
    Context: messageContext(outgoing, configurationSet),
    ...(message.registration && {
      DestinationCountryParameters: {
        IN_ENTITY_ID: message.registration.entityId,
        IN_TEMPLATE_ID: message.registration.templateId,
      },
    }),
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
  }
}

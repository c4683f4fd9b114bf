import {
  type PinpointSMSVoiceV2Client,
  SendVoiceMessageCommand,
  type SendVoiceMessageCommandInput,
  type VoiceId,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Clock, OutgoingMessage, Sender, SendResult } from '../ports.ts'
import type { VoiceSender } from '../sending/sender-settings.ts'
import { messageContext } from './end-user-messaging-context.ts'
import { judgeEndUserMessaging } from './end-user-messaging-errors.ts'
import { attemptOnce, type TellFault, THROTTLED, UNAVAILABLE } from './provider-errors.ts'
import { timeToLive } from './time-to-live.ts'

/** Voices by language, one for each that the shipped templates speak. Another voice would read the words as noise. */
const VOICES: ReadonlyMap<string, VoiceId> = new Map([
  ['en', 'JOANNA'],
  ['zh', 'ZHIYU'],
])

export interface EndUserMessagingVoiceSenderProps {
  /** Made with `sendingClientSettings`. */
  readonly client: PinpointSMSVoiceV2Client
  readonly settings: VoiceSender
  readonly clock: Clock
  readonly tell: TellFault
}

/** A spoken message by AWS End User Messaging. */
export class EndUserMessagingVoiceSender implements Sender {
  readonly #props: EndUserMessagingVoiceSenderProps

  constructor(props: EndUserMessagingVoiceSenderProps) {
    this.#props = props
  }

  /** In a window that is all but over nobody is called: `throttled`, so that the case is decided anew. */
  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { client, settings, clock, tell } = this.#props
    const about = { channel: 'voice', contact: outgoing.contact } as const
    const voice = voiceOf(outgoing.message.locale)
    if (voice === undefined) {
      tell({ ...about, state: 'unavailable', name: 'NoVoice', reason: outgoing.message.locale })
      return UNAVAILABLE
    }
    const seconds = timeToLive(outgoing.notAfter, clock.now())
    if (seconds === undefined) return THROTTLED
    const request = voiceRequest(outgoing, voice, seconds, settings)
    return attemptOnce(about, judgeEndUserMessaging, tell, async () => {
      const answer = await client.send(new SendVoiceMessageCommand(request))
      return answer.MessageId
    })
  }
}

function voiceOf(locale: string): VoiceId | undefined {
  const [language = locale] = locale.split('-')
  return VOICES.get(language)
}

function voiceRequest(
  outgoing: OutgoingMessage,
  voice: VoiceId,
  seconds: number,
  { originationIdentity, configurationSet, maxPricePerMinuteUsd }: VoiceSender,
): SendVoiceMessageCommandInput {
  const { message } = outgoing
  return {
    DestinationPhoneNumber: message.to,
    OriginationIdentity: originationIdentity,
    MessageBody: message.text,
    MessageBodyTextType: 'TEXT',
    VoiceId: voice,
    MaxPricePerMinute: maxPricePerMinuteUsd,
    TimeToLive: seconds,
    Context: messageContext(outgoing, configurationSet),
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
  }
}

import { CHANNELS, type Channel } from '../shared/case/channel.ts'
import type { EmailSender, SmsSender, VoiceSender, WebhookSender } from '../shared/sending/sender-settings.ts'
import type { InboundEmail } from './inbound-mail.ts'
import type { InboundWebhook } from './receive-webhook.ts'

/** What every channel may be told. */
export interface ChannelSettings {
  /** How many senders of the channel may run at once; at least 2, the least that Lambda can hold a queue to. 2 by default. */
  readonly maxConcurrency?: number | undefined
  /** The most messages a second over all senders. Where nothing is said: of texts 20, of email what SES allows the account. */
  readonly ratePerSecond?: number | undefined
  /** The most contacts an hour; beyond it sending stands until a person has looked. 1,000 by default. */
  readonly budgetPerHour?: number | undefined
}

export interface SmsChannel extends ChannelSettings {
  readonly sender: SmsSender
}
export interface EmailChannel extends ChannelSettings {
  readonly sender: EmailSender
  /** Whether stops are put on the suppression list of SES too, which holds for all mails of the account. */
  readonly suppressStops?: boolean | undefined
  /** Where borrowers answer by mail. */
  readonly inbound?: InboundEmail | undefined
}
export interface VoiceChannel extends ChannelSettings {
  readonly sender: VoiceSender
}
export interface WebhookChannel extends ChannelSettings {
  readonly sender: WebhookSender
  /** Where the house channel tells what borrowers answer and what became of messages. */
  readonly inbound?: InboundWebhook | undefined
}

/** The channels to deploy; one that is not named is not deployed. `agent` opens work for people. */
export interface Channels {
  readonly sms?: SmsChannel | undefined
  readonly email?: EmailChannel | undefined
  readonly voice?: VoiceChannel | undefined
  readonly webhook?: WebhookChannel | undefined
  readonly agent?: ChannelSettings | undefined
}

const DEFAULT_CONCURRENCY = 2
/**
 * What a new account is allowed, by SNS and by End User Messaging alike. Beyond it providers drop, and each text that was dropped
 * is claimed and decided again for nothing.
 */
const DEFAULT_TEXTS_PER_SECOND = 20
/** Small for a bank and large for a mistake: whoever sends more says so. */
const DEFAULT_BUDGET_PER_HOUR = 1_000

/** A channel's pace as deployed, with the defaults filled in. */
export interface Pace {
  readonly channel: Channel
  readonly maxConcurrency: number
  readonly ratePerSecond: number | undefined
  readonly budgetPerHour: number
}

/** In the order of CHANNELS, so that the template does not depend on how someone wrote the props. */
export function pacesOf(channels: Channels): readonly Pace[] {
  return CHANNELS.flatMap((channel) => {
    const settings = channels[channel]
    if (settings === undefined) return []
    const { maxConcurrency = DEFAULT_CONCURRENCY, budgetPerHour = DEFAULT_BUDGET_PER_HOUR } = settings
    const ratePerSecond = settings.ratePerSecond ?? (channel === 'sms' ? DEFAULT_TEXTS_PER_SECOND : undefined)
    return [{ channel, maxConcurrency, budgetPerHour, ratePerSecond }]
  })
}

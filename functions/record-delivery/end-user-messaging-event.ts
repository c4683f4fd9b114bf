import * as z from 'zod'
import type { Receipt } from '../../shared/delivery/delivery-report.ts'
import type { Ending } from '../../shared/delivery/end-user-messaging-events.ts'
import { reasonOf } from '../parking.ts'
import { millisecondsSchema, ownedBy, providerIdSchema, type Reading } from './reading.ts'

/** As much of an event of AWS End User Messaging as is used; it also holds both phone numbers, which go no further. */
const eventSchema = z.object({
  eventType: z.string(),
  eventTimestamp: millisecondsSchema,
  isFinal: z.boolean().default(true),
  messageId: providerIdSchema,
  context: z.object({ contact: z.unknown().optional(), borrower: z.unknown().optional() }).nullish(),
})

type Meaning = Pick<Receipt, 'channel' | 'state' | 'closes' | 'result'> & { readonly whateverIsFinal?: true }

/**
 * What the events mean that say how a message ended. A carrier that takes a text for spam has something against the text,
 * not the number, so only what is about the number closes it. TEXT_UNKNOWN is no end: it also comes when no receipt did
 * for three days, and then nobody knows. A call that rang out reached nobody and was started all the same, which rules count.
 */
const MEANINGS: Readonly<Record<Ending, Meaning>> = {
  TEXT_DELIVERED: { channel: 'sms', state: 'delivered', whateverIsFinal: true },
  TEXT_SUCCESSFUL: { channel: 'sms', state: 'delivered' },
  TEXT_INVALID: { channel: 'sms', state: 'undelivered', closes: 'invalid' },
  TEXT_BLOCKED: { channel: 'sms', state: 'undelivered', closes: 'blocked' },
  TEXT_INVALID_MESSAGE: { channel: 'sms', state: 'undelivered' },
  TEXT_UNREACHABLE: { channel: 'sms', state: 'undelivered' },
  TEXT_CARRIER_UNREACHABLE: { channel: 'sms', state: 'undelivered' },
  TEXT_CARRIER_BLOCKED: { channel: 'sms', state: 'undelivered' },
  TEXT_PROTECT_BLOCKED: { channel: 'sms', state: 'undelivered' },
  TEXT_SPAM: { channel: 'sms', state: 'undelivered' },
  TEXT_TTL_EXPIRED: { channel: 'sms', state: 'expired' },
  VOICE_COMPLETED: { channel: 'voice', state: 'delivered', whateverIsFinal: true },
  VOICE_BUSY: { channel: 'voice', state: 'undelivered' },
  VOICE_NO_ANSWER: { channel: 'voice', state: 'undelivered', result: 'no-answer' },
  VOICE_FAILED: { channel: 'voice', state: 'undelivered' },
  VOICE_TTL_EXPIRED: { channel: 'voice', state: 'expired' },
}

const WORDS: ReadonlyMap<string, Meaning> = new Map(Object.entries(MEANINGS))

/** Reads an event of AWS End User Messaging (SMS and voice), whichever way it came. */
export function readEndUserMessagingEvent(value: unknown): Reading {
  const event = eventSchema.safeParse(value)
  if (!event.success) return { unreadable: reasonOf(event.error) }
  const { eventType, eventTimestamp: at, isFinal, messageId: providerId, context } = event.data
  const owner = ownedBy(context ?? {})
  if (!('contact' in owner)) return owner
  const meaning = WORDS.get(eventType)
  if (meaning === undefined || !(isFinal || meaning.whateverIsFinal)) return { ignored: 'no news of an outcome' }
  const { channel, state, closes, result } = meaning
  return {
    ...owner,
    channel,
    at,
    state,
    ...(result && { result }),
    ...(closes && { closes }),
    why: eventType,
    providerId,
  }
}

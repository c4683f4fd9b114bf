import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import type { ContactResult } from '../case/contact-words.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

export type DeliveryState = Extract<HistoryEntry, { what: 'delivery' }>['state']

/** The channels whose providers report what became of a message. A house channel may, where it is let in. */
export const REPORTED_CHANNELS = ['sms', 'email', 'voice'] as const satisfies readonly Channel[]

/** What a provider says later about a message, in our words; whose message it is, is not said yet. */
export interface Receipt {
  readonly channel: Channel
  /** When it happened, by the provider's clock. */
  readonly at: Instant
  readonly state: DeliveryState
  /** That nobody took a call which rang, and so counts as started. */
  readonly result?: Extract<ContactResult, 'no-answer'>
  /** Why the address is to be closed; absent where it may be tried again. */
  readonly closes?: ClosedPoint['why']
  /** The provider's own code word; never a sentence of its, which may quote an address. */
  readonly why?: string
  readonly providerId?: string
}

/** Whose message a provider speaks of. */
export interface MessageOwner {
  readonly borrower: string
  readonly contact: string
  /** Their case, where it had to be read to find them. It may be a moment old. */
  readonly seen?: CaseFile
}

export interface DeliveryReport extends Receipt, MessageOwner {}

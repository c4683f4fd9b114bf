import type { Channel } from '../case/channel.ts'
import type { MinorUnits } from '../case/money.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** What a reply may want. In order: where it wants several things, the first of them matters most. */
export const INTENTS = [
  'vulnerable',
  'deceased',
  'wrong-number',
  'stop',
  'start',
  'dispute',
  'arrangement',
  'promise',
  'paid',
  'hardship',
  'call-me',
  'help',
  'unclear',
] as const
export type Intent = (typeof INTENTS)[number]

export interface SaidAmount {
  readonly minor: MinorUnits
  /** The currency that was said, else that of the debt. */
  readonly currency: string
}

/** What a stop asks for: an end of everything, or of one channel. */
export type StopScope = 'all' | Channel

export type Understood = { readonly confidence: number } & (
  | { readonly intent: 'stop'; readonly scope: StopScope }
  /** `partly`: only a part has been paid, as far as the reply says. */
  | { readonly intent: 'paid'; readonly partly: boolean; readonly amount?: SaidAmount }
  | {
      readonly intent: 'promise'
      /** The last day that still keeps the promise, in the borrower's zone; never in the past. None was said where it is missing. */
      readonly date?: CalendarDay
      /** The date is later than the strategy allows, so an agent or a counter-offer has to answer. */
      readonly tooLate: boolean
      readonly amount?: SaidAmount
    }
  | { readonly intent: 'arrangement'; readonly amount?: SaidAmount }
  | { readonly intent: Exclude<Intent, 'stop' | 'paid' | 'promise' | 'arrangement'> }
)

/** Several things may be wanted at once; the most important comes first, and there is always one. */
export interface Understanding {
  readonly intents: readonly [Understood, ...Understood[]]
  /** Whether what was understood may take effect by itself. Else a person reads the reply, and the intent is a hint for that person. */
  readonly sure: boolean
}

/** What is known when a reply comes in. */
export interface ReplyContext {
  readonly now: Instant
  readonly zone: Zone
  /** The borrower's language tag; its region says whether 3/4 is in March or in April. */
  readonly locale: string
  /** ISO 4217 code of the debt's currency. */
  readonly currency: string
  /** The channel on which the reply came; a bare STOP means this channel. */
  readonly channel?: Channel
  /** The last day that a promise may name. */
  readonly latestPromise?: CalendarDay
}

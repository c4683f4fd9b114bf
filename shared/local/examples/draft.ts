import type { Channel } from '../../case/channel.ts'
import type { ContactPurpose, ContactResult, Manner, Person, Place } from '../../case/contact-words.ts'
import type { HoldKind } from '../../case/hold.ts'
import type { ContactOutcome } from '../../case/plan.ts'
import type { Circumstance } from '../../compliance/rule-exceptions.ts'
import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'
import type { Phase } from '../../compliance/rule-scope.ts'
import type { DayHours } from '../../time/window.ts'
import type { AskedHours } from './asked-hours.ts'
import type { DayFact } from './day-fact.ts'

/** A contact of the past, so long before the instant that an example asks about. */
export interface Past {
  readonly daysAgo: number
  readonly minutesAgo?: number
  /** Business days instead of days. */
  readonly businessDaysAgo?: number
  readonly channel?: Channel
  readonly manner?: Manner
  readonly outcome?: ContactOutcome
  readonly result?: ContactResult
  readonly inbound?: true
  readonly answers?: true
  readonly elsewhere?: true
  readonly loans?: readonly string[]
  readonly purpose?: ContactPurpose
  readonly point?: string
}

/** An owed answer is Duewell's own note and no hold that an example has. */
export type StoppingKind = Exclude<HoldKind, 'answer'>

export interface HoldFact {
  readonly kind: StoppingKind
  readonly channel?: Channel
  /** For how many more days; absent where nobody said. */
  readonly days?: number
  /** Since how many days; a day where nobody said. */
  readonly daysAgo?: number
}

/** What an example tells, as it is read fact by fact. */
export interface Draft {
  actor?: 'first-party' | 'third-party'
  region?: string
  zones: string[]
  channel?: Channel
  manner?: Manner
  person?: Person
  place?: Place
  product?: string
  phase?: Phase
  daysPastDue?: number
  purpose?: ContactPurpose
  answers?: boolean
  loans: string[]
  known: Set<Circumstance>
  holds: HoldFact[]
  consent?: { readonly form?: 'express' | 'written' | 'direct' | 'asked-for'; readonly daysAgo: number }
  /** Something was told of consent, be it that there is none. */
  consentTold?: true
  agreedHours?: DayHours
  askedHours?: AskedHours
  /** Where the borrower asked not to be reached. */
  askedPlace?: Place
  /** How many days ago that was, where it may run out. */
  askedDaysAgo?: number
  /** The borrower asked for other hours than the one that the example asks about. */
  otherHoursAsked?: true
  history: Past[]
  /** What stood in the way is settled. */
  lifted?: true
  /** The contact is about another debt than the one that the holds are on. */
  otherDebt?: true
  /** The limit that the named rules set is reached. */
  usedUp?: true
  /** Of an arrangement or a promise. */
  missed?: true
  /** What the borrower wrote. */
  inbound?: string
  optedOut?: true
  /** What is known of the message: the wording that it carries, and kinds of wording that rules forbid. */
  carries?: Set<string>
  lacks: Set<string>
  forbidden: Set<ForbiddenWording>
  /** Whether the message was told by its own words, which the gate read, or only described. */
  wordingBy?: 'gate' | 'description'
  day: DayFact
  /** The day that is asked about, as far as the question names it. */
  asked: DayFact
  /** Facts that nothing was read from. */
  unread: string[]
}

export function emptyDraft(): Draft {
  return {
    zones: [],
    loans: ['loan-1'],
    known: new Set(),
    holds: [],
    history: [],
    lacks: new Set(),
    forbidden: new Set(),
    day: {},
    asked: {},
    unread: [],
  }
}

import type { ArrangementPolicy } from '../arrangements/arrangement-policy-schema.ts'
import type { Rulebook } from '../compliance/ruleset.ts'
import type { TemplateCatalogue } from '../messages/catalogue.ts'
import type { LenderProfile } from '../messages/lender.ts'
import type { CompiledStrategy } from '../strategy/compiled-strategy.ts'
import type { Channel } from './channel.ts'
import type { MinorUnits } from './money.ts'

/** The versions that a decision was made under, as plans and history name them. */
export interface Versions {
  readonly strategy: string
  readonly packs: string
}

/** Everything that a decision depends on beside the case and the instant, compiled once at start. */
export interface Policy {
  readonly versions: Versions
  readonly strategy: CompiledStrategy
  readonly rulebook: Rulebook
  readonly templates: TemplateCatalogue
  readonly lender: LenderProfile
  /** Who may pay in which parts. */
  readonly arrangements: ArrangementPolicy
  /** How long a pending payment rests its loan, in business days of the borrower's calendar. */
  readonly pendingBusinessDays: number
  /** Days of grace after a promised day before the promise counts as broken. */
  readonly promiseGraceDays: number
  /** What breaks a repayment arrangement: so many instalments missed at one time, or one missed for more than so many days. */
  readonly arrangementBrokenAfterMissed: number
  readonly arrangementBrokenAfterDays: number
  /** Within how many days of its breaking one may be caught up. */
  readonly arrangementCaughtUpWithinDays: number
  /** A loan that owes less rests; a currency that is not named has no tolerance. */
  readonly tolerance: Readonly<Record<string, MinorUnits>>
  /** Contacts leave over at most so many minutes after their window opens. */
  readonly spreadMinutes: number
  /** How long a borrower who says to have paid, or means to without naming a day, is left alone, in business days. */
  readonly paidPauseBusinessDays: number
  readonly undatedPauseBusinessDays: number
  /** How far ahead a promise may lie, and how many of one loan may follow one another. */
  readonly promiseLatestDays: number
  readonly promisesInARow: number
  readonly hardshipDays: number
  /** Whether a STOP by text message is confirmed by us. */
  readonly confirmStops: boolean
  /** The channels that this deployment can send by. */
  readonly channels: readonly Channel[]
}

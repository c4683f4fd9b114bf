import type { Borrower, ContactPoint } from '../case/borrower.ts'
import type { Channel, Purpose } from '../case/channel.ts'
import type { Finding } from '../case/finding.ts'
import type { HoldKind } from '../case/hold.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { DayHours } from '../time/window.ts'
import type { Zone } from '../time/zone.ts'
import type { Rule } from './pack-schema.ts'

/** What would be said to a borrower, by which channel and about which debts: all that a rule needs to know of a contact. */
export interface Approach {
  readonly channel: Channel
  readonly purpose: Purpose
  /** Absent only for work for a person. */
  readonly point: ContactPoint | undefined
  /** The loans that the contact speaks of; at least one. */
  readonly loans: readonly string[]
  /** Of the loan that is furthest behind. */
  readonly daysPastDue: number
}

/** All rules that a lender works under, and the way to those that bind a borrower. */
export interface Rulebook {
  /** Names the packs with their versions; it changes whenever a decision could. */
  readonly version: string
  rulesFor(borrower: Borrower): RuleSet
  /** Any rule of the packs, whether or not it binds this lender. */
  rule(id: string): Rule | undefined
}

/** The rules that bind contact with one borrower: the strictest of all that may, in every zone where the borrower may be. */
export interface RuleSet {
  /** Whether anything is known of where the borrower may be; if not, no hour is decent everywhere and a person takes over. */
  readonly located: boolean
  /** Every zone where the borrower may be. */
  readonly zones: readonly Zone[]
  readonly calendar: Calendar
  /** The zone whose dates and hours the strategy and the borrower's wishes are read in. */
  readonly homeZone: Zone
  /** Whether a contact is allowed at all: consent and other yes-or-no rules. Each refusal leaves a finding. */
  permits(approach: Approach, at: Instant, findings: Finding[]): boolean
  /**
   * The earliest instant from `from` on at which every window, cap and cooldown allows the contact, and `hours` (the
   * step's, in the home zone) and the borrower's preferred hours as well; infinite when there is none before `horizon`.
   * Each constraint that moved the contact leaves one finding, without `until` when it never opened.
   */
  earliestAllowed(
    approach: Approach,
    contacts: readonly RecentContact[],
    hours: DayHours,
    from: Instant,
    horizon: Instant,
    findings: Finding[],
  ): Instant
  /**
   * The end of the allowed stretch that `at` lies in, margins taken off; `at` itself when it is not in one. Where a rule
   * comes into force on the way, the stretch ends there and the rest is decided anew.
   */
  closesAt(approach: Approach, contacts: readonly RecentContact[], hours: DayHours, at: Instant): Instant
  /** Wording that a template must carry, such as `opt-out`. */
  requiredWording(channel: Channel, purpose: Purpose): readonly string[]
  /** The rule that stands behind a hold. */
  holdRule(kind: HoldKind): string | undefined
}

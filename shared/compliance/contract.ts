import type { Borrower, ContactPoint } from '../case/borrower.ts'
import type { Channel, Purpose } from '../case/channel.ts'
import type { ContactPurpose, Manner, Person, Place } from '../case/contact-words.ts'
import type { Finding } from '../case/finding.ts'
import type { HoldKind } from '../case/hold.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { DayHours } from '../time/window.ts'
import type { Zone } from '../time/zone.ts'
import type { Actor } from './binding-rules.ts'
import type { Ledger } from './ledger.ts'
import type { Rule, RulePack } from './pack-schema.ts'
import type { RegistrationDemand } from './registrations.ts'
import type { Circumstance } from './rule-exceptions.ts'
import type { Phase } from './rule-scope.ts'
import type { OptOut } from './standing-rules.ts'

/** What would be said to a borrower, by which channel and about which debts: all that a rule needs to know of a contact. */
export interface Approach {
  readonly channel: Channel
  readonly purpose: ContactPurpose
  /** Absent only for work for a person. */
  readonly point: ContactPoint | undefined
  /** The loans that the contact speaks of; at least one. */
  readonly loans: readonly string[]
  /** Of the loan that is furthest behind. */
  readonly daysPastDue: number
  /** The lender's word for the kind of loan; one that no rule knows, or none, may be any kind. */
  readonly product?: string | undefined
  /** Where the debt stands, where more is known than its days past due. */
  readonly phase?: Phase | undefined
  /** Whom it reaches; absent for the borrower. */
  readonly person?: Person | undefined
  /** Where it reaches them; absent for what the contact point says. */
  readonly place?: Place | undefined
  /** How a person makes it; absent where nobody said. */
  readonly manner?: Manner | undefined
  /** It answers what the borrower last wrote or asked by this channel; a reminder that happens to follow is no answer. */
  readonly answers?: boolean | undefined
  /** What is known of it beside all this. */
  readonly known?: readonly Circumstance[] | undefined
  /** Whether nothing was sent to the borrower before it; absent where it matters to nobody. */
  readonly first?: boolean
}

/** All rules that a lender works under, and the way to those that bind a borrower. */
export interface Rulebook {
  /** Names the packs with their versions; it changes whenever a decision could. */
  readonly version: string
  rulesFor(borrower: Borrower): RuleSet
  /** What the carriers of a number ask of whoever sends to it by a channel. */
  registrationFor(channel: Channel, number: string): RegistrationDemand | undefined
  /** Any rule of the packs, whether or not it binds this lender. */
  rule(id: string): Rule | undefined
  /** To whom a rule hands the contacts that it keeps from software. */
  routeOf(rule: string): 'agent' | 'representative' | undefined
  /** Whether a person is to look at what a rule warned of. */
  wantsReview(rule: string): boolean
  /** The id of the pack that a rule stands in. */
  packOf(rule: string): string | undefined
  /** What it was compiled from, for those who explain a decision. */
  readonly packs: readonly RulePack[]
  readonly actor: Actor
  /** For how many days a contact may still matter to a rule; infinite where one looks back for ever. */
  readonly looksBackDays: number
  /** Minutes before the end of a window in which no contact starts. */
  readonly marginMinutes: Readonly<Record<Channel, number>>
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
  /**
   * Whether a contact is allowed at all: consents, bans, what the first contact may be, rules behind holds. Each refusal leaves a finding; a rule that only
   * warns leaves one of effect `flag`, and one that hands the contact to a person one of effect `route`.
   */
  permits(approach: Approach, ledger: Ledger, at: Instant, findings: Finding[]): boolean
  /**
   * The earliest instant from `from` on at which every window, cap and cooldown allows the contact, and `hours` (the
   * step's, in the home zone) and the borrower's preferred hours as well; infinite when there is none before `horizon`.
   * Each constraint that moved the contact leaves one finding, without `until` when it never opened; a rule that would only
   * warn of the instant leaves one of effect `flag`.
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
  /** Whether a limit that counts by number or address speaks about the contact, so that others behind it have to be asked about. */
  countsByPoint(approach: Approach): boolean
  /** The earliest instant from `at` on at which those limits allow the contact, given contacts with everybody behind its number. */
  pointFree(approach: Approach, contacts: readonly RecentContact[], at: Instant, findings: Finding[]): Instant
  /** Wording that a template must carry, such as `opt-out`. */
  requiredWording(channel: Channel, purpose: Purpose): readonly string[]
  /** The rule that stands behind a hold. */
  holdRule(kind: HoldKind): string | undefined
  /** To whom a contact goes that a hold keeps from the borrower; undefined where it goes to nobody. */
  holdRoute(kind: HoldKind): 'agent' | 'representative' | undefined
  /** When a hold from an instant on ends if nobody gave its end; undefined where it stands until it is lifted. */
  holdEnds(kind: HoldKind, from: Instant): Instant | undefined
  /** What an opt-out by a channel means at an instant; undefined where no rule says. */
  optOut(channel: Channel, at: Instant): OptOut | undefined
}

import { armOf } from '../case/arm.ts'
import type { CaseFile, ClosedPoint } from '../case/case-file.ts'
import type { Hold } from '../case/hold.ts'
import type { Policy } from '../case/policy.ts'
import { promiseState } from '../case/promise.ts'
import { type MicroDollars, priceOf } from '../messages/prices.ts'
import type { HistoryEntry } from '../ports.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import { type DelinquencyEpisode, episodesOf, joinEpisodes } from './delinquency-episode.ts'
import { type Money, moneyRecovered } from './money-recovered.ts'

/** Both are counted in local calendar days. */
export const CURE_DAYS = [7, 30] as const
export const RECOVERY_DAYS = 30

/** What is looked at: what began at or after `from`, as it stood at `to`. */
export interface OutcomePeriod {
  readonly from: Instant
  readonly to: Instant
}

/** Whether arrears ended within so many days of a day; undefined while those days have not passed. */
export type Cured = Readonly<Record<(typeof CURE_DAYS)[number], boolean | undefined>>

export interface Promises {
  readonly kept: number
  /** Kept, partly kept and broken; one that still stands is none of them. */
  readonly settled: number
}

/** What became of arrears within 30 days; absent while those days have not passed. */
export interface Recovery {
  readonly recovered: Money
  /** What contacts cost in those days, at list prices, by the currency of the loan that each spoke of first. */
  readonly cost: Readonly<Record<string, MicroDollars>>
}

/** What became of a borrower whom a step reached, up to the next contact. */
export interface StepOutcome {
  readonly step: string
  /** Absent where nothing was past due when the step's first contact was made. */
  readonly cured?: Cured
  readonly recovery?: Recovery
  readonly promises: Promises
  readonly optedOut: boolean
  readonly complained: boolean
}

export interface BorrowerOutcome {
  readonly arm: string
  readonly segment: string
  readonly contacted: boolean
  /** Of the first delinquency episode that began in the period; absent where none did. */
  readonly cured?: Cured
  readonly recovery?: Recovery
  readonly promises: Promises
  readonly optedOut: boolean
  readonly complained: boolean
  readonly steps: readonly StepOutcome[]
}

type Contact = Extract<HistoryEntry, { what: 'contact' }>

/** What became of one borrower, computed from the case and its history and stored nowhere. */
export function outcomeOf(
  caseFile: CaseFile,
  history: readonly HistoryEntry[],
  policy: Policy,
  { from, to }: OutcomePeriod,
): BorrowerOutcome {
  const { loans, payments, borrower } = caseFile
  const zone = policy.rulebook.rulesFor(borrower).homeZone
  const [first, today] = [localDay(zone, from), localDay(zone, to)]
  const episodes = joinEpisodes(loans.flatMap((loan) => episodesOf(loan, payments, zone, today)))
  const contacts = history.filter((entry) => entry.what === 'contact').filter((each) => reached(each, from, to))
  const scene: Scene = { caseFile, policy, zone, to, episodes, contacts, history }
  const episode = episodes.find((each) => each.from >= first && each.from <= today)
  return {
    arm: armOf(caseFile, policy).arm.id,
    segment: borrower.segment ?? '',
    contacted: contacts.length > 0,
    // A missed due day is counted from, which is the day before the first one past due.
    ...(episode !== undefined && arrears(scene, episode, episode.from - 1, firstInstantOf(zone, episode.from, 0))),
    ...answersIn(scene, from, to),
    steps: stepOutcomes(scene),
  }
}

interface Scene {
  readonly caseFile: CaseFile
  readonly policy: Policy
  readonly zone: Zone
  readonly to: Instant
  readonly episodes: readonly DelinquencyEpisode[]
  /** In order of time. */
  readonly contacts: readonly Contact[]
  readonly history: readonly HistoryEntry[]
}

/** An answer is the borrower's own doing, and what did not leave reached nobody. */
function reached({ at, outcome, purpose }: Contact, from: Instant, to: Instant): boolean {
  return at >= from && at <= to && (outcome === 'sent' || outcome === 'unknown') && purpose !== 'answer'
}

/** The first contact of each step, and what became of the borrower up to the next contact of any. */
function stepOutcomes(scene: Scene): readonly StepOutcome[] {
  const { contacts, episodes, zone, to } = scene
  const seen = new Set<string>()
  return contacts.flatMap((contact, place) => {
    // The step of the most pressing loan that the contact speaks of.
    const step = contact.steps[0]?.step
    if (step === undefined || seen.has(step)) return []
    seen.add(step)
    const next = contacts[place + 1]?.at ?? Infinity
    const on = localDay(zone, contact.at)
    const episode = episodes.find((each) => each.from <= on && on <= each.curedOn)
    return {
      step,
      ...(episode !== undefined && arrears(scene, episode, on, contact.at, next)),
      ...answersIn(scene, contact.at, Math.min(next, to)),
    }
  })
}

/** How arrears went after a local day, and what they cost and brought from an instant until 30 days later or an earlier end. */
function arrears(
  { caseFile: { loans, payments }, zone, to, contacts }: Scene,
  { curedOn }: DelinquencyEpisode,
  day: CalendarDay,
  from: Instant,
  end: Instant = Infinity,
): { readonly cured: Cured; readonly recovery?: Recovery } {
  const over = (days: number) => firstInstantOf(zone, day + days + 1, 0)
  const within = (days: number) => (to >= over(days) ? curedOn <= day + days : undefined)
  const cured: Cured = { 7: within(7), 30: within(30) }
  if (cured[30] === undefined) return { cured }
  const until = Math.min(over(Math.min(RECOVERY_DAYS, curedOn - day)), end)
  const cost: Record<string, MicroDollars> = {}
  for (const { at, message, steps } of contacts) {
    const currency = loans.find(({ id }) => id === steps[0]?.loan)?.currency
    if (at < from || at >= until || currency === undefined) continue
    cost[currency] = (cost[currency] ?? 0) + priceOf(message.channel, message.to, message.segments ?? 1).amount
  }
  return { cured, recovery: { recovered: moneyRecovered(loans, payments, zone, { from, until }), cost } }
}

type Answers = Pick<BorrowerOutcome, 'promises' | 'optedOut' | 'complained'>

/** What the borrower answered from one instant until before another. */
function answersIn(scene: Scene, from: Instant, until: Instant): Answers {
  const { holds, closedPoints } = scene.caseFile
  const isIn = (at: Instant) => at >= from && at < until
  const held = (...kinds: readonly Hold['kind'][]) => holds.some((hold) => kinds.includes(hold.kind) && isIn(hold.from))
  const closed = (why: ClosedPoint['why']) => closedPoints.some((point) => point.why === why && isIn(point.since))
  const reported = scene.history.some(
    (entry) => entry.what === 'delivery' && entry.state === 'complained' && isIn(entry.at),
  )
  return {
    promises: promisesIn(scene, isIn),
    optedOut: held('opt-out', 'cease') || closed('opted-out'),
    complained: held('complaint') || closed('complaint') || reported,
  }
}

function promisesIn({ caseFile, policy, zone, to }: Scene, isIn: (at: Instant) => boolean): Promises {
  const states = caseFile.holds
    .filter((hold) => hold.kind === 'promise')
    .filter((promise) => isIn(promise.from))
    .map((promise) => promiseState(promise, caseFile.payments, policy.promiseGraceDays, zone, to).is)
  return {
    kept: states.filter((is) => is === 'kept').length,
    settled: states.filter((is) => is !== 'standing').length,
  }
}

import type { SimulatedStage } from '../stage.ts'
import { strategyFile } from '../world/house-policy.ts'
import type { Checker } from './checker.ts'
import { type Counted, closedBy, fullCap } from './law.ts'
import { instantAt, wallClock } from './local-time.ts'
import { isNearHoliday } from './near-holiday.ts'
import { owing } from './reasons.ts'
import { type Mark, readStored, type StoredCase, type StoredLoan } from './stored.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The days at the end of a run in which nobody does anything and nothing goes wrong. */
const QUIET_DAYS = 4
/** How long after a window opens contacts are spread, and what they may take to leave. */
const SPREAD = 20 * MINUTE
const AN_HOUR = HOUR
/** So many messages in seven days are more than some rules allow. */
const OFTEN = 3
const ENDED = new Set(['paid', 'closed', 'charged-off', 'disputed', 'legal', 'hardship', 'in-arrangement'])

/** The steps of a stage's strategy that say that something is late. */
function lateSteps({ world: { weather }, version }: SimulatedStage) {
  return strategyFile(weather, version)
    .steps.filter(({ when }) => when.startsWith('overdue'))
    .map((step) => ({ ...step, days: numberIn(step.when), lasts: numberIn(step.expires ?? '') }))
}

type LateStep = ReturnType<typeof lateSteps>[number]

/**
 * Nothing is stuck: who was plainly owed a reminder in the quiet days, for longer than an alarm, a queue and a sweep may take,
 * has got one. Plainly is one loan that is late, no hold, no stop, no limit near, and hours enough.
 */
export function checkOwed(checker: Checker, stage: SimulatedStage): void {
  const { now, weather } = stage.world
  const queues = stage.contactQueues()
  const late = lateSteps(stage).map((step) => ({ ...step, channels: step.channels.filter((each) => each in queues) }))
  const needs = HOUR + AN_HOUR + (weather.loses || weather.deploys || weather.observes ? weather.sweepEveryMs : 0)
  for (const items of checker.cases.values()) {
    const stored = readStored(items)
    const loan = plainlyLate(stored, now)
    if (loan === undefined || stored.borrower === undefined) continue
    const [zone] = stored.borrower.zones
    if (zone === undefined) continue
    const today = wallClock(zone, now).day
    for (let day = today - QUIET_DAYS; day <= today; day += 1) {
      const step = stepOn(day, loan, stored, late)
      if (step === undefined || isNearHoliday(stored.borrower.jurisdictions, day * DAY + 12 * HOUR)) continue
      const from = instantAt(zone, day, minuteOf(step.window.from)) + SPREAD
      const to = Math.min(instantAt(zone, day, minuteOf(step.window.to)), now)
      // Limits with exceptions are not read here: whoever was written to often of late is not plainly owed more.
      const { id: whom } = stored.borrower
      const lately = checker.calls.filter((call) => call.borrower === whom && call.at < to && call.at > from - 7 * DAY)
      if (lately.length >= OFTEN) continue
      const open = openFor(step, stored, checker, from, to)
      if (open < needs) continue
      const { id } = stored.borrower
      // What was only observed was not done.
      const isIt = (mark: Mark) =>
        mark.outcome !== 'o' && mark.loan === loan.id && mark.step === step.id && mark.subject === step.instalment
      const called = checker.calls.some(({ borrower, marks }) => borrower === id && marks.some(isIt))
      const marked = stored.plan?.marks.some(isIt) ?? false
      if (called || marked) continue
      checker.fail(
        '4 nothing is forgotten',
        from,
        `${id} is owed ${step.id} of ${loan.id} for ${Math.round(open / HOUR)} hours and got nothing`,
      )
      break
    }
  }
}

/** The one loan on which something is late, of a borrower of whom nothing else is to be said. */
function plainlyLate(stored: StoredCase, now: number): StoredLoan | undefined {
  const { borrower, loans, holds, closed, payments, tasks } = stored
  const since = now - (QUIET_DAYS + 1) * DAY
  if (borrower === undefined || borrower.preferredHours !== undefined || closed.length > 0 || tasks > 0)
    return undefined
  if (holds.some(({ until }) => until === undefined || Date.parse(until) > since)) return undefined
  if (payments.some(({ state, at }) => state === 'pending' || Date.parse(at) > since)) return undefined
  // One that was taken back was waited for until then.
  if (payments.some(({ state, at }) => state === 'reversed' && Date.parse(at) > since - 5 * DAY)) return undefined
  const open = loans.filter((loan) => !ENDED.has(loan.status) && owing(loan, stored, now).owed > 0)
  const [loan] = open
  if (loan === undefined || open.length > 1 || loan.missingSince !== undefined || loan.feed !== undefined)
    return undefined
  return owing(loan, stored, now).pastDue > 0 ? loan : undefined
}

/** The step that the strategy gives a day, and for which instalment: the latest that has begun, unless it is too old. */
function stepOn(day: number, loan: StoredLoan, { payments }: StoredCase, steps: readonly LateStep[]) {
  let paid = payments
    .filter((each) => each.loan === loan.id && each.state === 'settled')
    .reduce((sum, { amount }) => sum + amount, 0)
  for (const { id: instalment, dueOn, amount } of loan.instalments) {
    if (paid >= amount) {
      paid -= amount
      continue
    }
    const late = day - Math.floor(Date.parse(dueOn) / DAY)
    const step = steps.filter(({ days }) => days <= late).at(-1)
    return step !== undefined && late <= step.days + step.lasts ? { ...step, instalment } : undefined
  }
  return undefined
}

/** For how long of a stretch one of a step's channels could lawfully be used all the time. */
function openFor(
  step: LateStep,
  stored: StoredCase,
  { calls, pauses, cases, policies }: Checker,
  from: number,
  to: number,
): number {
  const { version = 1 } = policies.at(-1) ?? {}
  const { borrower } = stored
  if (borrower === undefined) return 0
  let longest = 0
  for (const channel of step.channels) {
    const point = borrower.contactPoints.find((each) => each.channel === channel)
    if (point === undefined) continue
    const unseen = ({ plan }: StoredCase) =>
      (plan?.contacts ?? [])
        .filter(({ id, extras, letters }) => extras.includes('x') || mayHaveLeft(letters, id, calls))
        .map((each): Counted => ({ at: each.at, channel: 'sms', address: point.address, loans: [] }))
    const elsewhere = unseen(stored)
    const ofNeighbours = [...cases.values()]
      .map((items) => readStored(items))
      .filter((other) => other.borrower !== undefined && other.borrower.id !== borrower.id)
      .filter((other) => other.borrower?.contactPoints.some(({ address }) => address === point.address))
      .flatMap(unseen)
    const all = calls.map((call): Counted & { borrower: string } => ({ ...call, loans: [] }))
    const own = [...all.filter((call) => call.borrower === borrower.id), ...elsewhere]
    const atNumber = [...all.filter(({ address }) => address === point.address), ...elsewhere, ...ofNeighbours]
    let since = from
    for (let at = from; at < to; at += 10 * MINUTE) {
      const next = { at, channel, address: point.address, loans: [] }
      const free =
        closedBy(borrower, channel, [at], version) === undefined &&
        fullCap(borrower, next, before(own, at), before(atNumber, at), version) === undefined &&
        !pauses.some((pause) => pause.since - HOUR < at && pause.until + HOUR > at)
      // Whom others' contacts at the number put off waits for it while the step lives (docs/decisions/0014).
      const putOff = fullCap(borrower, next, before(own, at), before(atNumber, at), version) !== undefined
      if (putOff && fullCap(borrower, next, before(own, at), before(own, at), version) === undefined) return 0
      if (free) longest = Math.max(longest, at + 10 * MINUTE - since)
      else since = at + 10 * MINUTE
    }
  }
  return longest
}

/** A claim of which nobody knows what became of it counts, though nothing left. */
function mayHaveLeft(letters: string, id: string, calls: Checker['calls']): boolean {
  return letters[3] === 'u' && !calls.some(({ contact }) => contact === id)
}

function before(contacts: readonly Counted[], at: number): readonly Counted[] {
  return contacts.filter((contact) => contact.at < at)
}

function minuteOf(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? 0)
}

import type { CompiledStep } from '../strategy/compiled-strategy.ts'
import type { Range } from '../strategy/strategy.ts'
import type { CalendarDay } from '../time/instant.ts'
import type { Loan } from './loan.ts'
import type { MinorUnits } from './money.ts'
import type { DoneStep } from './plan.ts'
import { promiseState } from './promise.ts'
import type { Situation } from './situation.ts'

/** What a step is about: an instalment, a promise, an arrangement's instalment or a series, and the day it counts from. */
export interface Subject {
  readonly loan: Loan
  readonly id: string
  readonly anchorDay: CalendarDay
  readonly amount: MinorUnits
  readonly dueOn: CalendarDay
  readonly daysPastDue: number
  /** The due day that days past due count from, today or once it has passed; Infinity where none will. */
  readonly countsFrom: CalendarDay
}

/** A step on the day that the strategy gives it, for one subject. */
export interface Candidate {
  readonly subject: Subject
  readonly step: CompiledStep
  /** The step's own local day. */
  readonly day: CalendarDay
}

/** What the strategy says about some subjects: the latest steps that have begun, and the first that has not. */
export interface Agenda {
  /** The latest step begun that asks for something, done or not: whatever came before it is not made up for. */
  asks: Candidate | undefined
  /** The latest step begun that gives something: thanks, or a lesson of a series. */
  gives: Candidate | undefined
  next: Candidate | undefined
  /** The one that opens after the next. */
  following: Candidate | undefined
  /** The first step, if any, that begins to apply on a day after its own, and that day. */
  late: Candidate | undefined
}

/** Adds the steps of one subject whose offsets lie in a range, both ends included. */
export function consider(
  agenda: Agenda,
  steps: readonly CompiledStep[],
  subject: Subject,
  from: number,
  to: number,
  situation: Situation,
): void {
  let asks: CompiledStep | undefined
  let gives: CompiledStep | undefined
  for (const step of steps) {
    if (step.offsetDays < from) continue
    if (step.offsetDays > to) break
    const day = subject.anchorDay + step.offsetDays
    if (day > situation.today) {
      if (agenda.following !== undefined && agenda.following.day < day) break
      if (applies(step, subject, day, situation)) considerNext(agenda, { subject, step, day })
      else considerLate(agenda, step, subject, day, situation)
    } else if (applies(step, subject, situation.today, situation)) {
      const earlier = step.asks ? asks : gives
      if (earlier !== undefined) noteSuperseded(earlier, subject, situation)
      if (step.asks) asks = step
      else gives = step
    } else {
      considerLate(agenda, step, subject, situation.today, situation)
    }
  }
  if (asks !== undefined) agenda.asks = later(agenda.asks, asks, subject, situation)
  if (gives !== undefined) agenda.gives = later(agenda.gives, gives, subject, situation)
}

function considerNext(agenda: Agenda, candidate: Candidate): void {
  if (agenda.next === undefined || opensBefore(candidate, agenda.next)) {
    agenda.following = agenda.next
    agenda.next = candidate
  } else if (agenda.following === undefined || opensBefore(candidate, agenda.following)) {
    agenda.following = candidate
  }
}

function opensBefore(one: Candidate, other: Candidate): boolean {
  return one.day < other.day || (one.day === other.day && one.step.window.from < other.step.window.from)
}

/** Of two steps that have begun the later one counts, and of one day the later in the strategy. */
function later(other: Candidate | undefined, step: CompiledStep, subject: Subject, situation: Situation): Candidate {
  const candidate = { subject, step, day: subject.anchorDay + step.offsetDays }
  if (other === undefined) return candidate
  const wins = candidate.day > other.day || (candidate.day === other.day && step.order > other.step.order)
  const superseded = wins ? other : candidate
  noteSuperseded(superseded.step, superseded.subject, situation)
  return wins ? candidate : other
}

/** A step that is passed over is worth a word only while it could still have been done. */
function noteSuperseded(step: CompiledStep, subject: Subject, { caseFile, today, findings }: Situation): void {
  if (subject.anchorDay + step.offsetDays + step.expiresAfterDays < today) return
  if (standingOf(caseFile.plan.done, step, subject) === 'done') return
  findings.push({ rule: 'superseded', effect: 'note', loan: subject.loan.id, step: step.id })
}

/** Whether the step's last day has passed. */
export function expired(candidate: Candidate, today: CalendarDay): boolean {
  return candidate.day + candidate.step.expiresAfterDays < today
}

/**
 * What became of a step for its subject so far, by whichever channel: `done` when it reached the borrower, may have, or is
 * on its way, so that it is not repeated; `failed` when every try is known to have reached nobody.
 */
export function standingOf(
  done: readonly DoneStep[],
  step: CompiledStep,
  subject: Subject,
): 'open' | 'failed' | 'done' {
  let standing: 'open' | 'failed' = 'open'
  for (const mark of done) {
    // Most marks are about instalments that are over, so these are told apart first.
    if (mark.subject === subject.id && mark.step === step.id && mark.loan === subject.loan.id) {
      if (mark.outcome !== 'failed') return 'done'
      standing = 'failed'
    }
  }
  return standing
}

function applies(step: CompiledStep, subject: Subject, day: CalendarDay, situation: Situation): boolean {
  if (step.unconditional) return true
  const { segments, products, amount, daysPastDue, history } = step.conditions
  const { borrower, plan } = situation.caseFile
  if (segments !== undefined && !segments.includes(borrower.segment ?? '')) return false
  if (products !== undefined && !products.includes(subject.loan.product ?? '')) return false
  if (amount !== undefined) {
    if (amount.currency !== subject.loan.currency || !within(subject.amount, amount)) return false
  }
  if (daysPastDue !== undefined && !within(daysPastDueOn(day, subject), daysPastDue)) return false
  if (history?.contactsSent !== undefined && !within(plan.contactsSent, history.contactsSent)) return false
  if (history?.brokenPromises !== undefined && !within(brokenPromises(situation), history.brokenPromises)) return false
  return step.requires.every((id) =>
    plan.done.some(
      (mark) =>
        mark.step === id &&
        mark.loan === subject.loan.id &&
        mark.subject === subject.id &&
        (mark.outcome === 'sent' || mark.outcome === 'delivered' || mark.outcome === 'observed'),
    ),
  )
}

/**
 * Notes the day, up to its last, on which a step that does not apply on `day` begins to, though nothing happens: days past due
 * come by themselves.
 */
function considerLate(
  agenda: Agenda,
  step: CompiledStep,
  subject: Subject,
  day: CalendarDay,
  situation: Situation,
): void {
  const least = step.conditions.daysPastDue?.min
  if (least === undefined) return
  const begins = day + least - daysPastDueOn(day, subject)
  if (begins <= day || begins > subject.anchorDay + step.offsetDays + step.expiresAfterDays) return
  if (agenda.late !== undefined && agenda.late.day <= begins) return
  if (applies(step, subject, begins, situation)) agenda.late = { subject, step, day: begins }
}

/** Days past due as they will be on a day, if nothing is paid until then. */
function daysPastDueOn(day: CalendarDay, { countsFrom }: Subject): number {
  return Math.max(0, day - countsFrom)
}

function within(value: number, range: Range): boolean {
  return (range.min === undefined || value >= range.min) && (range.max === undefined || value <= range.max)
}

function brokenPromises({ caseFile, policy, rules, now }: Situation): number {
  return caseFile.holds.filter(
    (hold) =>
      hold.kind === 'promise' &&
      promiseState(hold, caseFile.payments, policy.promiseGraceDays, rules.homeZone, now).is === 'broken',
  ).length
}

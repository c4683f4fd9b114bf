import { type CalendarDay, DAY, type Instant } from '../time/instant.ts'
import { firstInstantOf, localDay } from '../time/zone.ts'
import { type ArrangementState, arrangementState, type PaidInstalment } from './arrangement.ts'
import { type Agenda, consider } from './candidate.ts'
import type { CaseFile } from './case-file.ts'
import { type CoreAnswer, coreAnswer, isTakenOver, restsAfterRejection } from './core-answer.ts'
import { latestCure } from './cure.ts'
import type { Reason } from './finding.ts'
import type { Arrangement, Hold, PromiseToPay } from './hold.ts'
import { arrangementOn, holdOnLoan, promiseOn } from './holds.ts'
import type { Loan } from './loan.ts'
import { pendingUntil } from './pending-payment.ts'
import { type Position, paidOn, positionOf, settledSince } from './position.ts'
import { type PromiseState, promiseState } from './promise.ts'
import type { Situation } from './situation.ts'

/** What is to be said about one loan and from when on it may be looked at again; `rests` says why nothing is. */
export interface LoanAgenda extends Agenda {
  readonly loan: Loan
  /** An instant at which the loan's rest ends by itself; Infinity when only a change can end it. */
  wakeAt: Instant
}

const WHOLE_PAST = -Infinity
const WHOLE_FUTURE = Infinity

/** What the strategy says about one loan today. A loan at rest has an empty agenda, and a finding that says why. */
export function agendaOf(loan: Loan, situation: Situation): LoanAgenda {
  const agenda: LoanAgenda = {
    loan,
    asks: undefined,
    gives: undefined,
    next: undefined,
    following: undefined,
    late: undefined,
    wakeAt: Infinity,
  }
  const { caseFile, now } = situation
  const arrangement = arrangementOn(caseFile.holds, loan.id, now)
  const answer: CoreAnswer = arrangement ? coreAnswer(arrangement, caseFile.holds, now) : { is: 'not-asked' }
  const outranks = arrangement !== undefined && answer.is !== 'rejected'
  const ended = loan.missingSince === undefined ? restsByStatus(loan, outranks) : 'missing-from-file'
  if (ended !== undefined) return rest(agenda, ended, situation)

  const paid = paidOn(caseFile.payments, loan.id)
  const position = positionOf(loan.instalments, paid.settled, situation.today)
  const hold = holdOnLoan(unconfirmed(caseFile, loan), loan.id, now)
  if (position.owed === 0) {
    if (outranks && hold === undefined) considerPaidArrangement(agenda, arrangement, situation)
    return rest(agenda, 'nothing-owed', situation)
  }
  if (position.owed < (situation.policy.tolerance[loan.currency] ?? 0))
    return rest(agenda, 'below-tolerance', situation)

  if (hold !== undefined) return rest(agenda, situation.rules.holdRule(hold.kind) ?? 'on-hold', situation, hold.until)
  if (paid.newestPending !== undefined) {
    const { homeZone, calendar } = situation.rules
    const until = pendingUntil(paid.newestPending, homeZone, calendar, situation.policy.pendingBusinessDays)
    if (now < until) return rest(agenda, 'payment-pending', situation, until)
  }

  if (arrangement !== undefined && answer.is === 'rejected') {
    considerRejectedArrangement(agenda, arrangement, answer.at, position, situation)
    const until = restsAfterRejection(answer.at, situation.policy.undatedPauseBusinessDays, situation.rules)
    if (now < until) return rest(agenda, 'arrangement-rejected', situation, until)
  } else if (arrangement !== undefined && isTakenOver(answer, loan)) {
    situation.findings.push({ rule: 'arrangement-taken-over', effect: 'note', loan: loan.id })
  } else if (arrangement !== undefined) {
    const { policy, rules, today } = situation
    const state = arrangementState(arrangement, caseFile.payments, policy, rules.homeZone, today)
    if (state.is !== 'broken') return considerArrangement(agenda, arrangement, answer, state, situation)
    considerBrokenArrangement(agenda, arrangement, state.on, position, situation)
    // Where the lender's own system still says that it stands, its dates are not gone back to.
    if (loan.status === 'in-arrangement') return agenda
  }
  const promise = promiseOn(caseFile.holds, loan.id, now)
  if (promise !== undefined) {
    const state = promiseState(
      promise,
      caseFile.payments,
      situation.policy.promiseGraceDays,
      situation.rules.homeZone,
      now,
    )
    considerPromise(agenda, promise, state, position, situation)
    if (state.is === 'standing') return rest(agenda, 'promise-stands', situation, state.until)
  }
  considerSchedule(agenda, position, situation)
  return agenda
}

/** The holds on a loan without pauses that have served: the borrower said to have paid, and the core system has since said so too. */
function unconfirmed({ holds, payments }: CaseFile, loan: Loan): readonly Hold[] {
  if (!holds.some(({ kind }) => kind === 'pause')) return holds
  const confirmedAt = Math.max(
    ...payments
      .filter((payment) => payment.loan === loan.id && payment.state === 'settled')
      .map(({ sourceVersion }) => sourceVersion),
  )
  return holds.filter(({ kind, from }) => kind !== 'pause' || from > confirmedAt)
}

function restsByStatus(loan: Loan, arranged: boolean): Reason | undefined {
  switch (loan.status) {
    case 'scheduled':
    case 'due':
    case 'overdue':
    case 'cured':
      return undefined
    case 'in-arrangement':
      return arranged ? undefined : 'loan-with-people'
    case 'paid':
    case 'closed':
      return 'loan-ended'
    case 'disputed':
    case 'hardship':
    case 'charged-off':
    case 'legal':
      return 'loan-with-people'
  }
}

function rest(
  agenda: LoanAgenda,
  rule: string,
  situation: Situation,
  until: Instant | undefined = Infinity,
): LoanAgenda {
  agenda.wakeAt = until
  situation.findings.push(
    until === Infinity
      ? { rule, effect: 'rest', loan: agenda.loan.id }
      : { rule, effect: 'rest', loan: agenda.loan.id, until },
  )
  return agenda
}

function considerSchedule(agenda: LoanAgenda, position: Position, situation: Situation): void {
  const { loan } = agenda
  const { steps, today } = situation
  considerInstalments(agenda, position, 'due', situation)
  if (steps.opened.length > 0 && loan.openedOn !== undefined) {
    const due = position.oldestMissed ?? position.upcoming
    const amount = position.pastDue > 0 ? position.pastDue : position.upcomingAmount
    const subject = {
      loan,
      id: 'opened',
      anchorDay: loan.openedOn,
      amount,
      dueOn: due?.dueOn ?? today,
      daysPastDue: position.daysPastDue,
      countsFrom: countsFrom(position),
    }
    consider(agenda, steps.opened, subject, WHOLE_PAST, WHOLE_FUTURE, situation)
  }
  if (steps.cured.length > 0 && position.pastDue === 0) considerCure(agenda, situation)
}

/** Thanks for an episode that ended, as long as the strategy's thanks are not too late anyway. */
function considerCure(agenda: LoanAgenda, situation: Situation): void {
  const { loan } = agenda
  const { steps, caseFile, today, rules } = situation
  const since = situation.now - (steps.cureReachDays + 1) * DAY
  if (!settledSince(caseFile.payments, loan.id, since)) return
  const cure = latestCure(loan, caseFile.payments, rules.homeZone, today)
  if (cure === undefined) return
  const { id, dueOn } = cure.instalment
  const subject = { loan, id, anchorDay: cure.on, amount: 0, dueOn, daysPastDue: 0, countsFrom: Infinity }
  consider(agenda, steps.cured, subject, 0, WHOLE_FUTURE, situation)
}

/** Once an instalment is missed, only steps after its due date speak of it; before that, only those until the day itself. */
function considerInstalments(
  agenda: LoanAgenda,
  position: Position,
  anchor: 'due' | 'instalment',
  situation: Situation,
): void {
  const { loan } = agenda
  const { oldestMissed, upcoming, daysPastDue, pastDue, upcomingAmount } = position
  const steps = situation.steps[anchor]
  // A lender's word that the loan is cured outweighs a payment that has not reached us yet.
  if (oldestMissed !== undefined && loan.status !== 'cured') {
    const { id, dueOn } = oldestMissed
    const subject = { loan, id, anchorDay: dueOn, amount: pastDue, dueOn, daysPastDue, countsFrom: dueOn }
    consider(agenda, steps, subject, 1, WHOLE_FUTURE, situation)
  }
  if (upcoming !== undefined) {
    const { id, dueOn } = upcoming
    const subject = { loan, id, anchorDay: dueOn, amount: upcomingAmount, dueOn, daysPastDue: 0, countsFrom: dueOn }
    consider(agenda, steps, subject, WHOLE_PAST, oldestMissed === undefined ? WHOLE_FUTURE : 0, situation)
  }
}

function considerArrangement(
  agenda: LoanAgenda,
  arrangement: Arrangement,
  answer: CoreAnswer,
  state: Exclude<ArrangementState, { is: 'broken' }>,
  situation: Situation,
): LoanAgenda {
  const { settled } = paidOn(situation.caseFile.payments, arrangement.loan, arrangement.from)
  const position = positionOf(arrangement.instalments, settled, situation.today)
  if (state.is === 'paid') {
    considerPaid(agenda, state.paid, situation)
    return rest(agenda, 'arrangement-stands', situation, arrangement.until)
  }
  situation.findings.push({ rule: 'arrangement-stands', effect: 'note', loan: arrangement.loan })
  agenda.wakeAt = Math.min(firstInstantOf(situation.rules.homeZone, state.breaksOn, 0), overdueAt(answer, situation))
  considerInstalments(agenda, position, 'instalment', situation)
  considerPaid(agenda, state.paid, situation)
  return agenda
}

/** Once an arrangement is paid, the loan often owes nothing; the last instalment is thanked for like those before it. */
function considerPaidArrangement(agenda: LoanAgenda, arrangement: Arrangement, situation: Situation): void {
  const { caseFile, policy, rules, today } = situation
  const state = arrangementState(arrangement, caseFile.payments, policy, rules.homeZone, today)
  if (state.is === 'paid') considerPaid(agenda, state.paid, situation)
}

/** What is said of the newest instalment of an arrangement that is paid in full. */
function considerPaid(agenda: LoanAgenda, paid: PaidInstalment | undefined, situation: Situation): void {
  if (paid === undefined) return
  const { id, dueOn } = paid.instalment
  const subject = { loan: agenda.loan, id, anchorDay: paid.on, amount: 0, dueOn, daysPastDue: 0, countsFrom: Infinity }
  consider(agenda, situation.steps['instalment-paid'], subject, 0, WHOLE_FUTURE, situation)
}

/** When an answer of the core system begins to be late; then a person is told. */
function overdueAt(answer: CoreAnswer, { rules, today }: Situation): Instant {
  if (answer.is !== 'awaited' || answer.answerBy < today) return Infinity
  return firstInstantOf(rules.homeZone, answer.answerBy + 1, 0)
}

/** What is said where the core system would not have what the borrower agreed to. */
function considerRejectedArrangement(
  agenda: LoanAgenda,
  { id }: Arrangement,
  rejectedAt: Instant,
  position: Position,
  situation: Situation,
): void {
  const { loan } = agenda
  const { pastDue, owed, daysPastDue } = position
  const rejectedOn = localDay(situation.rules.homeZone, rejectedAt)
  const amount = pastDue > 0 ? pastDue : owed
  const dates = { anchorDay: rejectedOn, dueOn: rejectedOn, countsFrom: countsFrom(position) }
  const subject = { loan, id, amount, daysPastDue, ...dates }
  consider(agenda, situation.steps['arrangement-rejected'], subject, 0, WHOLE_FUTURE, situation)
}

/** What is said of the arrangement itself once it is broken; beside it the loan's own dates count again. */
function considerBrokenArrangement(
  agenda: LoanAgenda,
  arrangement: Arrangement,
  brokenOn: CalendarDay,
  position: Position,
  situation: Situation,
): void {
  const { loan } = agenda
  const { pastDue, owed, daysPastDue } = position
  situation.findings.push({ rule: 'arrangement-broken', effect: 'note', loan: loan.id })
  const amount = pastDue > 0 ? pastDue : owed
  const dates = { anchorDay: brokenOn, dueOn: brokenOn - 1, countsFrom: countsFrom(position) }
  const subject = { loan, id: arrangement.id, amount, daysPastDue, ...dates }
  consider(agenda, situation.steps['arrangement-broken'], subject, 0, WHOLE_FUTURE, situation)
}

function considerPromise(
  agenda: LoanAgenda,
  promise: PromiseToPay,
  state: PromiseState,
  position: Position,
  situation: Situation,
): void {
  const subject = {
    loan: agenda.loan,
    id: promise.id,
    anchorDay: state.is === 'standing' ? promise.dueOn : state.on,
    amount: Math.min(promise.amount, position.owed),
    dueOn: promise.dueOn,
    daysPastDue: position.daysPastDue,
    countsFrom: countsFrom(position),
  }
  if (state.is === 'standing') {
    consider(agenda, situation.steps['promise-due'], subject, WHOLE_PAST, 0, situation)
  } else {
    const steps = situation.steps[`promise-${state.is}`]
    consider(agenda, steps, subject, 0, WHOLE_FUTURE, situation)
  }
}

/** The due day of the oldest instalment that is not paid, from which days past due count or will. */
function countsFrom({ oldestMissed, upcoming }: Position): CalendarDay {
  return (oldestMissed ?? upcoming)?.dueOn ?? Infinity
}

import { arrangementState } from '../case/arrangement.ts'
import type { CaseFile } from '../case/case-file.ts'
import { type CoreAnswer, coreAnswer, isTakenOver, restsAfterRejection } from '../case/core-answer.ts'
import type { Arrangement, Hold } from '../case/hold.ts'
import { arrangementOn, holdOnCase, holdOnLoan, promiseOn } from '../case/holds.ts'
import type { Loan, LoanStatus } from '../case/loan.ts'
import { pendingUntil } from '../case/pending-payment.ts'
import type { Policy } from '../case/policy.ts'
import { type Position, paidOn, positionOf } from '../case/position.ts'
import { promiseState } from '../case/promise.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { CaseState } from './timeline.ts'

const PRESSING: readonly CaseState[] = ['overdue', 'due', 'upcoming', 'paused', 'settled']

/** Where a borrower stands at an instant, by the most pressing of the loans. */
export function caseState(caseFile: CaseFile, policy: Policy, now: Instant): CaseState {
  if (holdOnCase(caseFile.holds, now) !== undefined) return 'paused'
  let most = PRESSING.length - 1
  for (const loan of caseFile.loans) {
    const rank = PRESSING.indexOf(loanState(loan, caseFile, policy, now))
    if (rank < most) most = rank
  }
  return PRESSING[most] ?? 'settled'
}

/** The first instant after `now` at which a borrower's state may change though no fact comes in. */
export function stateMayChangeAt({ borrower, holds }: CaseFile, policy: Policy, now: Instant): Instant {
  const zone = policy.rulebook.rulesFor(borrower).homeZone
  const tomorrow = firstInstantOf(zone, localDay(zone, now) + 1, 0)
  return holds.reduce((earliest, hold) => Math.min(earliest, nextEdge(hold, now)), tomorrow)
}

function nextEdge({ from, until = Infinity }: Hold, now: Instant): Instant {
  if (from > now) return from
  return until > now ? until : Infinity
}

function loanState(loan: Loan, caseFile: CaseFile, policy: Policy, now: Instant): CaseState {
  const { holds, payments, borrower } = caseFile
  const arrangement = arrangementOn(holds, loan.id, now)
  const answer: CoreAnswer = arrangement ? coreAnswer(arrangement, holds, now) : { is: 'not-asked' }
  const byStatus = stateByStatus(loan.status, arrangement !== undefined && answer.is !== 'rejected')
  if (byStatus !== undefined) return byStatus

  const rules = policy.rulebook.rulesFor(borrower)
  const { homeZone: zone, calendar } = rules
  const today = localDay(zone, now)
  const paid = paidOn(payments, loan.id)
  const position = positionOf(loan.instalments, paid.settled, today)
  if (position.owed === 0 || position.owed < (policy.tolerance[loan.currency] ?? 0)) return 'settled'
  if (holdOnLoan(holds, loan.id, now) !== undefined) return 'paused'
  if (paid.newestPending !== undefined) {
    if (now < pendingUntil(paid.newestPending, zone, calendar, policy.pendingBusinessDays)) return 'paused'
  }
  if (answer.is === 'rejected') {
    if (now < restsAfterRejection(answer.at, policy.undatedPauseBusinessDays, rules)) return 'paused'
  } else if (arrangement === undefined || isTakenOver(answer, loan)) {
    // The loan's own dates count.
  } else if (isBroken(arrangement, caseFile, policy, zone, today)) {
    if (loan.status === 'in-arrangement') return 'paused'
  } else {
    const { settled } = paidOn(payments, loan.id, arrangement.from)
    const arranged = positionOf(arrangement.instalments, settled, today)
    return arranged.owed === 0 ? 'paused' : scheduleState(arranged, today)
  }
  const promise = promiseOn(holds, loan.id, now)
  if (promise !== undefined && promiseState(promise, payments, policy.promiseGraceDays, zone, now).is === 'standing') {
    return 'paused'
  }
  // A lender's word that the loan is cured outweighs a payment that has not reached us yet.
  return scheduleState(loan.status === 'cured' ? { ...position, pastDue: 0 } : position, today)
}

function isBroken(arrangement: Arrangement, { payments }: CaseFile, policy: Policy, zone: Zone, today: CalendarDay) {
  return arrangementState(arrangement, payments, policy, zone, today).is === 'broken'
}

function stateByStatus(status: LoanStatus, arranged: boolean): CaseState | undefined {
  switch (status) {
    case 'scheduled':
    case 'due':
    case 'overdue':
    case 'cured':
      return undefined
    case 'paid':
    case 'closed':
      return 'settled'
    case 'in-arrangement':
      return arranged ? undefined : 'paused'
    case 'disputed':
    case 'hardship':
    case 'charged-off':
    case 'legal':
      return 'paused'
  }
}

function scheduleState({ pastDue, upcoming }: Position, today: CalendarDay): CaseState {
  if (pastDue > 0) return 'overdue'
  return upcoming?.dueOn === today ? 'due' : 'upcoming'
}

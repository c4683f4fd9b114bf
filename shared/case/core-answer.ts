import type { RuleSet } from '../compliance/ruleset.ts'
import { addBusinessDays } from '../time/calendar.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay } from '../time/zone.ts'
import type { Arrangement, ArrangementAnswer, Hold } from './hold.ts'
import { stands } from './holds.ts'
import type { Loan } from './loan.ts'

/** What the lender's core system has said to an arrangement. One that came from there by itself was never asked about. */
export type CoreAnswer =
  | { readonly is: 'not-asked' }
  | { readonly is: 'awaited'; readonly answerBy: CalendarDay }
  | { readonly is: 'confirmed' | 'rejected'; readonly at: Instant }

/** The newest answer counts, so that one which was given by mistake is put right by the next. */
export function coreAnswer(
  { id, loan, answerBy }: Pick<Arrangement, 'id' | 'loan' | 'answerBy'>,
  holds: readonly Hold[],
  now: Instant,
): CoreAnswer {
  let newest: ArrangementAnswer | undefined
  for (const hold of holds) {
    if (hold.kind !== 'arrangement-answer' || hold.arrangement !== id || hold.loan !== loan || !stands(hold, now))
      continue
    if (newest === undefined || hold.from >= newest.from) newest = hold
  }
  if (newest !== undefined) return { is: newest.says, at: newest.from }
  return answerBy === undefined ? { is: 'not-asked' } : { is: 'awaited', answerBy }
}

/**
 * Whether the lender's own dates count again beside a confirmed arrangement: the core system knows of it, has reported the loan
 * anew since, and not as one in arrangement. Most do so with the agreed parts as the loan's own instalments.
 */
export function isTakenOver(answer: CoreAnswer, { status, sourceVersion }: Loan): boolean {
  return answer.is === 'confirmed' && status !== 'in-arrangement' && sourceVersion > answer.at
}

/**
 * Until when a loan rests after a rejection: a borrower who kept to what was agreed is not asked for the old dates before a person
 * could speak with them.
 */
export function restsAfterRejection(
  rejectedAt: Instant,
  businessDays: number,
  { homeZone, calendar }: Pick<RuleSet, 'homeZone' | 'calendar'>,
): Instant {
  return firstInstantOf(homeZone, addBusinessDays(calendar, localDay(homeZone, rejectedAt), businessDays) + 1, 0)
}

import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { PromiseToPay } from './hold.ts'
import type { Payment } from './loan.ts'
import { paidOn, reachedAt } from './position.ts'

/** What became of a promise to pay, and the local day on which that was so. */
export type PromiseState =
  | { readonly is: 'standing'; readonly until: Instant }
  | { readonly is: 'kept'; readonly on: CalendarDay }
  | { readonly is: 'partly-kept' | 'broken'; readonly on: CalendarDay }

/**
 * A promise stands until its day and the days of grace have passed in the borrower's zone; then it is kept, partly kept
 * or broken by what has settled since it was made. Enough money keeps it at once.
 */
export function promiseState(
  promise: PromiseToPay,
  payments: readonly Payment[],
  graceDays: number,
  zone: Zone,
  now: Instant,
): PromiseState {
  const keptAt = reachedAt(payments, promise.loan, promise.amount, promise.from)
  if (keptAt !== undefined) return { is: 'kept', on: localDay(zone, keptAt) }
  const judgedOn = promise.dueOn + graceDays + 1
  const until = firstInstantOf(zone, judgedOn, 0)
  if (now < until) return { is: 'standing', until }
  const paid = paidOn(payments, promise.loan, promise.from).settled
  return { is: paid > 0 ? 'partly-kept' : 'broken', on: judgedOn }
}

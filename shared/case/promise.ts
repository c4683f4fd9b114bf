import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import type { PromiseToPay } from './hold.ts'
import type { Payment } from './loan.ts'
import { paidOn, reachedAt } from './position.ts'

/** What became of a promise to pay, and the local day on which that was so; of a kept one the instant too at which enough had come. */
export type PromiseState =
  | { readonly is: 'standing'; readonly until: Instant }
  | { readonly is: 'kept'; readonly on: CalendarDay; readonly at: Instant }
  | { readonly is: 'partly-kept' | 'broken'; readonly on: CalendarDay }

/**
 * A promise stands until its day and the days of grace have passed in the borrower's zone; then it is kept, partly kept
 * or broken for good by what was paid between its making and then, and has settled. Enough money keeps it at once; what is paid
 * later lowers what is owed and keeps nothing.
 */
export function promiseState(
  promise: PromiseToPay,
  payments: readonly Payment[],
  graceDays: number,
  zone: Zone,
  now: Instant,
): PromiseState {
  const judgedOn = promise.dueOn + graceDays + 1
  const until = firstInstantOf(zone, judgedOn, 0)
  const keptAt = reachedAt(payments, promise.loan, promise.amount, promise.from)
  if (keptAt !== undefined && keptAt < until) return { is: 'kept', on: localDay(zone, keptAt), at: keptAt }
  if (now < until) return { is: 'standing', until }
  const inTime = payments.filter((payment) => payment.at < until)
  const paid = paidOn(inTime, promise.loan, promise.from).settled
  return { is: paid > 0 ? 'partly-kept' : 'broken', on: judgedOn }
}

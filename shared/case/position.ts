import type { CalendarDay, Instant } from '../time/instant.ts'
import type { Instalment, Payment } from './loan.ts'
import type { MinorUnits } from './money.ts'

/** Where a schedule of instalments stands on a day, computed from the payments and stored nowhere. */
export interface Position {
  /** All that is still owed, due or not. */
  readonly owed: MinorUnits
  /** What was due before today and has not been paid. */
  readonly pastDue: MinorUnits
  /** The missed instalment that began the delinquency episode; absent when nothing is past due. */
  readonly oldestMissed: Instalment | undefined
  /** Whole days since the oldest missed due day; 0 when nothing is past due. */
  readonly daysPastDue: number
  /** The next instalment, due today or later, that is not yet paid in full, and what is still owed on it. */
  readonly upcoming: Instalment | undefined
  readonly upcomingAmount: MinorUnits
}

/** Settled payments fill the instalments in order, the oldest first. */
export function positionOf(instalments: readonly Instalment[], settled: MinorUnits, today: CalendarDay): Position {
  let left = settled
  let owed = 0
  let pastDue = 0
  let oldestMissed: Instalment | undefined
  let upcoming: Instalment | undefined
  let upcomingAmount = 0
  for (const instalment of instalments) {
    const paid = Math.min(left, instalment.amount)
    left -= paid
    const open = instalment.amount - paid
    if (open === 0) continue
    owed += open
    if (instalment.dueOn < today) {
      pastDue += open
      oldestMissed ??= instalment
    } else if (upcoming === undefined) {
      upcoming = instalment
      upcomingAmount = open
    }
  }
  const daysPastDue = oldestMissed === undefined ? 0 : today - oldestMissed.dueOn
  return { owed, pastDue, oldestMissed, daysPastDue, upcoming, upcomingAmount }
}

/** What the payments say about one loan. */
export interface Paid {
  /** What settled, in minor units. */
  readonly settled: MinorUnits
  readonly newestPending: Payment | undefined
}

/** Sums up the payments on a loan, from an instant on where one is given. */
export function paidOn(payments: readonly Payment[], loan: string, from?: Instant): Paid {
  let settled = 0
  let newestPending: Payment | undefined
  for (const payment of payments) {
    if (payment.loan !== loan || (from !== undefined && payment.at < from)) continue
    if (payment.state === 'settled') settled += payment.amount
    else if (payment.state === 'pending' && payment.at > (newestPending?.at ?? -Infinity)) newestPending = payment
  }
  return { settled, newestPending }
}

/** Whether anything settled on a loan since an instant. */
export function settledSince(payments: readonly Payment[], loan: string, since: Instant): boolean {
  for (let place = payments.length - 1; place >= 0; place -= 1) {
    const payment = payments[place]
    if (payment?.loan === loan && payment.state === 'settled' && payment.at >= since) return true
  }
  return false
}

/** When settled payments from `from` on first reached an amount; undefined while they have not. */
export function reachedAt(
  payments: readonly Payment[],
  loan: string,
  amount: MinorUnits,
  from: Instant = -Infinity,
): Instant | undefined {
  const settled = payments
    .filter((payment) => payment.loan === loan && payment.state === 'settled' && payment.at >= from)
    .sort((a, b) => a.at - b.at)
  let sum = 0
  for (const payment of settled) {
    sum += payment.amount
    if (sum >= amount) return payment.at
  }
  return undefined
}

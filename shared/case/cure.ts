import type { CalendarDay } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'
import type { Instalment, Loan, Payment } from './loan.ts'

/** The end of the latest delinquency episode: the instalment that was paid late, and the local day it was made good. */
export interface Cure {
  readonly instalment: Instalment
  readonly on: CalendarDay
}

/** Finds the latest late instalment of a loan on which nothing is past due any more; undefined if none was late. */
export function latestCure(loan: Loan, payments: readonly Payment[], zone: Zone, today: CalendarDay): Cure | undefined {
  const settled = payments
    .filter((payment) => payment.loan === loan.id && payment.state === 'settled')
    .sort((a, b) => a.at - b.at)
  let dueSoFar = 0
  let paidSoFar = 0
  let next = 0
  let cure: Cure | undefined
  for (const instalment of loan.instalments) {
    if (instalment.dueOn >= today) break
    dueSoFar += instalment.amount
    while (paidSoFar < dueSoFar) {
      const payment = settled[next]
      if (payment === undefined) return undefined
      paidSoFar += payment.amount
      next += 1
    }
    const on = localDay(zone, settled[Math.max(0, next - 1)]?.at ?? 0)
    if (on > instalment.dueOn) cure = { instalment, on }
  }
  return cure
}

import type { Loan, Payment } from '../case/loan.ts'
import type { MinorUnits } from '../case/money.ts'
import type { Instant } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'

/** Minor units by ISO 4217 currency; amounts of two currencies are never added. */
export type Money = Readonly<Record<string, MinorUnits>>

/**
 * What settled from one instant until before another towards what was past due by then. What was paid ahead of its due day, or for
 * an instalment that is not yet past due, was not recovered. A currency in which something was past due is named, even for nothing.
 */
export function moneyRecovered(
  loans: readonly Loan[],
  payments: readonly Payment[],
  zone: Zone,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Money {
  const lastDay = localDay(zone, until - 1)
  const money: Record<string, MinorUnits> = {}
  for (const loan of loans) {
    const pastDue = loan.instalments.reduce((sum, { dueOn, amount }) => (dueOn < lastDay ? sum + amount : sum), 0)
    let before = 0
    let within = 0
    for (const payment of payments) {
      if (payment.loan !== loan.id || payment.state !== 'settled') continue
      if (payment.at < from) before += payment.amount
      else if (payment.at < until) within += payment.amount
    }
    if (pastDue <= before) continue
    money[loan.currency] = (money[loan.currency] ?? 0) + Math.min(within, pastDue - before)
  }
  return money
}

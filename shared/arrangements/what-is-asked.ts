import type { Instalment } from '../case/loan.ts'
import type { MinorUnits } from '../case/money.ts'
import { positionOf } from '../case/position.ts'
import type { CalendarDay } from '../time/instant.ts'

/** An amount and its day. */
export interface DatedAmount {
  readonly dueOn: CalendarDay
  readonly amount: MinorUnits
}

/** What a borrower is asked for, and may pay in parts, and what the loan's own schedule asks for after it. */
export interface Asked {
  /** What is past due; where nothing is, the next instalment. */
  readonly amount: MinorUnits
  readonly daysPastDue: number
  /** Together with `amount`, exactly all that is owed. */
  readonly later: readonly DatedAmount[]
}

/** Splits what is owed on a schedule, payments taken off, at a day. */
export function whatIsAsked(instalments: readonly Instalment[], settled: MinorUnits, today: CalendarDay): Asked {
  const { pastDue, upcoming, upcomingAmount, daysPastDue } = positionOf(instalments, settled, today)
  let left = settled
  const later: DatedAmount[] = []
  for (const instalment of instalments) {
    const paid = Math.min(left, instalment.amount)
    left -= paid
    const isAsked = pastDue > 0 ? instalment.dueOn < today : instalment === upcoming
    if (!isAsked && paid < instalment.amount) later.push({ dueOn: instalment.dueOn, amount: instalment.amount - paid })
  }
  return { amount: pastDue > 0 ? pastDue : upcomingAmount, daysPastDue, later }
}

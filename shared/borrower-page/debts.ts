import { arrangementState } from '../case/arrangement.ts'
import type { CaseFile } from '../case/case-file.ts'
import { hash32 } from '../case/hash.ts'
import type { Arrangement } from '../case/hold.ts'
import { arrangementOn } from '../case/holds.ts'
import type { Loan } from '../case/loan.ts'
import type { MinorUnits } from '../case/money.ts'
import { paidOn, positionOf } from '../case/position.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { PagePolicy } from './page-policy.ts'

/** A loan as the borrower sees it. */
export interface Debt {
  /** Stands for the loan in the page's addresses, since a loan's id is the lender's own. */
  readonly key: string
  readonly loan: Loan
  readonly owed: MinorUnits
  /** What is past due; where nothing is, what is due next. */
  readonly asked: MinorUnits
  /** When that was or is due. */
  readonly dueOn: CalendarDay
  readonly isPast: boolean
  readonly arrangement: Arrangement | undefined
}

/** The loans on which something is owed, the most pressing first. */
export function debtsOf(caseFile: CaseFile, policy: PagePolicy, now: Instant): readonly Debt[] {
  const zone = policy.rulebook.rulesFor(caseFile.borrower).homeZone
  const today = localDay(zone, now)
  const debts = caseFile.loans.flatMap((loan): readonly Debt[] => {
    if (loan.status === 'paid' || loan.status === 'closed') return []
    const arrangement = standingArrangement(caseFile, loan, policy, now)
    const instalments = arrangement?.instalments ?? loan.instalments
    const { settled } = paidOn(caseFile.payments, loan.id, arrangement?.from)
    const { owed, pastDue, oldestMissed, upcoming, upcomingAmount } = positionOf(instalments, settled, today)
    const dueOn = oldestMissed?.dueOn ?? upcoming?.dueOn
    if (dueOn === undefined || owed < (policy.tolerance[loan.currency] ?? 0)) return []
    const isPast = pastDue > 0
    const asked = isPast ? pastDue : upcomingAmount
    return [{ key: hash32(loan.id).toString(36), loan, owed, asked, dueOn, isPast, arrangement }]
  })
  return debts.toSorted((a, b) => a.dueOn - b.dueOn)
}

function standingArrangement(
  { borrower, holds, payments }: CaseFile,
  loan: Loan,
  policy: PagePolicy,
  now: Instant,
): Arrangement | undefined {
  const arrangement = arrangementOn(holds, loan.id, now)
  if (arrangement === undefined) return undefined
  const zone = policy.rulebook.rulesFor(borrower).homeZone
  return arrangementState(arrangement, payments, policy, zone, localDay(zone, now)).is === 'broken'
    ? undefined
    : arrangement
}

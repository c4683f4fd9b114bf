import type { CaseFile } from '../case/case-file.ts'
import type { Policy } from '../case/policy.ts'
import { paidOn, positionOf } from '../case/position.ts'
import { formatDay, type Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { LoanView } from './timeline.ts'

/** The borrower's loans as the page shows them. */
export function loanViews(caseFile: CaseFile, policy: Policy, now: Instant): LoanView[] {
  const { homeZone } = policy.rulebook.rulesFor(caseFile.borrower)
  return caseFile.loans.map((loan) => {
    const { settled } = paidOn(caseFile.payments, loan.id)
    const position = positionOf(loan.instalments, settled, localDay(homeZone, now))
    const due = position.oldestMissed ?? position.upcoming
    return {
      id: loan.id,
      currency: loan.currency,
      owed: position.owed,
      ...(due && { dueOn: formatDay(due.dueOn) }),
      daysPastDue: position.daysPastDue,
      status: loan.status,
    }
  })
}

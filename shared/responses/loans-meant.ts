import type { Loan } from '../case/loan.ts'
import type { MinorUnits } from '../case/money.ts'
import { paidOn, positionOf } from '../case/position.ts'
import { localDay } from '../time/zone.ts'
import type { Meeting } from './effects.ts'

/** A loan that a response is about, and what the borrower was asked for: what is past due, else the next instalment. */
export interface MeantLoan {
  readonly loan: Loan
  readonly asked: MinorUnits
  readonly owed: MinorUnits
}

/** The loans that the answered message spoke of; where it is not known which, every loan on which something is owed. */
export function loansMeant({ response, caseFile, rules, about }: Meeting): readonly MeantLoan[] {
  const { loans, payments, plan } = caseFile
  const answered = about ?? plan.contacts.find(({ id }) => id === response.answers?.contact)?.loans
  const today = localDay(rules.homeZone, response.at)
  const open = loans.flatMap((loan) => {
    const { owed, pastDue, upcomingAmount } = positionOf(loan.instalments, paidOn(payments, loan.id).settled, today)
    const ended = loan.status === 'paid' || loan.status === 'closed'
    return owed === 0 || ended ? [] : [{ loan, owed, asked: pastDue > 0 ? pastDue : upcomingAmount }]
  })
  const spoken = open.filter(({ loan }) => answered?.includes(loan.id) === true)
  return spoken.length > 0 ? spoken : open
}

import type { Borrower } from '../case/borrower.ts'
import type { Loan } from '../case/loan.ts'
import type { ArrangementPolicy, Terms, TermsConditions } from './arrangement-policy-schema.ts'
import type { Asked } from './what-is-asked.ts'

/** The first terms of a policy whose conditions all hold. */
export function termsFor(
  { terms }: ArrangementPolicy,
  borrower: Borrower,
  loan: Loan,
  asked: Asked,
): Terms | undefined {
  return terms.find((each) => each.if === undefined || fits(each.if, borrower, loan, asked))
}

function fits(conditions: TermsConditions, borrower: Borrower, loan: Loan, asked: Asked): boolean {
  const { segments, products, daysPastDue, amount } = conditions
  if (segments !== undefined && !segments.includes(borrower.segment ?? '')) return false
  if (products !== undefined && !products.includes(loan.product ?? '')) return false
  if (daysPastDue !== undefined && !within(asked.daysPastDue, daysPastDue)) return false
  return amount === undefined || (amount.currency === loan.currency && within(asked.amount, amount))
}

function within(value: number, { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number }): boolean {
  return value >= min && value <= max
}

import type { ReadContext } from './read-context.ts'
import { readId } from './read-values.ts'
import { type Row, refuse } from './row.ts'

/** The loan that a payment, promise or arrangement speaks of, and its currency. */
export function readLoanRef(row: Row, borrower: string | undefined, { currencyOf }: ReadContext) {
  const loan = readId(row, 'loan')
  if (loan === undefined || borrower === undefined) return { loan, currency: undefined }
  const currency = currencyOf(borrower, loan)
  if (currency === undefined) {
    refuse(row, 'loan', 'The borrower has no such loan in this file.', "Correct the id, or add the loan's row.")
  } else if (currency === 'unreadable') {
    refuse(row, 'loan', "The loan's row gives no currency that is known.", "Mend the loan's row.")
  } else if (row.cells.currency !== undefined && row.cells.currency !== currency) {
    refuse(row, 'currency', `The loan is in ${currency}.`, `Write the amount in ${currency}, or leave currency empty.`)
  } else return { loan, currency }
  return { loan, currency: undefined }
}

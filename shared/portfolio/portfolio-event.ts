import type { Borrower } from '../case/borrower.ts'
import type { ClosedPoint } from '../case/case-file.ts'
import type { Hold } from '../case/hold.ts'
import type { Loan, Payment } from '../case/loan.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import type { RowProblem } from './row.ts'

/** What a row of the file says, to be stored as it comes. */
export type PortfolioFact =
  | { readonly kind: 'borrower'; readonly borrower: string; readonly value: Borrower }
  | { readonly kind: 'hold'; readonly borrower: string; readonly value: Hold }
  /** A closed address; without a borrower it closes for everybody behind it. */
  | { readonly kind: 'closed-point'; readonly borrower: string | undefined; readonly value: ClosedPoint }
  /** A contact made elsewhere. */
  | { readonly kind: 'contact'; readonly borrower: string; readonly value: RecentContact }
  /** A payment as it was known from `at` on; `at` may be later than the file's asOf, and later facts replace earlier ones. */
  | { readonly kind: 'payment'; readonly borrower: string; readonly at: Instant; readonly value: Payment }
  | { readonly kind: 'loan'; readonly borrower: string; readonly value: Loan }

/** A row that was not loaded, with every problem found in it. */
export interface RefusedRow {
  readonly kind: 'refused'
  readonly line: number
  readonly original: string
  readonly problems: readonly RowProblem[]
}

export type PortfolioEvent = PortfolioFact | RefusedRow

import type { LoanStatus } from '../case/loan.ts'
import type { Instant } from '../time/instant.ts'
import type { HashPoint } from './hash-point.ts'

/** What a row can't say of itself. */
export interface ReadContext {
  readonly asOf: Instant
  readonly hashPoint: HashPoint
  readonly statusOf: (word: string) => LoanStatus | undefined
  /** The currency of a loan that the file names; `unreadable` where its row gives no currency that is known. */
  readonly currencyOf: (borrower: string, loan: string) => string | 'unreadable' | undefined
}

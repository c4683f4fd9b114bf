import type { LoanStatus } from '../case/loan.ts'
import type { Instant } from '../time/instant.ts'
import type { Encoding } from './encoding.ts'
import type { HashPoint } from './hash-point.ts'
import type { LookUp } from './known-cases.ts'

/** Opens the file from its beginning. It is called once a pass, so that nothing of the file has to be kept. */
export type OpenPortfolio = () => AsyncIterable<Uint8Array>

/** The passes that load something, in this order. */
export type LoadingPass = 'protections' | 'people' | 'loans'
export type ReadingPass = 'scan' | LoadingPass

export interface PortfolioOptions {
  readonly hashPoint: HashPoint
  /** When the file was true, for a file that does not say. */
  readonly asOf?: Instant | undefined
  /** When a file was true that neither says so itself nor is said so of. */
  readonly usualAsOf?: Instant | undefined
  /** Found out from the bytes where it is not given. */
  readonly encoding?: Encoding | undefined
  /** The lender's own status words, beside those that are known. */
  readonly statusWords?: Readonly<Record<string, LoanStatus>> | undefined
  /** Finds the borrowers of a delta's rows that the file itself does not introduce; without it, a file must be complete. */
  readonly lookUp?: LookUp | undefined
  /** Told after each chunk how many bytes of a pass were read. */
  readonly onProgress?: ((pass: ReadingPass, bytes: number) => void) | undefined
}

import type { Instant } from '../time/instant.ts'
import type { Encoding } from './encoding.ts'
import type { ImportKind } from './import-kind.ts'
import type { PortfolioFact, RefusedRow } from './portfolio-event.ts'
import type { RowProblem } from './row.ts'
import type { PortfolioScan } from './scan-portfolio.ts'

export interface ImportReport {
  readonly form: 'csv' | 'ndjson'
  readonly encoding: Encoding
  readonly asOf: Instant
  readonly importKind: ImportKind
  readonly rows: number
  /** Facts by kind. */
  readonly loaded: Readonly<Record<PortfolioFact['kind'], number>>
  /** Rows that were refused. */
  readonly refused: number
  /** The first problems, by line; the file of refused rows has all. */
  readonly problems: readonly (RowProblem & { readonly line: number })[]
}

const MOST_PROBLEMS = 1000

/** Counts what an import reads. */
export class ImportTally {
  readonly #loaded = { borrower: 0, hold: 0, 'closed-point': 0, contact: 0, payment: 0, loan: 0 }
  readonly #problems: (RowProblem & { line: number })[] = []
  #refused = 0

  get refused(): number {
    return this.#refused
  }

  load({ kind }: PortfolioFact): void {
    this.#loaded[kind] += 1
  }

  refuse({ line, problems }: RefusedRow): void {
    this.#refused += 1
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(...problems.map((problem) => ({ line, ...problem })))
  }

  report({ encoding, asOf, importKind, rows, form }: PortfolioScan): ImportReport {
    const problems = this.#problems.toSorted((a, b) => a.line - b.line)
    return { form: form.is, encoding, asOf, importKind, rows, loaded: this.#loaded, refused: this.#refused, problems }
  }
}

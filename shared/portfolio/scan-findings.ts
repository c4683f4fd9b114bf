import { formatInstant, type Instant, parseInstant } from '../time/instant.ts'
import { IdTable } from './id-table.ts'
import { PortfolioRefused } from './portfolio-refused.ts'
import { currencyIn } from './read-codes.ts'
import type { RecordKind } from './record-kinds.ts'
import { kindOf, type Row } from './row.ts'

/** Whom and what the rows of a file speak of, good rows and bad. */
export interface ScannedRows {
  readonly rows: number
  readonly kinds: ReadonlySet<RecordKind>
  /** The line of each borrower that a row introduces. */
  readonly borrowers: IdTable
  readonly currencyOf: (borrower: string, loan: string) => string | 'unreadable' | undefined
}

/** Gathers what must be known of the whole file before its first row is understood. */
export class ScanFindings {
  rows = 0
  readonly #kinds = new Set<RecordKind>()
  readonly #borrowers = new IdTable()
  readonly #loans = new IdTable()
  readonly #currencies = ['unreadable']
  #asOf: { readonly line: number; readonly text: string } | undefined

  note(row: Row): void {
    this.rows += 1
    const { borrower, name, loan, asOf } = row.cells
    if (asOf !== undefined) this.#asOf ??= { line: row.line, text: asOf }
    const kind = kindOf(row)
    if (kind === undefined) return
    this.#kinds.add(kind)
    if (borrower === undefined) return
    if (kind === 'borrower' || name !== undefined) this.#borrowers.add(borrower, row.line)
    if (kind === 'loan' && loan !== undefined)
      this.#loans.add(`${borrower}/${loan}`, this.#currencyIndex(currencyIn(row)))
  }

  asOf(given: Instant | undefined): Instant {
    const found = this.#asOf
    if (found === undefined) {
      if (given !== undefined) return given
      throw new PortfolioRefused(
        'The file does not say when it was true.',
        'Give --as-of, such as --as-of 2026-11-02T06:00:00+08:00, or an asOf column with the same in every row.',
      )
    }
    const instant = parseInstant(found.text)
    if (instant === undefined) {
      throw new PortfolioRefused(
        `asOf on line ${found.line} is not a time.`,
        'Write ISO 8601 with an offset, such as 2026-11-02T06:00:00+08:00.',
      )
    }
    if (given === undefined || given === instant) return instant
    throw new PortfolioRefused(
      `The file was true at ${formatInstant(instant)} and --as-of says ${formatInstant(given)}.`,
      'Leave --as-of away, or correct the file.',
    )
  }

  result(): ScannedRows {
    return {
      rows: this.rows,
      kinds: this.#kinds,
      borrowers: this.#borrowers,
      currencyOf: (borrower, loan) => this.#currencies[this.#loans.get(`${borrower}/${loan}`) ?? -1],
    }
  }

  #currencyIndex(currency = 'unreadable'): number {
    const known = this.#currencies.indexOf(currency)
    return known >= 0 ? known : this.#currencies.push(currency) - 1
  }
}

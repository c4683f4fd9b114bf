import { formatInstant, type Instant, parseInstant } from '../time/instant.ts'
import { IdTable } from './id-table.ts'
import { IMPORT_KINDS, type ImportKind, importKindOf, isFeedName } from './import-kind.ts'
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
  readonly #first: { [Name in 'asOf' | 'import' | 'feed']?: { readonly line: number; readonly text: string } } = {}

  note(row: Row): void {
    this.rows += 1
    const { borrower, name, loan } = row.cells
    for (const column of ['asOf', 'import', 'feed'] as const) {
      const text = row.cells[column]
      if (text !== undefined) this.#first[column] ??= { line: row.line, text }
    }
    const kind = kindOf(row)
    if (kind === undefined) return
    this.#kinds.add(kind)
    if (borrower === undefined) return
    if (kind === 'borrower' || name !== undefined) this.#borrowers.add(borrower, row.line)
    if (kind === 'loan' && loan !== undefined)
      this.#loans.add(`${borrower}/${loan}`, this.#currencyIndex(currencyIn(row)))
  }

  asOf(given: Instant | undefined, usual: Instant | undefined): Instant {
    const found = this.#first.asOf
    if (found === undefined) {
      const otherwise = given ?? usual
      if (otherwise !== undefined) return otherwise
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

  importKind(): ImportKind {
    const found = this.#first.import
    if (found === undefined) return 'delta'
    const kind = importKindOf(found.text)
    if (kind !== undefined) return kind
    throw new PortfolioRefused(
      `import on line ${found.line} is no kind of import.`,
      `Use one of: ${IMPORT_KINDS.join(', ')}.`,
    )
  }

  feed(): string | undefined {
    const found = this.#first.feed
    if (found === undefined || isFeedName(found.text)) return found?.text
    throw new PortfolioRefused(
      `feed on line ${found.line} is not the name of a feed.`,
      'A name has 1 to 64 letters, digits, dots, dashes and underscores.',
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

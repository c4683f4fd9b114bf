import { IdTable } from './id-table.ts'
import type { KnownCases } from './known-cases.ts'
import { type Row, refuse } from './row.ts'
import type { PortfolioScan } from './scan-portfolio.ts'

/** What may stand once for a borrower; promises and arrangements are holds and share their ids. */
export type IdScope = 'loan' | 'hold' | 'arrangement-answer' | 'payment' | 'contact'

/** Knows what the rows read so far introduced, and finds rows that repeat an id or speak of nobody. */
export class RowReferences {
  readonly #introduced: PortfolioScan['borrowers']
  readonly #known: KnownCases
  readonly #loaded = new IdTable()
  readonly #ids = new IdTable()

  constructor({ borrowers }: PortfolioScan, known: KnownCases) {
    this.#introduced = borrowers
    this.#known = known
  }

  hasLoaded(borrower: string): boolean {
    return this.#loaded.has(borrower)
  }

  /** Notes that a borrower is loaded; answers the line that loaded the same one before. */
  loadBorrower(borrower: string, line: number): number | undefined {
    return this.#loaded.add(borrower, line)
  }

  /** The borrower of a row, if the file introduces one of that id anywhere or the store has their case. */
  introduced(row: Row): string | undefined {
    const { borrower } = row.cells
    const found = borrower !== undefined && (this.#introduced.has(borrower) || this.#known.has(borrower))
    return found ? borrower : this.#refuseStranger(row)
  }

  /** The borrower of a row, if one of that id was loaded, from this file or before. */
  loaded(row: Row): string | undefined {
    const { borrower } = row.cells
    const found = borrower !== undefined && (this.#loaded.has(borrower) || this.#known.has(borrower))
    return found ? borrower : this.#refuseStranger(row)
  }

  /** Whether the row's id is the borrower's first of its scope; notes a problem where it is not. */
  isFirst(row: Row, column: IdScope | 'promise' | 'arrangement', id: string): boolean {
    const scope: IdScope = column === 'promise' || column === 'arrangement' ? 'hold' : column
    const line = this.#ids.add(`${scope}:${row.cells.borrower}/${id}`, row.line)
    if (line === undefined) return true
    const named = column === 'arrangement-answer' ? 'arrangement' : column
    refuse(row, named, `The borrower has a ${scope} of this id on line ${line} already.`, MEND[scope])
    return false
  }

  #refuseStranger(row: Row): undefined {
    const { borrower } = row.cells
    if (borrower === undefined) return refuse(row, 'borrower', 'borrower is empty.', "Give the borrower's id.")
    const line = this.#introduced.get(borrower)
    if (line !== undefined) {
      return refuse(row, 'borrower', `The borrower's row on line ${line} was refused.`, 'Mend that row.')
    }
    const problem = this.#known.asks
      ? 'Neither the file nor Duewell has such a borrower.'
      : 'The file has no such borrower.'
    return refuse(row, 'borrower', problem, "Correct the id, or add the borrower's row.")
  }
}

const MEND: Readonly<Record<IdScope, string>> = {
  loan: 'Keep one row a loan; write further instalments as instalment rows below it.',
  hold: 'Give each hold, promise and arrangement an id of its own.',
  'arrangement-answer': 'Keep the answer that counts, and remove the other.',
  payment: 'Give each payment an id of its own, or remove one of the two.',
  contact: 'Give each contact an id of its own, or remove one of the two.',
}

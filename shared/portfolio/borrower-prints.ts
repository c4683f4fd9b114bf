import { hash32 } from '../case/hash.ts'
import { IdTable } from './id-table.ts'
import { INLINE_BORROWER } from './record-kinds.ts'
import type { Row } from './row.ts'

const WIDTH = INLINE_BORROWER.length

/**
 * What the first row of each borrower said of the borrower, as sixteen bits a column, so that a later row that says
 * something else is found wherever it stands in the file.
 */
export class BorrowerPrints {
  readonly #rows = new IdTable()
  #prints = new Uint16Array(1024 * WIDTH)
  #lines = new Uint32Array(1024)

  /** Keeps what a borrower's first row says; answers the field of a later row that differs, and the first row's line. */
  compare(borrower: string, row: Row): 'first' | 'agrees' | { readonly field: string; readonly line: number } {
    const index = this.#rows.add(borrower, this.#rows.size)
    if (index === undefined) {
      this.#keep(this.#rows.size - 1, row)
      return 'first'
    }
    const field = INLINE_BORROWER.find((column, at) => this.#prints[index * WIDTH + at] !== print(row.cells[column]))
    return field === undefined ? 'agrees' : { field, line: this.#lines[index] ?? 0 }
  }

  #keep(index: number, row: Row): void {
    if (index >= this.#lines.length) {
      const [prints, lines] = [new Uint16Array(this.#prints.length * 2), new Uint32Array(this.#lines.length * 2)]
      prints.set(this.#prints)
      lines.set(this.#lines)
      this.#prints = prints
      this.#lines = lines
    }
    this.#lines[index] = row.line
    INLINE_BORROWER.forEach((column, at) => {
      this.#prints[index * WIDTH + at] = print(row.cells[column])
    })
  }
}

function print(text = ''): number {
  return hash32(text) & 0xffff
}

import { MOST_INSTALMENTS } from './read-loan.ts'
import type { RecordKind } from './record-kinds.ts'
import { kindOf, type Row } from './row.ts'

/** A row with the rows below it that complete it: a loan's instalments, a borrower's contact points. */
export interface RowGroup {
  readonly row: Row
  readonly parts: readonly Row[]
}

const PART_OF: { readonly [Kind in RecordKind]?: RecordKind } = {
  loan: 'instalment',
  arrangement: 'instalment',
  borrower: 'contact-point',
}

/** Beyond, rows are no longer held for the one above them; one more than a loan may have, which refuses it whole. */
const MOST_PARTS = MOST_INSTALMENTS + 1

/** Gathers rows into groups as they come; a part that follows nothing of its own stands alone. */
export class RowGroups {
  #row: Row | undefined
  #parts: Row[] = []

  /** Takes the next row and answers the group that it ends, if it ends one. */
  take(row: Row): RowGroup | undefined {
    if (this.#row !== undefined && this.#parts.length < MOST_PARTS) {
      const above = kindOf(this.#row)
      if (above !== undefined && PART_OF[above] !== undefined && kindOf(row) === PART_OF[above]) {
        this.#parts.push(row)
        return undefined
      }
    }
    const group = this.end()
    this.#row = row
    return group
  }

  /** The last group, when the file ends. */
  end(): RowGroup | undefined {
    if (this.#row === undefined) return undefined
    const group = { row: this.#row, parts: this.#parts.length === 0 ? this.#row.instalments : this.#parts }
    this.#row = undefined
    this.#parts = []
    return group
  }
}

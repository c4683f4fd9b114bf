import { type Instant, parseInstant } from '../time/instant.ts'
import { columnNames } from './columns.ts'
import { memo } from './memo.ts'
import { belongsTo, type RecordKind, recordKinds } from './record-kinds.ts'
import { kindOf, type Row, refuse, shown } from './row.ts'

const COLUMNS = columnNames()
const instantOf = memo((text) => parseInstant(text) ?? Number.NaN)

/** What every row must keep, whatever its kind: a known kind, only that kind's cells filled, and the file's asOf. */
export function checkRow(row: Row, asOf: Instant): void {
  const kind = kindOf(row)
  if (kind === undefined) {
    refuse(row, 'record', `${shown(row, 'record')} is no kind of row.`, `Use one of: ${recordKinds().join(', ')}.`)
    return
  }
  for (const column of COLUMNS) {
    if (row.cells[column] !== undefined && !belongsTo(kind, column)) {
      refuse(row, column, `${articled(kind)} row has no ${column}.`, 'Empty this cell, or correct the record column.')
    }
  }
  if (row.cells.asOf !== undefined && instantOf(row.cells.asOf) !== asOf) {
    refuse(
      row,
      'asOf',
      'asOf differs from the one above it.',
      'A file has one asOf: write the same in every row, or only in the first.',
    )
  }
}

/** A part must be about the same borrower, loan or arrangement as the row above it, or say nothing of it. */
export function checkPart(part: Row, whole: Row, asOf: Instant): void {
  checkRow(part, asOf)
  for (const column of ['borrower', 'loan', 'arrangement'] as const) {
    if (part.cells[column] !== undefined && part.cells[column] !== whole.cells[column]) {
      refuse(
        part,
        column,
        `The row belongs to another ${column} than the row above it.`,
        'Write it directly below the row that it belongs to.',
      )
    }
  }
}

function articled(kind: RecordKind): string {
  return /^[aeiou]/.test(kind) ? `An ${kind}` : `A ${kind}`
}

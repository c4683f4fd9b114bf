import { parseInstant } from '../time/instant.ts'
import { columnNames } from './columns.ts'
import { type FileDeclaration, importKindOf } from './import-kind.ts'
import { memo } from './memo.ts'
import { belongsTo, type RecordKind, recordKinds } from './record-kinds.ts'
import { kindOf, type Row, refuse, shown } from './row.ts'

const COLUMNS = columnNames()
const instantOf = memo((text) => parseInstant(text) ?? Number.NaN)

/** What every row must keep, whatever its kind: a known kind, only that kind's cells filled, and what the file says of itself. */
export function checkRow(row: Row, file: FileDeclaration): void {
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
  const { asOf, import: importKind, feed } = row.cells
  if (asOf !== undefined && instantOf(asOf) !== file.asOf) refuseOther(row, 'asOf')
  if (importKind !== undefined && importKindOf(importKind) !== file.importKind) refuseOther(row, 'import')
  if (feed !== undefined && feed !== file.feed) refuseOther(row, 'feed')
}

function refuseOther(row: Row, column: 'asOf' | 'import' | 'feed'): void {
  const mend = `A file has one ${column}: write the same in every row, or only in the first.`
  refuse(row, column, `${column} differs from the one above it.`, mend)
}

/** A part must be about the same borrower, loan or arrangement as the row above it, or say nothing of it. */
export function checkPart(part: Row, whole: Row, file: FileDeclaration): void {
  checkRow(part, file)
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

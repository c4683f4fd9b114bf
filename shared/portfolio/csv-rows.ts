import type { Column } from './columns.ts'
import type { CsvHeader } from './csv-header.ts'
import type { CsvRecord } from './csv-records.ts'
import { recordCells } from './record-cells.ts'
import { newRow, type Row, refuse } from './row.ts'

/** What spreadsheets, and our own files of refused rows, put before a text that begins like a formula. */
const TEXT_MARK = /^'(?=\s*[=+\-@])/

/** A record as a row; undefined for one whose cells are all empty. */
export function csvRow(record: CsvRecord, header: CsvHeader): Row | undefined {
  const { line, original } = record
  const cells = recordCells(record, header.length)
  if (cells === undefined) return undefined
  if ('problem' in cells) {
    const row = newRow(line, original)
    refuse(row, 'row', cells.problem, cells.mend)
    return row
  }
  const filled: Partial<Record<Column, string>> = {}
  for (let at = 0; at < header.length; at += 1) {
    const column = header[at]
    const text = cells[at]?.replace(TEXT_MARK, '').trim()
    if (column !== undefined && text !== undefined && text !== '') filled[column] = text
  }
  return newRow(line, original, filled)
}

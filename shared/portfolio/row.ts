import { COLUMNS, type Column, PERSONAL } from './columns.ts'
import { isRecordKind, type RecordKind } from './record-kinds.ts'

/** What is wrong with a row and how to mend it; both are whole sentences without personal data. */
export interface RowProblem {
  readonly field: string
  readonly problem: string
  readonly mend: string
}

/** A row's filled cells, trimmed; lists are joined by semicolons. */
export type Cells = { readonly [Name in Column]?: string }

/** One row of the file, before anybody asked what it means. */
export interface Row {
  readonly line: number
  /** As it stood in the file, for the file of refused rows. */
  readonly original: string
  readonly cells: Cells
  /** Instalments that an NDJSON loan or arrangement carries inline. */
  readonly instalments: readonly Row[]
  /** Grows while the row is read; a row with a problem is refused whole. */
  readonly problems: RowProblem[]
}

export function newRow(line: number, original: string, cells: Cells = {}, instalments: readonly Row[] = []): Row {
  return { line, original, cells, instalments, problems: [] }
}

/** What kind of row this is; undefined for a word that is no kind. */
export function kindOf(row: Row): RecordKind | undefined {
  const word = row.cells.record ?? 'loan'
  return isRecordKind(word) ? word : undefined
}

export function refuse(row: Row, field: string, problem: string, mend: string): undefined {
  row.problems.push({ field, problem, mend })
}

/** The cell's text, or a problem where it is empty. */
export function needed(row: Row, column: Column): string | undefined {
  const text = row.cells[column]
  if (text === undefined) refuse(row, column, `${column} is empty.`, `Give ${COLUMNS[column]}.`)
  return text
}

/** The cell's value as a message may show it: quoted and short, or not at all where it may say who somebody is. */
export function shown(row: Row, column: Column): string {
  const text = row.cells[column] ?? ''
  if (PERSONAL.has(column) || mayBePersonal(text)) return `This ${column}`
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}

/** Cells slip sideways in spreadsheets: a number or an address may stand in any column. Dates have eight digits and may be shown. */
function mayBePersonal(text: string): boolean {
  return text.includes('@') || (/(?:\d[\s().-]*){9}/.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text))
}

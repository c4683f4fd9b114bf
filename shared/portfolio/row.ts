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

/** More than anyone mends at once; a line of nothing but unknown keys has a hundred thousand. */
const MOST_PROBLEMS = 20

export function refuse(row: Row, field: string, problem: string, mend: string): undefined {
  if (row.problems.length < MOST_PROBLEMS) row.problems.push({ field, problem, mend })
}

/** The cell's text, or a problem where it is empty. */
export function needed(row: Row, column: Column): string | undefined {
  const text = row.cells[column]
  if (text === undefined) refuse(row, column, `${column} is empty.`, `Give ${COLUMNS[column]}.`)
  return text
}

const MOST_SHOWN = 40

/** The cell's value as a message may show it: quoted and short, or not at all where it may say who somebody is. */
export function shown(row: Row, column: Column): string {
  const text = row.cells[column] ?? ''
  if (PERSONAL.has(column) || mayBePersonal(text)) return `This ${column}`
  return `"${text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text}"`
}

/**
 * Cells slip sideways in spreadsheets: a number, an address or a name may stand in any column. Dates have eight digits and may
 * be shown.
 */
export function mayBePersonal(text: string): boolean {
  if (text.includes('@') || NAME.test(text.slice(0, MOST_SHOWN))) return true
  return /(?:\d[\s().-]*){9}/.test(text) && !DATE_OR_TIME.test(text)
}

const DATE_OR_TIME = /^\d{4}-\d{2}-\d{2}([T ][\d:.]{0,16}([+-][\d:]{0,5}|Z)?)?$/

/** Two words with capitals, or three of letters: codes and ids have neither. */
const NAME = /\p{Lu}\p{L}*\s+\p{Lu}|\p{L}\s+\p{L}+\s+\p{L}/u

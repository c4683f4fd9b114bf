import { formatInstant } from '../time/instant.ts'
import { findColumn, isRefusalColumn, REFUSAL_COLUMNS } from './columns.ts'
import { csvCells } from './csv-cells.ts'
import type { FileDeclaration } from './import-kind.ts'
import type { RefusedRow } from './portfolio-event.ts'
import type { FileForm } from './portfolio-rows.ts'

/** What the file of refused rows must know of the file that they stood in. */
export interface RefusedFrom extends Pick<FileDeclaration, 'asOf' | 'feed'> {
  readonly form: FileForm
}

type CsvForm = Extract<FileForm, { readonly is: 'csv' }>

/** The first line of a file of refused rows; empty for NDJSON, which has none. */
export function refusedHeader({ form }: Pick<RefusedFrom, 'form'>): string {
  if (form.is === 'ndjson') return ''
  return `${[...REFUSAL_COLUMNS, ...(saysWhen(form) ? [] : ['asOf']), form.text].join(',')}\n`
}

/**
 * A refused row as a line of that file: line, field, problem and mend first, so that they keep their columns even where
 * the row has too many cells; then the row as it stood. Mended, the file can be read again: those four are passed over. Each
 * row says when it was true and of which feed, which the file itself may have said in another row only: so a row that is mended
 * late is not taken for news.
 */
export function refusedLine({ line, original, problems }: RefusedRow, from: RefusedFrom): string {
  const join = (part: 'field' | 'problem' | 'mend') => problems.map((problem) => problem[part]).join(' | ')
  const [field, problem, mend] = [join('field'), join('problem'), join('mend')]
  const { form, asOf, feed } = from
  const origin = { asOf: formatInstant(asOf), ...(feed !== undefined && { feed }) }
  if (form.is === 'ndjson') return `${jsonLine({ line, field, problem, mend }, origin, original)}\n`
  const first = [String(line), field, problem, mend, ...(saysWhen(form) ? [] : [origin.asOf])]
  return `${first.map(csvCell).join(',')},${csvRow(original, form, origin)}\n`
}

interface Origin {
  readonly asOf: string
  readonly feed?: string
}

function saysWhen({ header }: CsvForm): boolean {
  return header.includes('asOf')
}

/** What a spreadsheet would compute when the file is opened, a phone number's plus among it. */
const COMPUTED = /^\s*[=+\-@]/
const COMPUTED_ANYWHERE = /(^|,)("?\s*)(?=[=+\-@])/gm

/** The row as it stood, with its origin where it says none, and the apostrophe of spreadsheets before each cell that one would compute. */
function csvRow(original: string, { header }: CsvForm, origin: Origin): string {
  const cells = csvCells(original)
  if (typeof cells === 'string') return original.replace(COMPUTED_ANYWHERE, "$1$2'")
  const filled = cells.length === header.length ? cells.map((cell, at) => originCell(cell, header[at], origin)) : cells
  if (filled.every((cell, at) => cell === cells[at] && !COMPUTED.test(cell))) return original
  return filled.map((cell) => csvCell(COMPUTED.test(cell) ? `'${cell}` : cell)).join(',')
}

function originCell(cell: string, column: CsvForm['header'][number], { asOf, feed = '' }: Origin): string {
  if (cell.trim() !== '') return cell
  if (column === 'asOf') return asOf
  return column === 'feed' ? feed : cell
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function jsonLine(notes: object, origin: Origin, original: string): string {
  try {
    const value: unknown = JSON.parse(original)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return JSON.stringify({ ...notes, ...withOrigin(value, origin) })
    }
  } catch {
    // Not JSON, which is what the row was refused for, or nested deeper than can be written: kept as text.
  }
  return JSON.stringify({ ...notes, original })
}

/** The row's own keys, without what an earlier refusal of it said. */
function withOrigin(value: object, origin: Origin): object {
  const own = Object.entries(value).filter(([name]) => !isRefusalColumn(name))
  const said = new Set(own.map(([name]) => findColumn(name)))
  const unsaid = Object.entries(origin).filter(([name]) => !said.has(findColumn(name)))
  return Object.fromEntries([...unsaid, ...own])
}

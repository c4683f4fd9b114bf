import { REFUSAL_COLUMNS } from './columns.ts'
import { csvCells } from './csv-cells.ts'
import type { RefusedRow } from './portfolio-event.ts'
import type { FileForm } from './portfolio-rows.ts'

/** The first line of a file of refused rows; empty for NDJSON, which has none. */
export function refusedHeader(form: FileForm): string {
  return form.is === 'csv' ? `${REFUSAL_COLUMNS.join(',')},${form.text}\n` : ''
}

/**
 * A refused row as a line of that file: line, field, problem and mend first, so that they keep their columns even where
 * the row has too many cells; then the row as it stood. Mended, the file can be read again: those four are passed over.
 */
export function refusedLine({ line, original, problems }: RefusedRow, form: FileForm): string {
  const join = (part: 'field' | 'problem' | 'mend') => problems.map((problem) => problem[part]).join(' | ')
  const [field, problem, mend] = [join('field'), join('problem'), join('mend')]
  if (form.is === 'csv') return `${[String(line), field, problem, mend].map(csvCell).join(',')},${unarmed(original)}\n`
  return `${JSON.stringify({ line, field, problem, mend, ...originalKeys(original) })}\n`
}

/** What a spreadsheet would compute when the file is opened, a phone number's plus among it. */
const COMPUTED = /^\s*[=+\-@]/
const COMPUTED_ANYWHERE = /(^|,)("?\s*)(?=[=+\-@])/gm

/** The row as it stood, but with the apostrophe of spreadsheets before each cell that one would compute. */
function unarmed(original: string): string {
  const cells = csvCells(original)
  if (typeof cells === 'string') return original.replace(COMPUTED_ANYWHERE, "$1$2'")
  if (!cells.some((cell) => COMPUTED.test(cell))) return original
  return cells.map((cell) => csvCell(COMPUTED.test(cell) ? `'${cell}` : cell)).join(',')
}

function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function originalKeys(original: string): object {
  try {
    const value: unknown = JSON.parse(original)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Not JSON, which is what the row was refused for: kept as text below.
  }
  return { original }
}

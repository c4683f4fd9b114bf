import { type Column, columnNames, findColumn, isRefusalColumn } from './columns.ts'
import { PortfolioRefused } from './portfolio-refused.ts'

/** What each column of a CSV file means; undefined for the columns of a file of refused rows. */
export type CsvHeader = readonly (Column | undefined)[]

/** A file whose rows say what they are must say of whom; an opt-out may do so by its address alone. */
const WHOSE = ['borrower', 'phone', 'email'] as const
const WITHOUT_RECORD = ['borrower', 'name', 'locale', 'loan', 'currency', 'amountDue', 'dueOn', 'status'] as const

/** Reads a CSV header; a column that is unknown, doubled or missing refuses the file. */
export function csvHeader(cells: readonly string[]): CsvHeader {
  const header = cells.map((cell) => (isRefusalColumn(cell) ? undefined : (findColumn(cell) ?? unknown(cell, cells))))
  const twice = header.find((column, at) => column !== undefined && header.indexOf(column) !== at)
  if (twice !== undefined) throw new PortfolioRefused(`The column ${twice} appears twice.`, 'Keep one of the two.')
  const missing = missingColumns(header)
  if (missing.length > 0) {
    throw new PortfolioRefused(
      `Columns are missing: ${missing.join(', ')}.`,
      'Add them to the first line, or add a record column that says what each row is.',
    )
  }
  return header
}

function missingColumns(header: CsvHeader): readonly Column[] {
  if (!header.includes('record')) return WITHOUT_RECORD.filter((column) => !header.includes(column))
  return WHOSE.some((column) => header.includes(column)) ? [] : ['borrower']
}

function unknown(cell: string, cells: readonly string[]): never {
  const other = cells.length === 1 && /[;\t|]/.exec(cell)
  if (other) {
    const mark = other[0] === '\t' ? 'tabs' : `"${other[0]}"`
    throw new PortfolioRefused(`The columns are separated by ${mark}.`, 'Separate them by commas.')
  }
  const columns = columnNames().join(', ')
  // A file without a header has a borrower's values here, so a name that can't be a column's is not repeated.
  if (!/^[A-Za-z][A-Za-z _-]{0,39}$/.test(cell.trim())) {
    const at = cells.indexOf(cell) + 1
    throw new PortfolioRefused(
      `Column ${at} of the first line has no name that is known.`,
      `Known columns: ${columns}.`,
    )
  }
  throw new PortfolioRefused(`There is no column "${cell.trim()}".`, `Rename or remove it. Known columns: ${columns}.`)
}

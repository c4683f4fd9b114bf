import { decimalPlaces } from '../case/money.ts'
import { type Column, columnNames } from '../portfolio/columns.ts'
import type { HashPoint } from '../portfolio/hash-point.ts'
import { currencyIn } from '../portfolio/read-codes.ts'
import { newRow, type Row, refuse } from '../portfolio/row.ts'
import type { Zone } from '../time/zone.ts'
import type { MappedColumns, MappedRow, Source } from './mapping-schema.ts'
import { type Plain, pathName, textOf, valueAt } from './plain.ts'
import { momentCell, readMoment } from './read-form.ts'

/** What the values of all rows are read by. */
export interface Reading {
  readonly zone: Zone | undefined
  readonly amounts: 'major' | 'minor'
  readonly hashPoint: HashPoint
}

const DAYS: readonly Column[] = ['dueOn', 'openedOn']
const AMOUNTS: readonly Column[] = ['amount', 'amountDue']
const COLUMNS = columnNames()

/** An image as a row of a portfolio file, for the file's own readers to understand. What can't be written so is its problem. */
export function imageRow({ record, columns, instalments }: MappedRow, image: Plain, reading: Reading): Row {
  const cells: Partial<Record<Column, string>> = { record }
  const parts: Row[] = []
  const row = newRow(0, '', cells, parts)
  fill(row, cells, columns, image, reading)
  if (instalments !== undefined) {
    const list = valueAt(image, instalments.path)
    if (!Array.isArray(list)) refuse(row, 'instalment', 'There is no list of instalments.', 'Map the path to the list.')
    for (const each of Array.isArray(list) ? list : []) {
      const own: Partial<Record<Column, string>> = { record: 'instalment' }
      const part = newRow(0, '', own)
      fill(part, own, instalments.columns, each, reading, cells.currency)
      parts.push(part)
    }
  }
  return row
}

function fill(
  row: Row,
  cells: Partial<Record<Column, string>>,
  columns: MappedColumns,
  image: Plain,
  reading: Reading,
  currency?: string,
): void {
  for (const column of COLUMNS) {
    const source = columns[column]
    const text = source === undefined ? undefined : cellOf(row, column, source, image, reading)
    if (text !== undefined && text !== '') cells[column] = text
  }
  if (reading.amounts === 'major') return
  const code = currencyIn(row) ?? currency
  for (const column of AMOUNTS) {
    const text = cells[column]
    if (text !== undefined && code !== undefined) cells[column] = majorText(row, column, text, code)
  }
}

function cellOf(row: Row, column: Column, source: Source, image: Plain, reading: Reading): string | undefined {
  if (typeof source === 'string' || Array.isArray(source)) return cellOf(row, column, { path: source }, image, reading)
  if ('value' in source) return source.value
  if (!('path' in source)) return undefined
  const { path, as, after = '', words, otherwise } = source
  const value = valueAt(image, path)
  if (value === undefined || value === '') return otherwise
  const mend = `Look at ${pathName(path)}, and at how the mapping says that it is written.`
  if (as !== undefined && as !== 'keyed-hash') {
    const moment = readMoment(value, as, reading.zone)
    const cell = moment && momentCell(moment, DAYS.includes(column), reading.zone)
    return cell ?? refuse(row, column, `${column} is not written as ${as}.`, mend)
  }
  const whole = textOf(value)
  if (whole === undefined || !whole.startsWith(after)) {
    const problem = whole === undefined ? `${column} is no text.` : `${column} does not begin as it should.`
    return refuse(row, column, problem, mend)
  }
  const text = whole.slice(after.length)
  if (as === 'keyed-hash') return text === '' ? otherwise : reading.hashPoint(`${column} ${text}`)
  return words !== undefined && Object.hasOwn(words, text) ? words[text] : text
}

/** Whole minor units as the major ones that a file has, digit by digit. */
function majorText(row: Row, column: Column, text: string, currency: string): string {
  if (!/^-?\d{1,15}$/.test(text)) {
    refuse(row, column, `${column} is not in minor units.`, 'Write whole minor units, or map amounts as major.')
    return text
  }
  const decimals = decimalPlaces(currency)
  if (decimals === 0) return text
  const digits = text.replace('-', '').padStart(decimals + 1, '0')
  return `${text.startsWith('-') ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

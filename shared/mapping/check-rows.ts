import type { Column } from '../portfolio/columns.ts'
import { belongsTo, INLINE_BORROWER } from '../portfolio/record-kinds.ts'
import { englishStatusWords, statusReader } from '../portfolio/status-words.ts'
import { pointer } from '../strategy/shape-errors.ts'
import type { StrategyError } from '../strategy/strategy-error.ts'
import {
  type MappedColumns,
  type MappedRecord,
  type MappedRow,
  type Mapping,
  mappedColumnSchema,
  type Source,
} from './mapping-schema.ts'

const NEEDED: Readonly<Record<MappedRecord, readonly Column[]>> = {
  borrower: ['borrower', 'name', 'locale'],
  loan: ['borrower', 'loan', 'currency', 'status'],
  payment: ['borrower', 'loan', 'payment', 'currency', 'amount', 'at'],
  hold: ['borrower', 'hold', 'kind', 'from'],
  'opt-out': ['at'],
}
const DAYS: readonly string[] = ['dueOn', 'openedOn']
const TIMES: readonly string[] = ['at', 'from', 'until', 'settledAt', 'reversedAt', 'consentAt']
const HASHED: readonly string[] = ['borrower', 'loan', 'payment', 'hold', 'instalment']

/** What a mapping can get wrong beyond its form; each with its place and its mend. */
export function checkRows({ rows, zone, version }: Mapping): readonly StrategyError[] {
  const errors = rows.flatMap((row, at) => checkRow(row, ['rows', at], zone))
  if (version.as === 'local-time' && zone === undefined) errors.push(zoneMissing(['version', 'as']))
  return errors
}

type Place = readonly (string | number)[]

function checkRow(row: MappedRow, place: Place, zone: string | undefined): StrategyError[] {
  const { record, columns, instalments } = row
  const at = [...place, 'columns']
  const errors = checkColumns(columns, record, at, zone)
  const needed = [...NEEDED[record], ...alsoNeeded(row)]
  for (const column of needed) {
    if (columns[column] === undefined) {
      errors.push(error(at, `a ${record} needs "${column}"`, `say where it stands, or give { "value": … }`))
    }
  }
  if (record === 'opt-out' && columns.borrower === undefined && !columns.phone && !columns.email) {
    errors.push(error(at, 'nobody opts out here', 'map borrower, phone or email'))
  }
  if (instalments === undefined) return errors
  const list = [...place, 'instalments']
  if (record !== 'loan') errors.push(error(list, `a ${record} has no instalments`, 'remove them'))
  errors.push(...checkColumns(instalments.columns, 'instalment', [...list, 'columns'], zone))
  for (const column of ['instalment', 'dueOn', 'amountDue'] as const) {
    if (instalments.columns[column] === undefined) {
      errors.push(error([...list, 'columns'], `an instalment needs "${column}"`, 'say where it stands in the list'))
    }
  }
  return errors
}

function alsoNeeded({ record, columns, instalments }: MappedRow): readonly Column[] {
  if (record !== 'loan') return []
  const inline = INLINE_BORROWER.some((column) => columns[column] !== undefined)
  const single: readonly Column[] = instalments === undefined ? ['amountDue', 'dueOn'] : []
  return inline ? [...single, 'name', 'locale'] : single
}

function checkColumns(
  columns: MappedColumns,
  record: MappedRecord | 'instalment',
  place: Place,
  zone: string | undefined,
): StrategyError[] {
  return mappedColumnSchema.options.flatMap((column) => {
    const source = columns[column]
    if (source === undefined) return []
    const at = [...place, column]
    const errors: StrategyError[] = []
    if (!belongsTo(record, column)) {
      errors.push(error(at, `a ${record} has no "${column}"`, 'remove it, or map it in a row of another record'))
    }
    errors.push(...checkSource(column, source, at, zone))
    return errors
  })
}

function checkSource(column: string, source: Source, at: Place, zone: string | undefined): StrategyError[] {
  if (typeof source === 'string' || Array.isArray(source) || !('path' in source)) {
    return column === 'status' && 'value' in Object(source) ? checkStatus([Object(source).value], at) : []
  }
  const { as, words, otherwise } = source
  const errors: StrategyError[] = []
  if (as === 'keyed-hash') {
    if (!HASHED.includes(column)) errors.push(error([...at, 'as'], `"${column}" is no id`, 'hash ids only'))
  } else if (as !== undefined && !DAYS.includes(column) && !TIMES.includes(column)) {
    errors.push(error([...at, 'as'], `"${column}" is neither a day nor a time`, 'remove "as"'))
  } else if (zone === undefined && (as === 'local-time' || (as?.startsWith('epoch') && DAYS.includes(column)))) {
    errors.push(zoneMissing([...at, 'as']))
  }
  if (column === 'status') {
    errors.push(...checkStatus(Object.values(words ?? {}), [...at, 'words']))
    if (otherwise !== undefined) errors.push(...checkStatus([otherwise], [...at, 'otherwise']))
  }
  return errors
}

function checkStatus(words: readonly string[], at: Place): StrategyError[] {
  const statusOf = statusReader()
  const unknown = words.filter((word) => statusOf(word) === undefined)
  return unknown.map((word) =>
    error(at, `"${word}" is not a status that is known`, `use one of: ${englishStatusWords()}`),
  )
}

function zoneMissing(at: Place): StrategyError {
  return error(at, 'a time without an offset says nothing without a zone', 'add "zone", such as "Africa/Lagos"')
}

function error(at: Place, problem: string, mend: string): StrategyError {
  return { path: pointer(at), problem, mend }
}

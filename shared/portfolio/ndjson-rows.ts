import { type Column, findColumn, isRefusalColumn } from './columns.ts'
import { mayBePersonal, newRow, type Row, refuse } from './row.ts'
import type { TextLine } from './text-lines.ts'

/** A line of NDJSON as a row; undefined for an empty line. */
export function ndjsonRow({ number, text }: TextLine): Row | undefined {
  if (text.trim() === '') return undefined
  const value = parse(text)
  if (!isObject(value)) {
    const row = newRow(number, text)
    refuse(row, 'row', 'The line is not a JSON object.', 'Write one object a line, without a comma after it.')
    return row
  }
  return rowOf(value, number, text, true)
}

function rowOf(value: object, line: number, original: string, mayNest: boolean): Row {
  const cells: Partial<Record<Column, string>> = {}
  const instalments: Row[] = []
  const row = newRow(line, original, cells, instalments)
  for (const [name, content] of Object.entries(value)) {
    if (name === 'instalments' && mayNest) {
      if (!Array.isArray(content)) {
        refuse(row, name, 'instalments is not a list.', 'Write it as objects in [ ].')
        continue
      }
      for (const each of content) {
        instalments.push(rowOf({ ...(isObject(each) && each), record: 'instalment' }, line, original, false))
      }
      continue
    }
    const column = findColumn(name)
    if (column === undefined) {
      if (!isRefusalColumn(name)) refuseKey(row, name)
      continue
    }
    const text = textOf(content)
    if (text === undefined)
      refuse(row, column, `${column} is neither text nor a number.`, 'Write it as text in quotes.')
    else if (text !== '') cells[column] = text
  }
  return row
}

function refuseKey(row: Row, name: string): void {
  const safe = /^[A-Za-z][A-Za-z _-]{0,39}$/.test(name) && !mayBePersonal(name) ? name : 'unknown'
  refuse(row, safe, 'There is no such column.', 'Rename or remove it; the guide lists the columns.')
}

function textOf(content: unknown): string | undefined {
  if (content === null) return ''
  if (typeof content === 'string') return content.isWellFormed() ? content.trim() : undefined
  if (typeof content === 'number') return String(content)
  if (Array.isArray(content) && content.every((each) => typeof each === 'string' && each.isWellFormed())) {
    return content.join(';').trim()
  }
  return undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import {
  type CalendarDay,
  DAY,
  EARLIEST_INSTANT,
  formatDay,
  HOUR,
  type Instant,
  LATEST_INSTANT,
  parseDay,
  parseInstant,
} from '../time/instant.ts'
import type { Column } from './columns.ts'
import { memo } from './memo.ts'
import { needed, type Row, refuse, shown } from './row.ts'

const dayOf = memo((text) => parseDay(text) ?? Number.NaN)
const COVERED = `Use a date from ${formatDay(EARLIEST_INSTANT / DAY)} to ${formatDay(LATEST_INSTANT / DAY - 1)}.`

export function readDay(row: Row, column: Column): CalendarDay | undefined {
  const text = needed(row, column)
  if (text === undefined) return undefined
  const day = dayOf(text)
  if (Number.isNaN(day)) {
    return refuse(row, column, `${shown(row, column)} is not a date.`, 'Write YYYY-MM-DD, a day that exists.')
  }
  return covered(row, column, day * DAY) === undefined ? undefined : day
}

/** An instant with its offset. */
export function readInstant(row: Row, column: Column): Instant | undefined {
  const text = needed(row, column)
  if (text === undefined) return undefined
  const instant = parseInstant(text)
  if (instant !== undefined) return covered(row, column, instant)
  return refuse(
    row,
    column,
    `${shown(row, column)} is not a time.`,
    'Write ISO 8601 with an offset, such as 2026-11-02T09:00:00+08:00.',
  )
}

/** A day begins this much before it does in UTC, somewhere in the world, and ends as much and two hours less after. */
const EARLIEST_MIDNIGHT = -14 * HOUR
const LATEST_MIDNIGHT = 12 * HOUR

/** An instant, or a date alone for the first moment of that day anywhere in the world. */
export function readBeginning(row: Row, column: Column): Instant | undefined {
  const day = dayOf(row.cells[column] ?? '')
  return Number.isNaN(day) ? readInstant(row, column) : covered(row, column, day * DAY + EARLIEST_MIDNIGHT)
}

/** An instant, or a date alone for the moment when that day has ended everywhere in the world. */
export function readEnd(row: Row, column: Column): Instant | undefined {
  const day = dayOf(row.cells[column] ?? '')
  return Number.isNaN(day) ? readInstant(row, column) : covered(row, column, (day + 1) * DAY + LATEST_MIDNIGHT)
}

function covered(row: Row, column: Column, instant: Instant): Instant | undefined {
  if (instant >= EARLIEST_INSTANT && instant < LATEST_INSTANT) return instant
  return refuse(row, column, `${shown(row, column)} is outside what Duewell can compute.`, COVERED)
}

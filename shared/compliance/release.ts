import { type CalendarDay, DAY, HOUR, type Instant, MINUTE, weekday } from '../time/instant.ts'
import { lastInstantBefore, localDay, type Zone } from '../time/zone.ts'
import type { Rule } from './pack-schema.ts'

/** When a contact no longer counts. */
export interface Release {
  readonly releasedAt: (contact: Instant) => Instant
  /** Milliseconds after which any contact is released, whatever clocks do: days may be longer than 24 hours. */
  readonly reach: number
}

type Span = Extract<Rule, { kind: 'cap' }>['within']

/** No zone's clock goes back by more than this in a month. */
const SLACK = 3 * HOUR

/**
 * Rolling days and months are local dates, the contact's own day being the first, and calendar spans end at local midnight:
 * each in every plausible zone, so that the last of them decides.
 */
export function compileRelease(span: Span, zones: readonly Zone[], firstDayCounts = true): Release {
  switch (span.of) {
    case 'ever':
      return { releasedAt: () => Number.POSITIVE_INFINITY, reach: Number.POSITIVE_INFINITY }
    case 'calendar':
      return { releasedAt: inEveryZone(zones, NEXT[span.unit]), reach: LONGEST[span.unit] + SLACK }
    case 'rolling':
      return compileRolling(span, zones, firstDayCounts ? 0 : 1)
  }
}

function compileRolling(
  { count, unit }: Extract<Span, { of: 'rolling' }>,
  zones: readonly Zone[],
  later: number,
): Release {
  switch (unit) {
    case 'months':
      return {
        releasedAt: inEveryZone(zones, (day) => monthsAfter(day, count) + later),
        reach: (count * 31 + later) * DAY + SLACK,
      }
    case 'days':
      return {
        releasedAt: inEveryZone(zones, (day) => day + count + later),
        reach: (count + later) * DAY + SLACK,
      }
    case 'hours':
      return byTheClock(count * HOUR)
    case 'minutes':
      return byTheClock(count * MINUTE)
  }
}

const NEXT = {
  day: (day: CalendarDay) => day + 1,
  week: (day: CalendarDay) => day + 8 - weekday(day),
  month: nextMonth,
}
const LONGEST = { day: DAY, week: 7 * DAY, month: 31 * DAY }

function byTheClock(length: number): Release {
  return { releasedAt: (contact) => contact + length, reach: length }
}

function inEveryZone(zones: readonly Zone[], next: (day: CalendarDay) => CalendarDay): (contact: Instant) => Instant {
  return (contact) => Math.max(...zones.map((zone) => lastInstantBefore(zone, next(localDay(zone, contact)), 0)))
}

function nextMonth(day: CalendarDay): CalendarDay {
  const date = new Date(day * DAY)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY
}

/** The same day some months later; where that month has no such day, the first of the next. */
function monthsAfter(day: CalendarDay, months: number): CalendarDay {
  const date = new Date(day * DAY)
  const month = date.getUTCMonth() + months
  const last = Date.UTC(date.getUTCFullYear(), month + 1, 1) / DAY
  return Math.min(Date.UTC(date.getUTCFullYear(), month, date.getUTCDate()) / DAY, last)
}

import { type CalendarDay, DAY, type Weekday, weekday } from '../../time/instant.ts'

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export function civilOf(day: CalendarDay): CivilDate {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day of a date; undefined for one that does not exist, such as 31 April. Months beyond 12 run into the next year. */
export function dayOf(year: number, month: number, day: number): CalendarDay | undefined {
  const first = firstOf(year, month)
  return day >= 1 && day <= daysIn(year, month) ? first + day - 1 : undefined
}

export function firstOf(year: number, month: number): CalendarDay {
  return Date.UTC(year, month - 1, 1) / DAY
}

export function daysIn(year: number, month: number): number {
  return firstOf(year, month + 1) - firstOf(year, month)
}

export function lastOf(year: number, month: number): CalendarDay {
  return firstOf(year, month + 1) - 1
}

/** The same day of the month, so many months on; the month's last day where it has no such day. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const { year, month, day: date } = civilOf(day)
  return firstOf(year, month + months) + Math.min(date, daysIn(year, month + months)) - 1
}

export function mondayOf(day: CalendarDay): CalendarDay {
  return day - weekday(day) + 1
}

/** The next such weekday after `day`. */
export function nextWeekday(day: CalendarDay, wanted: Weekday): CalendarDay {
  return day + ((wanted - weekday(day) + 6) % 7) + 1
}

/** The n-th such weekday of a month; from the end where n is negative. It may fall into the next month. */
export function nthWeekday(year: number, month: number, n: number, wanted: Weekday): CalendarDay {
  if (n > 0) return nextWeekday(firstOf(year, month) - 1, wanted) + 7 * (n - 1)
  return nextWeekday(lastOf(year, month) - 7, wanted) + 7 * (n + 1)
}

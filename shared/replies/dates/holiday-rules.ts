import type { CalendarDay, Weekday } from '../../time/instant.ts'
import { weekday } from '../../time/instant.ts'
import { dayOf, nthWeekday } from './civil.ts'
import { calendarDay, type Reckoning } from './other-calendars.ts'
import { tithiDay } from './tithi.ts'

/** When a holiday is in a year; undefined where that year has none. */
export type HolidayRule = (year: number) => CalendarDay | undefined

export const fixed =
  (month: number, day: number): HolidayRule =>
  (year) =>
    dayOf(year, month, day)

export const nth =
  (month: number, n: number, wanted: Weekday, days = 0): HolidayRule =>
  (year) =>
    nthWeekday(year, month, n, wanted) + days

/** Days after Easter Sunday, by the anonymous Gregorian rule. */
export const easter =
  (days: number): HolidayRule =>
  (year) => {
    const a = year % 19
    const century = Math.floor(year / 100)
    const h = (19 * a + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30
    const i = h - Math.floor(h / 28) * (1 - Math.floor(29 / (h + 1)) * Math.floor((21 - a) / 11))
    const j = (year + Math.floor(year / 4) + i + 2 - century + Math.floor(century / 4)) % 7
    const l = i - j
    return add(dayOf(year, 3, 1), l + 27 + days)
  }

/** Days after Orthodox Easter, by the Julian rule; good until 2099. */
export const orthodoxEaster =
  (days: number): HolidayRule =>
  (year) => {
    const d = (19 * (year % 19) + 15) % 30
    const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return add(dayOf(year, 3, 1), d + e + 21 + 13 + days)
  }

/** A date of a calendar that follows the moon. */
export const lunar =
  (calendar: Reckoning, month: string, day: number, days = 0): HolidayRule =>
  (year) =>
    add(calendarDay(calendar, year, month, day), days - (calendar === 'chinese' && isLate(year, month) ? 1 : 0))

/** The new moon of 6 February 2027 is four minutes before midnight in Beijing; the runtime puts it after. */
function isLate(year: number, month: string): boolean {
  return year === 2027 && month === 'First Month'
}

/** A lunar day of a Hindu month, 1 to 15 waxing and 16 to 30 waning, that holds at this hour of Indian time. */
export const tithi =
  (month: number, lunarDay: number, hour: number, days = 0): HolidayRule =>
  (year) =>
    add(tithiDay(year, month, lunarDay, hour), days)

/** A fixed date that moves to the nearest working day where it falls on a weekend. */
export const observed =
  (month: number, day: number): HolidayRule =>
  (year) => {
    const on = dayOf(year, month, day)
    if (on === undefined) return undefined
    return weekday(on) === 6 ? on - 1 : weekday(on) === 7 ? on + 1 : on
  }

function add(day: CalendarDay | undefined, days: number): CalendarDay | undefined {
  return day === undefined ? undefined : day + days
}

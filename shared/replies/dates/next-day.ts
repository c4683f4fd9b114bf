import type { CalendarDay } from '../../time/instant.ts'
import { readNumber } from '../numerals.ts'
import { civilOf, dayOf } from './civil.ts'

/** The next day with this date, today included: "the 31st" said in April is 31 May. */
export function nextDayOfMonth(date: number, today: CalendarDay): CalendarDay | undefined {
  const { year, month } = civilOf(today)
  for (let ahead = 0; ahead < 4; ahead += 1) {
    const day = dayOf(year, month + ahead, date)
    if (day !== undefined && day >= today) return day
  }
  return undefined
}

/** The first of its yearly days that is not over; from two years back, since a phrase may count on from a day that is. */
export function nextInYear(
  read: (year: number) => CalendarDay | undefined,
  today: CalendarDay,
): CalendarDay | undefined {
  const { year } = civilOf(today)
  for (let ahead = -2; ahead < 9; ahead += 1) {
    const day = read(year + ahead)
    if (day !== undefined && day >= today) return day
  }
  return undefined
}

/** Reads a year of four or two digits; two are of this century unless they are above 60. */
export function readYear(text: string): number {
  const year = readNumber(text)
  if (year >= 100) return year
  return year > 60 ? 1900 + year : 2000 + year
}

import { type CalendarDay, DAY } from '../../time/instant.ts'
import { firstOf } from './civil.ts'

/** Calendars that the runtime reckons by. */
export type Reckoning = 'chinese' | 'hebrew' | 'islamic-umalqura'

const YEARS_KEPT = 60
const years = new Map<string, ReadonlyMap<string, CalendarDay>>()

/** The day of a Gregorian year that has this month and day in another calendar; the first where there are two. */
export function calendarDay(calendar: Reckoning, year: number, month: string, day: number): CalendarDay | undefined {
  const key = `${calendar} ${year}`
  const known = years.get(key) ?? reckon(calendar, year)
  if (years.size === YEARS_KEPT) years.clear()
  years.set(key, known)
  return known.get(`${month} ${day}`)
}

function reckon(calendar: Reckoning, year: number): ReadonlyMap<string, CalendarDay> {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const days = new Map<string, CalendarDay>()
  for (let day = firstOf(year, 1); day < firstOf(year + 1, 1); day += 1) {
    const parts = format.formatToParts(day * DAY)
    const part = (type: string) => parts.find((some) => some.type === type)?.value ?? ''
    const name = `${part('month')} ${part('day')}`
    if (!days.has(name)) days.set(name, day)
  }
  return days
}

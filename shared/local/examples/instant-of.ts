import { easterSunday } from '../../compliance/listed-holidays.ts'
import { addBusinessDays, type Calendar, findCalendar } from '../../time/calendar.ts'
import { type CalendarDay, DAY, type Instant, MINUTE, type MinuteOfDay, weekday } from '../../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../../time/zone.ts'
import type { DayFact } from './day-fact.ts'
import type { Past } from './draft.ts'
import { isDate } from './story-days.ts'

/** Where clocks and calendars are read for an example. */
export interface Surroundings {
  readonly zone: Zone
  readonly calendar: Calendar
  readonly place: string
  /** The day that an example without a date is taken to be on. */
  readonly today: CalendarDay
}

/** The day of the week on which an example without one is set: late enough for a week's contacts to lie before it. */
const FRIDAY = 5
const LATE_IN_MONTH = 25
const A_YEAR = 366

/** The day that an example speaks of: the first from today on that is as it says. */
export function dayOf(fact: DayFact, around: Surroundings, monthly: boolean): CalendarDay {
  if (fact.story !== undefined && isDate(fact.story)) return fact.story
  for (let day = around.today; day < around.today + 2 * A_YEAR; day += 1) {
    if (fits(day, fact, around, monthly)) return day
  }
  return around.today
}

function fits(day: CalendarDay, fact: DayFact, around: Surroundings, monthly: boolean): boolean {
  const { holiday = 'none' } = fact
  const country = findCalendar(around.place.split('-')[0] ?? '')
  const year = new Date(day * DAY).getUTCFullYear()
  if (fact.weekday !== undefined && weekday(day) !== fact.weekday) return false
  switch (holiday) {
    case 'good-friday':
      return day === easterSunday(year) - 2
    case 'easter-sunday':
      return day === easterSunday(year)
    case 'christmas':
      return new Date(day * DAY).toISOString().slice(5, 10) === '12-25'
    case 'regional':
      return around.calendar.isHoliday(day) && !country.isHoliday(day) && weekday(day) < 6
    case 'national':
      return country.isHoliday(day) && weekday(day) < 6
    case 'any':
      return around.calendar.isHoliday(day) && (fact.weekday !== undefined || weekday(day) < 6)
    case 'none':
      if (around.calendar.isHoliday(day) || around.calendar.isHoliday(day + 1)) return false
      if (monthly) return new Date(day * DAY).getUTCDate() >= LATE_IN_MONTH && weekday(day) < 6
      return fact.weekday !== undefined || weekday(day) === FRIDAY
  }
}

export function instantOf(day: CalendarDay, minute: MinuteOfDay, { zone }: Surroundings): Instant {
  return firstInstantOf(zone, day, minute)
}

/** When a contact of the past was made, seen from the instant that an example asks about. */
export function pastInstant(
  { daysAgo, minutesAgo = 0, businessDaysAgo }: Past,
  now: Instant,
  around: Surroundings,
): Instant {
  if (businessDaysAgo !== undefined) {
    let day = localDay(around.zone, now)
    while (
      addBusinessDays(around.calendar, day, businessDaysAgo) > localDay(around.zone, now) ||
      !around.calendar.isBusinessDay(day)
    )
      day -= 1
    return firstInstantOf(around.zone, day, 11 * 60) - minutesAgo * MINUTE
  }
  return now - daysAgo * DAY - minutesAgo * MINUTE
}

import type { Calendar } from '../time/calendar.ts'
import { FIRST_COVERED_DAY } from '../time/holidays.generated.ts'
import { type CalendarDay, type MinuteOfDay, weekday } from '../time/instant.ts'
import type { DayHours, HoursOf } from '../time/window.ts'
import { WEEKDAYS } from './weekdays.ts'

const MIDNIGHT: MinuteOfDay = 1440

/** Opening hours as two rows of minutes: place 0 is a holiday, 1 to 7 are Monday to Sunday; a closed day has 0 and 0. */
export interface WeekHours {
  readonly opens: readonly MinuteOfDay[]
  readonly closes: readonly MinuteOfDay[]
  /** Absent where holidays are days like any other. */
  readonly holidays: Calendar | undefined
}

interface Entry extends DayHours {
  readonly days?: readonly (typeof WEEKDAYS)[number][]
}

/** Which days are holidays, and the hours on them; closed where there are none. */
export interface HolidayHours {
  readonly calendar: Calendar
  readonly hours: DayHours | undefined
}

/**
 * Compiles hours and takes the margin off their ends. Hours that run on at midnight into the next day's have no end
 * there, and so no margin.
 */
export function compileWeek(entries: readonly Entry[], holidays: HolidayHours | undefined, margin: number): WeekHours {
  const week = WEEKDAYS.map((day) => entries.find(({ days }) => days === undefined || days.includes(day)))
  const runsOn = (at: number) =>
    holidays === undefined && week[at]?.to === MIDNIGHT && week[(at + 1) % WEEKDAYS.length]?.from === 0
  const closing = (hours: DayHours | undefined) => (hours === undefined ? 0 : Math.max(hours.from, hours.to - margin))
  return {
    opens: [holidays?.hours?.from ?? 0, ...week.map((hours) => hours?.from ?? 0)],
    closes: [closing(holidays?.hours), ...week.map((hours, at) => (runsOn(at) ? MIDNIGHT : closing(hours)))],
    holidays: holidays?.calendar,
  }
}

/**
 * The place in the rows for a day. In a place whose holidays we know, a year that is not announced yet is treated as
 * strictly as a holiday; in a place of which we know none, weekdays alone decide.
 */
export function placeOf({ holidays }: WeekHours, day: CalendarDay): number {
  if (holidays === undefined) return weekday(day)
  const unannounced = !holidays.covers(day) && holidays.covers(FIRST_COVERED_DAY)
  return unannounced || holidays.isHoliday(day) ? 0 : weekday(day)
}

/** The same hours a day at a time, as the time module walks them. */
export function byDay(hours: WeekHours): HoursOf {
  const places = hours.opens.map((from, at) => {
    const to = hours.closes[at] ?? from
    return from < to ? { from, to } : undefined
  })
  return (day) => places[placeOf(hours, day)]
}

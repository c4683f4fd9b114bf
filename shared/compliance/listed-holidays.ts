import type { Calendar } from '../time/calendar.ts'
import { type CalendarDay, DAY, EARLIEST_INSTANT, LATEST_INSTANT, parseDay, weekday } from '../time/instant.ts'

const FIRST_YEAR = new Date(EARLIEST_INSTANT).getUTCFullYear()
const LAST_YEAR = new Date(LATEST_INSTANT).getUTCFullYear()

/** The calendar of a rule's own list: dates, days of every year, and days from Easter Sunday. It knows every year. */
export function listedHolidays(names: readonly string[]): Calendar {
  const days = new Set(names.flatMap(daysOf))
  return {
    id: `list:${names.join('+')}`,
    isHoliday: (day) => days.has(day),
    isBusinessDay: (day) => weekday(day) < 6 && !days.has(day),
    covers: () => true,
  }
}

function daysOf(name: string): readonly (CalendarDay | undefined)[] {
  const date = parseDay(name)
  if (date !== undefined) return [date]
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at)
  if (!name.startsWith('easter')) return years.map((year) => parseDay(`${year}-${name}`))
  const offset = Number(name.slice('easter'.length))
  return years.map((year) => easterSunday(year) + offset)
}

/** Easter Sunday of the Gregorian calendar: the Sunday after the ecclesiastical full moon that falls on or after 21 March. */
export function easterSunday(year: number): CalendarDay {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const age = (19 * golden + skipped + 15) % 30
  const early = age === 29 || (age === 28 && golden > 10) ? 1 : 0
  const fullMoon = Date.UTC(year, 2, 21) / DAY + age - early
  return fullMoon + 7 - (weekday(fullMoon) % 7)
}

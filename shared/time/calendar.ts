import { decodeDays } from './calendar-codec.ts'
import { CALENDARS, FIRST_COVERED_DAY } from './holidays.generated.ts'
import { type CalendarDay, weekday } from './instant.ts'

/** The working week and public holidays of a country or subdivision. */
export interface Calendar {
  readonly id: string
  isHoliday(day: CalendarDay): boolean
  /** Neither weekend nor holiday, or a weekend day that the state has declared a working day to make up for a holiday. */
  isBusinessDay(day: CalendarDay): boolean
  /** Whether the holidays around this day are known; on other days only weekends are. */
  covers(day: CalendarDay): boolean
}

const NOT_BUSINESS = 0
const BUSINESS = 1
const HOLIDAY = 2

const calendars = new Map<string, Calendar>()

/** New York City keeps its state's holidays. */
const SAME_HOLIDAYS: ReadonlyMap<string, string> = new Map([['US-NYC', 'US-NY']])

/**
 * The calendar of an ISO 3166 country or subdivision code: `US-FL`, failing that `US`, failing that weekends without holidays,
 * which covers no day. The weekend is Saturday and Sunday in every country of the table. Holidays that follow the moon
 * (Eid, Diwali) are computed and may be a day off what a government announces.
 */
export function findCalendar(code: string): Calendar {
  return calendars.get(code) ?? openCalendar(code)
}

function openCalendar(code: string): Calendar {
  const id = SAME_HOLIDAYS.get(code) ?? code
  const [country = ''] = code.split('-', 1)
  const calendar = Object.hasOwn(CALENDARS, id) || country === code ? createCalendar(id) : findCalendar(country)
  calendars.set(code, calendar)
  return calendar
}

function createCalendar(id: string): Calendar {
  const first = FIRST_COVERED_DAY
  const kinds = kindsOf(id)
  const end = first + kinds.length
  const covers = (day: CalendarDay) => day >= first && day < end
  return {
    id,
    covers,
    isHoliday: (day) => covers(day) && kinds[day - first] === HOLIDAY,
    isBusinessDay: (day) => (covers(day) ? kinds[day - first] === BUSINESS : !isWeekend(day)),
  }
}

/** The kind of each covered day; a region's are its country's but for the days by which it differs. */
function kindsOf(id: string): Uint8Array {
  const first = FIRST_COVERED_DAY
  const table = Object.hasOwn(CALENDARS, id) ? CALENDARS[id] : undefined
  if (table === undefined) return new Uint8Array(0)
  if ('differs' in table) {
    const [country = ''] = id.split('-', 1)
    const kinds = kindsOf(country)
    for (const day of decodeDays(table.differs, first)) {
      const plain = isWeekend(day) ? NOT_BUSINESS : BUSINESS
      kinds[day - first] = kinds[day - first] === HOLIDAY ? plain : HOLIDAY
    }
    return kinds
  }
  const kinds = Uint8Array.from({ length: table.end - first }, (_, index) =>
    isWeekend(first + index) ? NOT_BUSINESS : BUSINESS,
  )
  for (const day of decodeDays(table.workingDays, first)) kinds[day - first] = BUSINESS
  for (const day of decodeDays(table.holidays, first)) kinds[day - first] = HOLIDAY
  return kinds
}

function isWeekend(day: CalendarDay): boolean {
  return weekday(day) > 5
}

/** The `count`-th business day after `day`; `day` itself for 0, whatever day it is, so that counts add up. */
export function addBusinessDays(calendar: Calendar, day: CalendarDay, count: number): CalendarDay {
  let reached = day
  for (let left = count; left > 0; left -= 1) {
    do reached += 1
    while (!calendar.isBusinessDay(reached))
  }
  return reached
}

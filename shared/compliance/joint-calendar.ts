import { type Calendar, findCalendar } from '../time/calendar.ts'

/** ISO 3166 keeps ZZ for a country that is not known: it has weekends and no holidays that we know of. */
const UNKNOWN_COUNTRY = 'ZZ'

/** The calendar of all places at once: a holiday in one is a holiday, and a business day is one in all. */
export function jointCalendar(jurisdictions: readonly string[]): Calendar {
  const calendars = [...new Set(jurisdictions.map(findCalendar))]
  const [only = findCalendar(UNKNOWN_COUNTRY), ...others] = calendars
  if (others.length === 0) return only
  return {
    id: calendars.map(({ id }) => id).join('+'),
    isHoliday: (day) => calendars.some((calendar) => calendar.isHoliday(day)),
    isBusinessDay: (day) => calendars.every((calendar) => calendar.isBusinessDay(day)),
    covers: (day) => calendars.every((calendar) => calendar.covers(day)),
  }
}

import Holidays from 'date-holidays'

const DAY = 86_400_000
const countries = new Map<string, Holidays>()

/**
 * Whether an instant is within a day of a public holiday of one of some countries, on which some rules ask for quiet: a day that the
 * moon decides may be told a day off. By the library itself and not by the tables that are made of it.
 */
export function isNearHoliday(jurisdictions: readonly string[], at: number): boolean {
  return jurisdictions.some((place) => {
    const holidays = holidaysOf(place.slice(0, 2))
    return [at - DAY, at, at + DAY].some((instant) => holidays.isHoliday(new Date(instant)) !== false)
  })
}

function holidaysOf(country: string): Holidays {
  const known = countries.get(country) ?? new Holidays(country)
  countries.set(country, known)
  return known
}

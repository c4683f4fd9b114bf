/** Milliseconds since 1970-01-01T00:00:00Z. Duewell keeps every instant in UTC. */
export type Instant = number

/** A date without a zone, as whole days since 1970-01-01; arithmetic on it is integer arithmetic. */
export type CalendarDay = number

/** Minutes since local midnight, 0 to 1440 (1440 is the end of the day). */
export type MinuteOfDay = number

/** ISO 8601 day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The first and last instants that the zone table covers; data outside them is refused at the boundary. */
export const EARLIEST_INSTANT: Instant = Date.UTC(2010, 0, 1)
export const LATEST_INSTANT: Instant = Date.UTC(2050, 0, 1)

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads an ISO 8601 instant with an offset (`2026-11-02T09:00:00+08:00`); undefined for anything else, 31 February included. */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT.test(text) || parseDay(text.slice(0, 10)) === undefined) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : instant
}

/** Writes an instant as ISO 8601 in UTC with milliseconds. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** Reads `YYYY-MM-DD`; undefined for anything else and for days that do not exist. */
export function parseDay(text: string): CalendarDay | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.getTime() / DAY : undefined
}

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(day: CalendarDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

// 1970-01-01, day 0, was a Thursday.
const WEEK: readonly Weekday[] = [4, 5, 6, 7, 1, 2, 3]

/** Whole weeks are taken off by a division: the remainder of numbers that may have fractions takes engines twice as long. */
export function weekday(day: CalendarDay): Weekday {
  return WEEK[day - 7 * Math.floor(day / 7)] ?? 4
}

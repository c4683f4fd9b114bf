import type { CalendarDay } from '../../time/instant.ts'
import { addMonths, civilOf, nextWeekday } from './civil.ts'
import { COUNT, countOf, ORDINAL, ordinalNumber } from './english-words.ts'
import type { DateContext, FoundDate } from './found-date.ts'
import { HOLIDAYS, type Holiday } from './holidays.ts'
import { nextInYear } from './next-day.ts'
import { WEEKDAY_NAME, weekdayNumber } from './weekdays.ts'

const ANY = new RegExp(
  HOLIDAYS.map(({ names }) => `(${names})`)
    .map((names) => `(?<![a-z])${names}(?![a-z])`)
    .join('|'),
  'g',
)
const FIRST_LETTERS = /[a-z]{3}|\p{sc=Han}/u
const YEAR_WORDS = new RegExp(
  `^(?: of| in|,)? ?(?:(\\d{4}|two thousand(?: and)? [a-z]+)|(next|last|this) year|(${COUNT}) (?:years?|yrs?) (ago|hence|from now)|in (?:about )?(${COUNT}) (years?|months?)|(${COUNT}) months (?:from now))`,
)
const SHIFT = new RegExp(
  `(?:(?:(${COUNT}) |the )?(day|week|month|year)s?|(${ORDINAL})? ?(${WEEKDAY_NAME})) (after|before|from|following) (?:the )?$`,
)
const TEENS: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
}

/** Holidays with what stands around them: "next Easter", "Diwali 2027", "three days after Christmas", 春节前, 明年中秋. */
export function findHolidays(text: string, context: DateContext): readonly FoundDate[] {
  if (!FIRST_LETTERS.test(text)) return []
  const found: FoundDate[] = []
  for (const match of text.matchAll(ANY)) {
    const holiday = HOLIDAYS[match.slice(1).findIndex((name) => name !== undefined)]
    const read = holiday === undefined ? undefined : readHoliday(holiday, match[0], text, match.index, context)
    if (read !== undefined) found.push(read)
  }
  return found
}

function readHoliday(
  holiday: Holiday,
  name: string,
  text: string,
  at: number,
  context: DateContext,
): FoundDate | undefined {
  const on = holiday.elsewhere?.find(({ regions }) => regions.includes(context.region))?.on ?? holiday.on
  const before = text.slice(0, at)
  const after = text.slice(at + name.length)
  const said = YEAR_WORDS.exec(after)
  const { year: now } = civilOf(context.today)
  const year = said === null ? yearBefore(before, now) : yearSaid(said, context)
  const shift = SHIFT.exec(before)
  const last = /\blast $|上个?$|去年$/.test(before)
  const day = last
    ? lastOne(on, context.today)
    : year === undefined
      ? nextInYear((some) => shifted(on(some), shift), context.today)
      : shifted(on(year), shift)
  if (day === undefined) return undefined
  const edge = /^(?:之?前|以前)/.test(after) ? -1 : 0
  const start = at - (shift?.[0].length ?? 0)
  return { day: day + edge, at: start, end: at + name.length + (said?.[0].length ?? 0) }
}

function yearBefore(before: string, now: number): number | undefined {
  return /明年的?$/.test(before) ? now + 1 : undefined
}

function yearSaid(
  [, exact, relative, years, way, ahead, unit, months]: RegExpExecArray,
  { today }: DateContext,
): number {
  const { year } = civilOf(today)
  if (exact !== undefined) return /^\d/.test(exact) ? Number(exact) : 2000 + (TEENS[exact.split(' ').at(-1) ?? ''] ?? 0)
  if (relative !== undefined) return year + ({ next: 1, last: -1 }[relative] ?? 0)
  if (years !== undefined) return year + (way === 'ago' ? -1 : 1) * countOf(years)
  if (ahead !== undefined && unit?.startsWith('year')) return year + countOf(ahead)
  return civilOf(addMonths(today, countOf(ahead ?? months ?? '1'))).year
}

function shifted(day: CalendarDay | undefined, shift: RegExpExecArray | null): CalendarDay | undefined {
  if (day === undefined || shift === null) return day
  const [, count, unit, nth, name, way] = shift
  const sign = way === 'before' ? -1 : 1
  if (name !== undefined) {
    return (
      nextWeekday(sign < 0 ? day - 8 : day, weekdayNumber(name)) +
      7 * ((nth === undefined ? 1 : ordinalNumber(nth)) - 1)
    )
  }
  const some = sign * countOf(count ?? '1')
  if (unit === 'day') return day + some
  return unit === 'week' ? day + 7 * some : addMonths(day, unit === 'month' ? some : 12 * some)
}

function lastOne(on: Holiday['on'], today: CalendarDay): CalendarDay | undefined {
  const { year } = civilOf(today)
  return [year, year - 1, year - 2].map(on).find((day) => day !== undefined && day < today)
}

import type { CalendarDay } from '../../time/instant.ts'
import { weekday } from '../../time/instant.ts'
import { addMonths, civilOf, dayOf, firstOf, lastOf, mondayOf, nextWeekday, nthWeekday } from './civil.ts'
import { COUNT, countOf, MONTH_NAME, monthNumber, ORDINAL, ordinalNumber } from './english-words.ts'
import type { DatePattern } from './found-date.ts'
import { nextDayOfMonth, nextInYear, readYear } from './next-day.ts'
import { WEEKDAY_NAME, weekdayNumber } from './weekdays.ts'

const DAY_NAME = `(${WEEKDAY_NAME})`
const MONTH = `(${MONTH_NAME})`
const YEAR = "(?:,? (?:of )?'?(\\d{4}|\\d{2}(?!\\d|:| ?[ap]m)))?"
const DATE = `(${ORDINAL}|\\d{1,2})`
const OF_MONTH = `(?:of|in) (?:the )?(?:month of )?(?:(this|current|next|following|coming|last|previous)? ?(month)|${MONTH}${YEAR})`
const ON = '(?:\\b(?:on|by|before|until|till|til|for|from|around|about|this|coming|upcoming) )?(?:the )?'

function pattern(source: string): RegExp {
  return new RegExp(`(?<![\\w$£€#/.-])${source}(?![\\w/-])`, 'g')
}

/** How English says days that a general reader of dates reads otherwise, or not at all. */
export const ENGLISH_DATES: readonly DatePattern[] = [
  {
    pattern: pattern(`(?:the )?(?:(${ORDINAL}) )?(last )?(?:(day)|${DAY_NAME}) ${OF_MONTH}`),
    read: ([, nth, last, day, name, which, , month, year], { today }) => {
      const count = nth === undefined ? 1 : ordinalNumber(nth)
      if (nth === undefined && last === undefined) return undefined
      return inMonth(which, month, year, today, (y, m) => {
        if (day !== undefined) return last === undefined ? dayOf(y, m, count) : lastOf(y, m) - count + 1
        return nthWeekday(y, m, last === undefined ? count : -count, weekdayNumber(name ?? ''))
      })
    },
  },
  {
    pattern: pattern(`${ON}${DATE}(?: day)? of (?:the )?(this|current|next|following|coming|last|previous)? ?(month)`),
    read: ([, date = '', which], { today }) =>
      inMonth(which ?? 'next-possible', undefined, undefined, today, (y, m) => dayOf(y, m, ordinalNumber(date))),
  },
  {
    pattern: pattern(
      `(?:(?:${DAY_NAME},? )?(?:the )?${DATE} ?(?:of )?${MONTH}${YEAR}|(?:${DAY_NAME},? )?${MONTH},? ?(?:the )?${DATE}(?!\\d)${YEAR}(?:,? ${DAY_NAME})?)`,
    ),
    read: ([, before, date, month, year, name, monthFirst, dateAfter, yearAfter, nameAfter], { today }) => {
      const dateNumber = ordinalNumber(date ?? dateAfter ?? '')
      const monthIs = monthNumber(month ?? monthFirst ?? '')
      const said = year ?? yearAfter
      if (said !== undefined) return dayOf(readYear(said), monthIs, dateNumber)
      const weekdayName = before ?? name ?? nameAfter
      const onThatDay = (y: number) => {
        const day = dayOf(y, monthIs, dateNumber)
        const fits = weekdayName === undefined || (day !== undefined && weekday(day) === weekdayNumber(weekdayName))
        return fits ? day : undefined
      }
      return nextInYear(onThatDay, today) ?? nextInYear((y) => dayOf(y, monthIs, dateNumber), today)
    },
  },
  {
    pattern: pattern(`${DAY_NAME},? (?:the )?(${ORDINAL})`),
    read: ([, name = '', date = ''], { today }) => {
      for (let ahead = 0; ahead < 24; ahead += 1) {
        const { year, month } = civilOf(today)
        const day = dayOf(year, month + ahead, ordinalNumber(date))
        if (day !== undefined && day >= today && weekday(day) === weekdayNumber(name)) return day
      }
      return nextDayOfMonth(ordinalNumber(date), today)
    },
  },
  {
    pattern: pattern(`(?:(${COUNT}) (day|week)s? (?:from|on|after) (?:${DAY_NAME}|(tomorrow))|tomorrow (week))`),
    read: ([, count, unit, name, , week], { today }) => {
      const start = name === undefined ? today + 1 : nextWeekday(today, weekdayNumber(name))
      return week === undefined ? add(start, countOf(count ?? ''), unit ?? '') : start + 7
    },
  },
  {
    pattern: pattern(`${COUNT_OF_DAYS()} (?:from now|from today)`),
    read: ([, count = '', name = ''], { today }) => nextWeekday(today, weekdayNumber(name)) + 7 * (countOf(count) - 1),
  },
  {
    pattern: pattern(`${COUNT_OF_DAYS()} (?:ago|back)`),
    read: ([, count = ''], { today }) => today - 7 * countOf(count),
  },
  {
    pattern: pattern(`(?:the )?${DAY_NAME} after next`),
    read: ([, name = ''], { today }) => nextWeekday(today, weekdayNumber(name)) + 7,
  },
  {
    pattern: pattern(
      `(?:${DAY_NAME},? (?:of |in )?(last|this|next) week|(last|this|next) week(?:'s)?,? (?:on )?${DAY_NAME})`,
    ),
    read: ([, name, which, whichFirst, nameAfter], { today }) => {
      const weeks = { last: -1, this: 0, next: 1 }[which ?? whichFirst ?? 'this'] ?? 0
      return mondayOf(today) + 7 * weeks + weekdayNumber(name ?? nameAfter ?? '') - 1
    },
  },
  {
    pattern: pattern(`${DAY_NAME} week`),
    read: ([, name = ''], { today }) => nextWeekday(today, weekdayNumber(name)) + 7,
  },
  {
    pattern: pattern(`${DAY_NAME} from last week`),
    read: ([, name = ''], { today }) => mondayOf(today) - 8 + weekdayNumber(name),
  },
  {
    pattern: pattern(`next ${DAY_NAME}`),
    read: ([, name = ''], { today }) => mondayOf(today) + 6 + weekdayNumber(name),
  },
  {
    pattern: pattern(`(?:last|past) ${DAY_NAME}`),
    read: ([, name = ''], { today }) => nextWeekday(today - 8, weekdayNumber(name)),
  },
  {
    pattern: pattern(
      `(?:the |my )?(?:very )?(?:end|close) of (?:the |this )?(next )?(month|week|year)|(?:the )?(month|year)[- ]?end`,
    ),
    read: ([, next, unit, compound], { today }) => endOf(compound ?? unit ?? '', next === undefined ? 0 : 1, today),
  },
  {
    pattern: pattern(`(?:the )?(?:(end)|(beginning|start)|middle|mid)(?: of)?[ -]${MONTH}`),
    read: ([, end, start, month = ''], { today }) =>
      nextInYear((y) => (end ? lastOf(y, monthNumber(month)) : dayOf(y, monthNumber(month), start ? 1 : 15)), today),
  },
  {
    pattern: pattern('(?:the )?(?:(beginning|start|first)|middle|mid)(?: of)?[ -](?:the )?(?:(next)|this|the)? ?month'),
    read: ([, start, next], { today }) =>
      start === undefined && next === undefined
        ? nextDayOfMonth(15, today)
        : inMonth('next', undefined, undefined, today, (y, m) => dayOf(y, m, start === undefined ? 15 : 1)),
  },
  { pattern: pattern('(?:the )?(next |following )weekend'), read: (_, { today }) => mondayOf(today) + 13 },
  { pattern: pattern('(?:the |this )?(?:coming )?weekend'), read: (_, { today }) => mondayOf(today) + 6 },
  { pattern: pattern('(?:the )?week after next'), read: (_, { today }) => endOf('week', 2, today) },
  {
    pattern: pattern('(?:next|following) (week|month|year)'),
    read: ([, unit = ''], { today }) => endOf(unit, 1, today),
  },
  { pattern: pattern('(?:this|current) (week|month)'), read: ([, unit = ''], { today }) => endOf(unit, 0, today) },
  { pattern: pattern('(?:last|previous|past) (?:week|month|year)'), read: (_, { today }) => today - 7 },
  { pattern: pattern('(?:the )?day after (?:tomorrow)'), read: (_, { today }) => today + 2 },
  { pattern: pattern('(?:the )?day before yesterday'), read: (_, { today }) => today - 2 },
  { pattern: pattern("tomorrow(?:'?s)?"), read: (_, { today }) => today + 1 },
  { pattern: pattern('(?:yesterday|last night)'), read: (_, { today }) => today - 1 },
  {
    pattern: pattern(`(?:(?:the )?(?:upcoming|next|coming) (${COUNT})|(${COUNT}) upcoming) (day|week|month)s?`),
    read: ([, count, first, unit = ''], { today }) => add(today, countOf(count ?? first ?? ''), unit),
  },
  {
    pattern: pattern(`(${COUNT})(?: more)? (day|week|fortnight|month|year|yr)s? (?:ago|back|earlier)`),
    read: ([, count = '', unit = ''], { today }) => add(today, -countOf(count), unit),
  },
  {
    pattern: pattern(
      `(?:in|within|after|give me|need|for|another) (?:about |around |the next |another )?(${COUNT})(?: more| working| business)? (day|week|fortnight|month|year|yr)(?:s|'s|s')?(?: time)?|(${COUNT}) (day|week|fortnight|month|year|yr)s? (?:from now|from today|hence|later|time)`,
    ),
    read: ([, count, unit, first, unitAfter], { today }) =>
      add(today, countOf(count ?? first ?? ''), unit ?? unitAfter ?? ''),
  },
  { pattern: pattern('(?:a )?fortnight'), read: (_, { today }) => today + 14 },
  {
    pattern: pattern(`${ON}(?:the )?${DAY_NAME}`),
    read: ([, name = ''], { today }) => nextWeekday(today, weekdayNumber(name)),
  },
  {
    pattern: pattern(
      `(?:on |by |before |until |till |around |from |about )?the (${ORDINAL}|\\d{1,2})(?! (?:time|floor|day|one|instal|payment|person|thing|half|part|of the))`,
    ),
    read: ([, date = ''], { today }) => nextDayOfMonth(ordinalNumber(date), today),
  },
  {
    pattern: pattern('(?:on |by |before |until |till |around |from )(\\d{1,2}(?:st|nd|rd|th))'),
    read: ([, date = ''], { today }) => nextDayOfMonth(ordinalNumber(date), today),
  },
  {
    pattern: pattern('(\\d{1,2}(?:st|nd|rd|th))(?! (?:time|floor|instal|payment))'),
    read: ([, date = ''], { today }) => nextDayOfMonth(ordinalNumber(date), today),
  },
  {
    pattern: pattern(`(?:in|by|until|till|during) (?:early |late )?${MONTH}${YEAR}`),
    read: ([, month = '', year], { today }) =>
      year === undefined
        ? nextInYear((y) => lastOf(y, monthNumber(month)), today)
        : lastOf(readYear(year), monthNumber(month)),
  },
  { pattern: pattern('(?:today|at this time|right now)'), read: (_, { today }) => today },
  { pattern: pattern('(?:tonight|this (?:morning|afternoon|evening))'), read: (_, { today }) => today },
  {
    pattern: pattern(
      '(?:in a (?:bit|minute|moment|few minutes)|right away|straight away|asap|now|shortly|later|end of (?:the )?day|close of business|after work|(?:in|by) (?:an|\\d+|two|three) hours?|(?:by |before |at |after )?(?:noon|midday|\\d{1,2}(?::\\d\\d)? ?(?:am|pm)))',
    ),
    read: (_, { today }) => today,
    vague: true,
  },
]

function COUNT_OF_DAYS(): string {
  return `(${COUNT}) ${DAY_NAME}`
}

function inMonth(
  which: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: CalendarDay,
  read: (year: number, month: number) => CalendarDay | undefined,
): CalendarDay | undefined {
  const now = civilOf(today)
  if (month !== undefined) {
    const number = monthNumber(month)
    return year === undefined ? nextInYear((y) => read(y, number), today) : read(readYear(year), number)
  }
  const ahead =
    which === 'next' || which === 'following' || which === 'coming'
      ? 1
      : which === 'last' || which === 'previous'
        ? -1
        : 0
  const day = read(now.year, now.month + ahead)
  return which === undefined || which === 'next-possible'
    ? day !== undefined && day >= today
      ? day
      : read(now.year, now.month + 1)
    : day
}

function endOf(unit: string, ahead: number, today: CalendarDay): CalendarDay {
  const { year, month } = civilOf(today)
  if (unit === 'week') return mondayOf(today) + 6 + 7 * ahead
  return unit === 'month' ? lastOf(year, month + ahead) : firstOf(year + 1 + ahead, 1) - 1
}

function add(today: CalendarDay, count: number, unit: string): CalendarDay | undefined {
  if (!(Math.abs(count) <= 400)) return undefined
  switch (unit) {
    case 'day':
      return today + count
    case 'week':
      return today + 7 * count
    case 'fortnight':
      return today + 14 * count
    case 'month':
      return addMonths(today, count)
    default:
      return addMonths(today, 12 * count)
  }
}

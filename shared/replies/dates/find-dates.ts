import * as chrono from 'chrono-node/en'
import { DAY } from '../../time/instant.ts'
import { CHINESE_DATES } from './chinese-dates.ts'
import { dayOf } from './civil.ts'
import { ENGLISH_DATES } from './english-dates.ts'
import { blank, type DateContext, type FoundDate, findAll } from './found-date.ts'
import { findHolidays } from './holiday-phrases.ts'
import { NUMERIC_DATES } from './numeric-dates.ts'

/** Words without which a general reader of English dates finds nothing that counts. */
const ENGLISH_HINT = /\d|\b(?:day|week|month|year|noon|night|morning|evening)/

/** Every date phrase of a folded text, past ones included, in the order in which they are said. */
export function findDates(text: string, context: DateContext): readonly FoundDate[] {
  const found: FoundDate[] = [...findHolidays(text, context)]
  let rest = blankAll(text, found)
  const read = (more: readonly FoundDate[]) => {
    found.push(...more)
    rest = blankAll(rest, more)
  }
  read(findAll(rest, NUMERIC_DATES, context))
  if (/\p{sc=Han}/u.test(rest)) read(findAll(rest, CHINESE_DATES, context))
  if (/[a-z]{2}/.test(rest) || /\d(?:st|nd|rd|th)/.test(rest)) {
    read(findAll(rest, ENGLISH_DATES, context))
    if (found.length === 0 && ENGLISH_HINT.test(rest)) read(findWithChrono(rest, context))
  }
  return found.sort((a, b) => a.at - b.at)
}

function blankAll(text: string, found: readonly FoundDate[]): string {
  return found.reduce((rest, { at, end }) => blank(rest, at, end - at), text)
}

/** The general reader is given noon UTC of the borrower's day and asked for days alone, so no other clock comes in. */
function findWithChrono(text: string, { today }: DateContext): readonly FoundDate[] {
  const reference = { instant: new Date(today * DAY + DAY / 2), timezone: 0 }
  return chrono.casual.parse(text, reference, { forwardDate: true }).flatMap(({ index, text: phrase, start, end }) => {
    if (!start.isCertain('day') && !start.isCertain('weekday')) return []
    const last = end ?? start
    const day = dayOf(last.get('year') ?? 0, last.get('month') ?? 0, last.get('day') ?? 0)
    return day === undefined ? [] : [{ day, at: index, end: index + phrase.length }]
  })
}

/** The day that a phrase means when it is about what will be done; undefined when it names none, or only days that are over. */
export function futureDay(found: readonly FoundDate[], { today }: DateContext): number | undefined {
  const ahead = found.filter(({ day }) => day >= today)
  return (ahead.findLast(({ vague }) => vague !== true) ?? ahead.at(-1))?.day
}

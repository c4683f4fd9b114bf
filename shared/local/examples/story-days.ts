import { type CalendarDay, DAY, parseDay } from '../../time/instant.ts'

/** The first and last day that a text names: `day 3`, `days 2-7`, `April 1`, `2 to 7 April`, `2026-04-01`. */
export interface StoryDays {
  readonly from: number
  readonly to: number
  /** The text without its days. */
  readonly rest: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?'
const TH = '(?:st|nd|rd|th)?'
const TO = '\\s*(?:-|–|to|through|until)\\s*'
const NUMBERED = new RegExp(`\\bdays? ?(\\d+)(?!\\d|:\\d)(?:${TO}(?:day )?(\\d+))?`)
const MONTH_FIRST = new RegExp(
  `\\b${MONTH} (\\d{1,2})${TH}(?!\\d|:\\d)(?:${TO}(?:[a-z]+ )?(\\d{1,2})${TH}(?!\\d|:\\d))?(?:,? (20\\d\\d))?`,
)
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})${TH}(?:${TO}(\\d{1,2})${TH})? (?:of )?${MONTH}(?: (20\\d\\d))?`)

/** A date without a year is of the last year whose dates have all rules of the packs behind them. */
const YEAR = 2026

/**
 * Days of a story are numbers that count from any day; dates are days since 1970, so that both are told apart by their size
 * and count on alike.
 */
export function storyDaysIn(text: string): StoryDays | undefined {
  const words = text.toLowerCase()
  const [iso] = /\b\d{4}-\d{2}-\d{2}\b/.exec(words) ?? []
  const date = iso === undefined ? undefined : parseDay(iso)
  if (iso !== undefined && date !== undefined) return { from: date, to: date, rest: words.replace(iso, '') }
  const numbered = NUMBERED.exec(words)
  if (numbered !== null) return daysOf(numbered[0], words, Number(numbered[1]), Number(numbered[2] ?? numbered[1]))
  const first = MONTH_FIRST.exec(words)
  if (first !== null) {
    const [all, month, from, to = from, year] = first
    return daysOf(all, words, dateOf(year, month, from), dateOf(year, month, to))
  }
  const last = DAY_FIRST.exec(words)
  if (last === null) return undefined
  const [all, from, to = from, month, year] = last
  return daysOf(all, words, dateOf(year, month, from), dateOf(year, month, to))
}

/** Whether a day of a story is a date. */
export function isDate(day: number): boolean {
  return day > 10_000
}

function daysOf(all: string, words: string, from: number, to: number): StoryDays {
  return { from, to, rest: words.replace(all, '') }
}

function dateOf(year: string | undefined, month = '', day = '1'): CalendarDay {
  return Date.UTC(Number(year ?? YEAR), MONTHS.indexOf(month.slice(0, 3)), Number(day)) / DAY
}

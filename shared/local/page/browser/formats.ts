import type { Instant } from '../../../time/instant.ts'
import { localTime } from './zone-offsets.ts'

/** Numbers, money, dates and times as the reader's language writes them. */
export interface Formats {
  number(value: number): string
  /** Minor units of a currency. */
  money(minor: number, currency: string): string
  /** Dollars for a hundred whole units of a currency, from millionths of a dollar for one minor unit. */
  dollarsFor(microDollars: number, currency: string): string
  /** `Tuesday 3 November 2026` */
  dateInWords(at: Instant, zone?: string): string
  /** `3 November 2026`, of a date `YYYY-MM-DD`. */
  calendarDate(date: string): string
  /** `3 Nov` */
  shortDate(at: Instant, zone?: string): string
  /** `09:30` */
  time(at: Instant, zone?: string): string
  /** `Tue 3 Nov, 09:30` */
  moment(at: Instant, zone?: string): string
  /** `3 hours` */
  span(seconds: number): string
  /** `Simplified Chinese` for `zh-Hans`. */
  languageName(tag: string): string
}

const UTC = 'UTC'

export function createFormats(locale: string): Formats {
  const dateTime = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: UTC, hourCycle: 'h23' })
    return (at: Instant, zone = UTC) => format.format(localTime(zone, at))
  }
  const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const costs = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const dateInWords = dateTime({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const plainDate = dateTime({ day: 'numeric', month: 'long', year: 'numeric' })
  return {
    number: (value) => integers.format(value),
    money: (minor, currency) => formatMoney(locale, minor, currency),
    dollarsFor: (microDollars, currency) =>
      costs.format((microDollars * 100 * minorUnits(locale, currency)) / 1_000_000),
    dateInWords,
    calendarDate: (date) => plainDate(Date.parse(`${date}T00:00:00Z`)),
    shortDate: dateTime({ day: 'numeric', month: 'short' }),
    time: dateTime({ hour: '2-digit', minute: '2-digit' }),
    moment: dateTime({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    span: (seconds) => formatSpan(locale, seconds),
    languageName: (tag) => languages.of(tag) ?? tag,
  }
}

/** `New York` for `America/New_York`; `UTC` where none is known. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function formatMoney(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(minor / minorUnits(locale, currency))
}

/** How many minor units make a whole one. */
function minorUnits(locale: string, currency: string): number {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
}

function formatSpan(locale: string, seconds: number): string {
  const [value, unit] =
    seconds % 86_400 === 0
      ? [seconds / 86_400, 'day']
      : seconds % 3_600 === 0
        ? [seconds / 3_600, 'hour']
        : seconds % 60 === 0
          ? [seconds / 60, 'minute']
          : [seconds, 'second']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(
    value,
  )
}

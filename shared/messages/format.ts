import { decimalPlaces, type MinorUnits, smallestPaid } from '../case/money.ts'
import { type CalendarDay, DAY } from '../time/instant.ts'

/** How many formatted days are kept for one locale and style; a portfolio's due days fit many times over. */
const DAYS_KEPT = 2_000

/** `long` names the weekday; `short` is for where every character counts. */
export type DateStyle = 'long' | 'short'

const dayFormats = new Map<string, (day: CalendarDay) => string>()
const moneyFormats = new Map<string, (amount: MinorUnits) => string>()
const countFormats = new Map<string, (count: number) => string>()

/** Writes days in words: "Friday 6 November", "11月6日（周五）"; short: "6 November", "11月6日". */
export function dayFormat(locale: string, style: DateStyle): (day: CalendarDay) => string {
  return kept(dayFormats, `${locale} ${style}`, () => {
    // Made when it first writes: the first of Intl's formats in a process takes 11 ms, and most doors only look a text up.
    let write: ((day: CalendarDay) => string) | undefined
    const days = new Map<CalendarDay, string>()
    return (day) => {
      const known = days.get(day)
      if (known !== undefined) return known
      if (days.size === DAYS_KEPT) days.clear()
      write ??= dayWriter(locale, style)
      const text = write(day)
      days.set(day, text)
      return text
    }
  })
}

/**
 * Writes an amount of minor units with its currency, as the locale does: "$125.50", "US$125.50". Of a currency whose minor units
 * nobody writes any more, they are left out where there are none.
 */
export function formatMoney(amount: MinorUnits, currency: string, locale: string): string {
  return kept(moneyFormats, `${locale} ${currency}`, () => {
    const places = decimalPlaces(currency)
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      trailingZeroDisplay: smallestPaid(currency) > 1 ? 'stripIfInteger' : 'auto',
    })
    const scale = 10 ** places
    return (minor) => format.format(minor / scale)
  })(amount)
}

/** Counts in messages are of loans and days, nearly all below this, and are written once beforehand. */
const FEW = 100

export function formatCount(count: number, locale: string): string {
  return kept(countFormats, locale, () => {
    const format = new Intl.NumberFormat(locale)
    const few = Array.from({ length: FEW }, (_, number) => format.format(number))
    return (number) => few[number] ?? format.format(number)
  })(count)
}

/** Tidies a name's spaces; between Han characters there are none ("王 芳" is 王芳). */
export function formatName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/**
 * English and Chinese have patterns of their own, because the ones that Intl chooses change between its versions
 * ("Friday, 6 November" once) and a message's wording is fixed by its version.
 */
function dayWriter(locale: string, style: DateStyle): (day: CalendarDay) => string {
  const { language } = new Intl.Locale(locale)
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(style === 'long' && { weekday: language === 'zh' ? 'short' : 'long' }),
  })
  const pattern = language === 'en' ? english : language === 'zh' ? chinese : undefined
  if (pattern === undefined) return (day) => format.format(day * DAY)
  return (day) => {
    const parts = new Map(format.formatToParts(day * DAY).map((part) => [part.type, part.value]))
    return pattern(parts.get('weekday'), parts.get('day') ?? '', parts.get('month') ?? '')
  }
}

const english = (weekday: string | undefined, day: string, month: string) =>
  weekday === undefined ? `${day} ${month}` : `${weekday} ${day} ${month}`

const chinese = (weekday: string | undefined, day: string, month: string) => {
  const date = `${Number.parseInt(month, 10)}月${Number.parseInt(day, 10)}日`
  return weekday === undefined ? date : `${date}（${weekday}）`
}

function kept<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}

import type { DateContext } from './found-date.ts'

/** Where the month is written before the day; in Chinese it always is. */
const MONTH_FIRST = new Set(['US', 'PH', 'CN', 'TW', 'JP', 'KR'])

const LOCALES_KEPT = 1_000
const known = new Map<string, Pick<DateContext, 'dayFirst' | 'region'>>()

/** How dates in digits and holidays are read where people speak like this. English of no region is read as American. */
export function readingOf(locale: string): Pick<DateContext, 'dayFirst' | 'region'> {
  const found = known.get(locale)
  if (found !== undefined) return found
  if (known.size === LOCALES_KEPT) known.clear()
  const { language, region = '' } = new Intl.Locale(locale)
  const monthFirst = language === 'zh' || (region === '' ? language === 'en' : MONTH_FIRST.has(region))
  const reading = { dayFirst: !monthFirst, region }
  known.set(locale, reading)
  return reading
}

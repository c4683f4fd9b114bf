import { decimalPlaces } from '../../case/money.ts'
import type { SaidAmount } from '../intent.ts'
import { CHINESE_NUMBER, readNumber } from '../numerals.ts'
import { currencyNamed, MONEY_SIGN } from './currencies.ts'

export interface FoundAmount extends SaidAmount {
  readonly at: number
  readonly end: number
}

const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?'
const NUMBER = `(${DIGITS})(?: ?(k|grand|thousand|hundred|百|千|万)(\\d(?!\\d))?)?`
const BEFORE = new RegExp(`(?<![a-z])(${MONEY_SIGN}) ?${NUMBER}(?![\\d%])`, 'g')
const BEHIND = new RegExp(`(?<![\\d.])(?:${NUMBER}|(${CHINESE_NUMBER})) ?多?(${MONEY_SIGN})(?![a-z])`, 'g')
/** A number without a word for money counts as money only behind a word for paying. */
const PAYING = new RegExp(
  `(?<=(?:pay(?:ing)?(?: you| off| back| about| around| only| up to)?|paid|send(?:ing)?(?: you)?|transfer(?:red|ring)?|do|manage|afford|offer|give you|sent|` +
    `[还付缴转汇存给凑交](?:你们?|了|您|上|掉|个|清)?)(?:先|大概|约|够)? ?)(?:${NUMBER}|(${CHINESE_NUMBER}))(?![\\d/:.号日月点天周期个分次%-]|(?:st|nd|rd|th|am|pm)\\b| ?(?:times?|days?|weeks?|months?|am|pm|instal|parts?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
  'g',
)

/** Amounts of money in a folded text, in minor units of the currency that was said, else of the debt's. */
export function findAmounts(text: string, currency: string): readonly FoundAmount[] {
  const found: FoundAmount[] = []
  const add = (match: RegExpExecArray, number: string, sign: string | undefined) => {
    const [whole] = match
    const end = match.index + whole.length
    if (found.some((other) => match.index < other.end && other.at < end)) return
    const said = (sign === undefined ? undefined : currencyNamed(sign)) ?? currency
    const minor = toMinor(readNumber(number), said)
    if (minor !== undefined) found.push({ minor, currency: said, at: match.index, end })
  }
  for (const match of text.matchAll(BEFORE)) add(match, numberOf(match, 2), match[1])
  for (const match of text.matchAll(BEHIND)) add(match, match[4] ?? numberOf(match, 1), match[5])
  for (const match of text.matchAll(PAYING)) {
    const number = match[4] ?? numberOf(match, 1)
    if (match[4] === undefined || readNumber(number) >= 50) add(match, number, undefined)
  }
  return found.sort((a, b) => a.at - b.at)
}

const SIZES: Readonly<Record<string, string>> = { k: '千', grand: '千', thousand: '千', hundred: '百' }

function numberOf(match: RegExpExecArray, group: number): string {
  const size = match[group + 1]
  return (
    (match[group] ?? '').replaceAll(',', '') +
    (size === undefined ? '' : (SIZES[size] ?? size)) +
    (match[group + 2] ?? '')
  )
}

const places = new Map<string, number>()

function toMinor(major: number, currency: string): number | undefined {
  if (!(major > 0) || major >= 1e9) return undefined
  const decimals = places.get(currency) ?? decimalPlaces(currency)
  places.set(currency, decimals)
  return Math.round(major * 10 ** decimals)
}

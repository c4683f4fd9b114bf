import { decimalPlaces, type MinorUnits } from '../case/money.ts'
import { memo } from './memo.ts'

const places = memo(decimalPlaces)
const DECIMAL = /^(\d{1,15})(?:\.(\d+))?$/

/**
 * Reads an amount in major units (`125.50`) as minor units (12550), digit by digit: no floating point comes near it.
 * Answers what is wrong where the text is no such amount of the currency.
 */
export function minorUnits(text: string, currency: string): MinorUnits | AmountProblem {
  const parts = DECIMAL.exec(text)
  if (parts === null) return /^[-−(]/.test(text) ? 'negative' : 'not-an-amount'
  const [, whole = '', fraction = ''] = parts
  const decimals = places(currency)
  if (fraction.length > decimals && /[1-9]/.test(fraction.slice(decimals))) return 'too-many-decimals'
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return Number.isSafeInteger(amount) ? amount : 'not-an-amount'
}

export type AmountProblem = 'negative' | 'not-an-amount' | 'too-many-decimals'

/** What to do about it. */
export function mendAmount(problem: AmountProblem, currency: string): string {
  switch (problem) {
    case 'negative':
      return 'Amounts are zero or more; write money that came back as a payment.'
    case 'not-an-amount':
      return 'Write digits and a decimal point, such as 1250.50, without thousands separators or a currency sign.'
    case 'too-many-decimals':
      return `${currency} has ${places(currency)} decimal places.`
  }
}

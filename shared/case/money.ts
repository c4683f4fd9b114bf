import * as z from 'zod'

/** Whole minor units of a currency: cents, fen, kobo. Never a fraction. */
export type MinorUnits = number

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** An ISO 4217 alphabetic code. */
export const currencySchema = z.string().refine((code) => CURRENCIES.has(code), {
  error: (issue) => `"${String(issue.input)}" is not an ISO 4217 currency; write a code such as USD`,
})

/** An amount in minor units, zero or more. */
export const amountSchema = z
  .int({ error: 'write whole minor units, such as 12550 for 125.50' })
  .nonnegative({ error: (issue) => `${String(issue.input)} is negative; amounts are zero or more` })

/** Decimal places that a currency's major unit has: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalPlaces(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

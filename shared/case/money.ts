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

/** Currencies by the decimal places that ISO 4217 gives them, where these are not two. */
const OTHER_PLACES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
  }).flatMap(([places, codes]) => codes.split(' ').map((code) => [code, Number(places)] as const)),
)

/**
 * Decimal places that a currency's major unit has: 2 for USD, 0 for JPY, 3 for KWD. By ISO 4217 and not by Intl, whose places are those
 * that people write and change between its versions (rupiah had two, and have none since): amounts that are stored must not.
 */
export function decimalPlaces(currency: string): number {
  return OTHER_PLACES.get(currency) ?? 2
}

/** Currencies whose minor units stand in the books alone: nobody pays or writes them any more. */
const PAID_WHOLE: ReadonlySet<string> = new Set(
  'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' '),
)

/** The smallest amount that people pay, in minor units: 1 for USD, 100 for IDR. */
export function smallestPaid(currency: string): MinorUnits {
  return PAID_WHOLE.has(currency) ? 10 ** decimalPlaces(currency) : 1
}

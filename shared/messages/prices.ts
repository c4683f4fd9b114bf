import type { Channel } from '../case/channel.ts'

/** Millionths of a US dollar. */
export type MicroDollars = number

export interface Price {
  readonly amount: MicroDollars
  /** True where no published price stands behind the amount, only the default. */
  readonly assumed: boolean
}

/** Prices by list, with their date and source; a deployment gives its own where it has better ones. */
export interface PriceList {
  readonly asOf: string
  /** SMS, one segment, by country calling code with its plus. */
  readonly smsSegment: Readonly<Record<string, { readonly amount: MicroDollars; readonly source: string }>>
  readonly email: { readonly amount: MicroDollars; readonly source: string }
  /** Assumed where no list has a price: one SMS segment anywhere else, one voice message, one webhook call. */
  readonly assumed: { readonly smsSegment: MicroDollars; readonly voice: MicroDollars; readonly webhook: MicroDollars }
}

export const PRICES: PriceList = {
  asOf: '2026-11-23',
  smsSegment: {
    // 0.0058 to 0.0070 and a carrier's fee of 0.0025 to 0.0077; the upper end of the sum as published, so that a
    // forecast errs on the dear side.
    '+1': { amount: 13_000, source: 'three public tables of US prices, 2025-26, which differ in detail' },
  },
  email: { amount: 160, source: 'Amazon SES Essentials, AWS Price List of 2026-07-22, up to 10 million a month' },
  assumed: { smsSegment: 50_000, voice: 50_000, webhook: 0 },
}

/** What one message costs. `to` is a phone number in E.164 form or its calling code, such as +1; it matters to SMS only. */
export function priceOf(channel: Channel, to: string, segments: number, prices: PriceList = PRICES): Price {
  switch (channel) {
    case 'sms': {
      const listed = longestPrefix(prices.smsSegment, to)
      return { amount: (listed?.amount ?? prices.assumed.smsSegment) * segments, assumed: listed === undefined }
    }
    case 'email':
      return { amount: prices.email.amount, assumed: false }
    case 'voice':
      return { amount: prices.assumed.voice, assumed: true }
    case 'webhook':
      return { amount: prices.assumed.webhook, assumed: true }
    case 'agent':
      // A person's time is not a message's price.
      return { amount: 0, assumed: true }
  }
}

function longestPrefix(prices: PriceList['smsSegment'], number: string) {
  let best = ''
  for (const code of Object.keys(prices)) if (code.length > best.length && number.startsWith(code)) best = code
  return prices[best]
}

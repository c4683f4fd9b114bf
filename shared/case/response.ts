import * as z from 'zod'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { borrowerIdSchema, idSchema } from './borrower.ts'
import { CHANNELS, channelSchema } from './channel.ts'
import type { Immutable } from './immutable.ts'
import { amountSchema, currencySchema } from './money.ts'

/** The doors by which a response comes in. */
export const RESPONSE_DOORS = ['sms', 'email', 'webhook', 'page', 'agent'] as const

const amount = z.strictObject({ minor: amountSchema, currency: currencySchema }).optional()

/** One thing that a response wants, chosen on a page or understood from words. */
export const wishSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('stop'), scope: z.enum(['all', ...CHANNELS]) }),
  z.strictObject({ intent: z.literal('paid'), partly: z.boolean(), amount }),
  /** The last day that still keeps the promise; absent where none was said. */
  z.strictObject({ intent: z.literal('promise'), date: daySchema.optional(), amount }),
  /** The offer that was chosen, as it was shown; absent where the borrower only asks to pay in parts. */
  z.strictObject({
    intent: z.literal('arrangement'),
    amount,
    offer: z.strictObject({ loan: idSchema, id: z.string().min(1).max(40), amount: amountSchema }).optional(),
  }),
  z.strictObject({
    intent: z.enum([
      'vulnerable',
      'deceased',
      'wrong-number',
      'start',
      'dispute',
      'hardship',
      'call-me',
      'help',
      'unclear',
    ]),
  }),
])
export type Wish = Immutable<z.output<typeof wishSchema>>

/** The most of a response that is kept; longer mails are cut. */
const LONGEST_WORDS = 2_000

/** As much of a borrower's words as is kept. Half a character, also one that was just cut in two, is no text that could be stored. */
export function keptWords(words: string): string {
  return words.slice(0, LONGEST_WORDS).toWellFormed()
}

export const responseSchema = z.strictObject({
  /** What its door knows it by: the same for the same message, however often it comes. */
  id: idSchema.max(40, 'a response has an id of at most 40 characters, since its effects are named after it'),
  /** When it was given, the same at every delivery of it. */
  at: instantSchema,
  door: z.enum(RESPONSE_DOORS),
  /** The channel that it answers on; a bare STOP means this one. */
  channel: channelSchema,
  /** The contact point that it came from; absent where the door itself knows the borrower. */
  point: idSchema.optional(),
  /** In the borrower's own words, as they came. */
  words: z.string().max(LONGEST_WORDS).optional(),
  /** What was chosen, where nothing needs to be understood. */
  wishes: z.array(wishSchema).min(1).optional(),
  /** Nothing proves that it is from the address that it says, or it looks like spam. Only what protects the borrower takes effect. */
  unproven: z.literal(true).optional(),
  /** Whom it is from, where the link or the message that it answers says so, and which contact it answers. */
  answers: z.strictObject({ borrower: borrowerIdSchema, contact: idSchema.optional() }).optional(),
})
/** What a borrower said or chose, whichever door it came in by. */
export type Response = Immutable<z.output<typeof responseSchema>>

import * as z from 'zod'
import type { Immutable } from '../../case/immutable.ts'
import { lineSchema, localisedSchema } from '../localised.ts'

/** Somebody else who helps. */
export const helpSchema = z
  .strictObject({
    names: localisedSchema,
    phone: lineSchema.optional(),
    url: z.url({ protocol: /^https$/, error: 'write an address that begins with https://' }).optional(),
    /** What they do, in a sentence. */
    does: localisedSchema,
    /** Whether it costs nothing; absent where that is not known or not so simple that one word says it. */
    free: z.boolean().optional(),
  })
  .refine(({ phone, url }) => phone !== undefined || url !== undefined, {
    error: 'write a phone number or an address, so that the help can be found',
  })
export type Help = Immutable<z.output<typeof helpSchema>>

const helpsSchema = z.array(helpSchema).max(10).optional()

/** By country: help with debts, and somebody to talk to at once. A message names the first of these who has a number. */
export const helpByCountrySchema = z.record(
  z.string().regex(/^[A-Z]{2}$/, 'write a country by its two letters, such as GB'),
  z.strictObject({ debts: helpsSchema, crisis: helpsSchema }),
)
export type HelpByCountry = Immutable<z.output<typeof helpByCountrySchema>>
export type Need = keyof HelpByCountry[string]

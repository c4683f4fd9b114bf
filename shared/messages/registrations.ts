import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'

const digits = z.string().regex(/^\d{6,25}$/, 'write the digits that the DLT platform gave')

/** A text as a registration names it: `upcoming-friendly@1@en`, so that a new wording is registered anew. */
const textKey = z
  .string()
  .regex(/^[a-z0-9-]+@[1-9]\d*@[A-Za-z-]+$/, 'write template@version@language, such as upcoming-friendly@1@en')

/** China: the signatures in 【】 that the carriers know. */
const chinaSchema = z.strictObject({ signatures: z.array(z.string().min(2).max(32)).min(1) })

/** India: who sends, under which header, and each text by the id of its template, as registered on a DLT platform. */
const indiaSchema = z.strictObject({
  entityId: digits,
  header: z.string().regex(/^[A-Za-z0-9]{3,11}$/, 'write the header as registered, such as HRBRBK'),
  templates: z.record(textKey, digits),
})

/** The USA and Canada: carriers carry a lender's own reminders, and none of who collects for others. */
const northAmericaSchema = z.strictObject({
  registeredAs: z.literal('first-party-lender', {
    error: 'carriers bar debt collection for others; write "first-party-lender" if the number is registered so',
  }),
  /** The id of the campaign, of the toll-free or of the short-code registration. */
  registration: z.string().min(1).max(64),
})

/** What a lender has registered for text messages, by country. A country that asks for it and has none gets no texts. */
export const registrationsSchema = z.strictObject({
  CN: chinaSchema.optional(),
  IN: indiaSchema.optional(),
  US: northAmericaSchema.optional(),
})
export type Registrations = Immutable<z.output<typeof registrationsSchema>>

/** Countries whose carriers ask for a registration. That of the USA holds in Canada too. */
export const REGISTERED_COUNTRIES = ['CN', 'IN', 'US'] as const
export type RegisteredCountry = (typeof REGISTERED_COUNTRIES)[number]

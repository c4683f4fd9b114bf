import * as z from 'zod'
import { instantSchema, minuteOfDaySchema } from '../time/boundary.ts'
import { findZone } from '../time/zone.ts'
import { channelSchema } from './channel.ts'
import { placeSchema } from './contact-words.ts'
import type { Immutable } from './immutable.ts'

const hoursOfDay = z
  .strictObject({ from: minuteOfDaySchema, to: minuteOfDaySchema })
  .refine(({ from, to }) => from < to, { error: 'these hours begin before they end, on one day' })

const identifierText = z
  .string()
  .min(1, 'an id is needed')
  .max(64, 'an id has at most 64 characters')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an id is made of letters, digits, dots, dashes and underscores')

/** An id of a loan, payment, instalment or hold. */
export const idSchema = identifierText

/**
 * A borrower's id. It stands in queue messages and logs, so one that is itself personal data
 * (a phone number or a national id: nothing but seven or more digits) is refused.
 */
export const borrowerIdSchema = identifierText.refine((id) => !/^[\d.-]{7,}[0-9Xx]?$/.test(id), {
  error: 'this id reads like a phone number or a national id; use an opaque id, for example a keyed hash',
})

/** Tags that Intl was asked for: few are in use, and asking it takes longer than reading all the rest of a borrower. */
const canonicalTags = new Map<string, string>()
const MOST_TAGS = 1_000

/** A BCP 47 language tag in canonical form, such as `en` or `zh-Hans`. */
export const localeSchema = z.codec(z.string(), z.string(), {
  encode: (tag) => tag,
  decode: (tag, { issues }) => {
    const canonical = canonicalTags.get(tag) ?? canonicalTag(tag)
    if (canonical !== undefined) {
      if (canonicalTags.size < MOST_TAGS) canonicalTags.set(tag, canonical)
      return canonical
    }
    const message = `"${tag}" is not a language; write a BCP 47 tag such as en or zh-Hans`
    issues.push({ code: 'custom', input: tag, message })
    return z.NEVER
  },
})

function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    const language = canonical?.split('-')[0] ?? ''
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) && canonical
  } catch {
    // Not a well-formed tag: like an unknown language.
    return undefined
  }
}

/** An IANA time zone that the pinned zone table knows. */
export const zoneNameSchema = z.string().refine((name) => findZone(name) !== undefined, {
  error: (issue) => `"${String(issue.input)}" is not an IANA time zone; write a name such as Africa/Lagos`,
})

/** ISO 3166 country, with its subdivision or city where their rules differ: `CN`, `US-MA`, `US-NYC`. */
export const jurisdictionSchema = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'write a jurisdiction as an ISO 3166 code, such as CN or US-MA')

/** How consent was given: in so many words, in writing, to the caller just before, or by asking to be reminded. */
export const CONSENT_FORMS = ['express', 'written', 'direct', 'asked-for'] as const
export const consentFormSchema = z.enum(CONSENT_FORMS)

export const contactPointSchema = z.strictObject({
  /** Stable and not personal: a keyed hash of the normalised address. */
  id: idSchema,
  channel: channelSchema,
  /** A phone number in E.164 form, an email address, or the reference that a house channel understands. */
  address: z.string().min(1).max(320),
  /** Where it reaches the borrower; absent for what is the borrower's own, at home or in the pocket. */
  place: placeSchema.optional(),
  /** When and where the borrower agreed to be reached here; absent where no consent is recorded. */
  consent: z
    .strictObject({
      at: instantSchema,
      source: z.string().min(1).max(64),
      /** How it was given; one of unknown form is none where a rule demands a form. */
      form: consentFormSchema.optional(),
      /** The first instant at which it no longer holds. */
      until: instantSchema.optional(),
    })
    .optional(),
})
export type ContactPoint = Immutable<z.output<typeof contactPointSchema>>

export const borrowerSchema = z.strictObject({
  id: borrowerIdSchema,
  /** As the borrower is addressed. */
  name: z.string().min(1).max(200),
  /** Languages that the borrower accepts, the preferred one first. */
  locales: z.array(localeSchema).min(1),
  /** Every zone where the borrower may be; empty where nothing is known, which means every zone of the jurisdictions. */
  zones: z.array(zoneNameSchema),
  /** Which of the zones the address speaks for, and which the phone numbers; absent where nobody noted it. */
  zoneSources: z
    .strictObject({ address: z.array(zoneNameSchema).optional(), phone: z.array(zoneNameSchema).optional() })
    .optional(),
  /** Every jurisdiction whose rules may bind; empty means the strictest default. */
  jurisdictions: z.array(jurisdictionSchema),
  segment: idSchema.optional(),
  contactPoints: z.array(contactPointSchema),
  /** What opens the borrower's page: a keyed hash of the answer to the lender's question; absent where none is recorded. */
  secondFactor: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .optional(),
  /** The borrower's own wish for hours, which narrows every window. Local times. */
  preferredHours: hoursOfDay.optional(),
  /** Hours that were agreed beforehand: they govern where a rule gives way to an agreement. Local times. */
  agreedHours: hoursOfDay.optional(),
  /** The lender's version or event time of this record; an older one never overwrites a newer one. */
  sourceVersion: instantSchema,
})
export type Borrower = Immutable<z.output<typeof borrowerSchema>>

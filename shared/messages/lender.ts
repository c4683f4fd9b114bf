import * as z from 'zod'
import type { Immutable } from '../case/immutable.ts'
import { helpByCountrySchema } from './help/help.ts'
import { lineSchema, localisedSchema } from './localised.ts'
import { registrationsSchema } from './registrations.ts'

const webBaseSchema = z
  .url({ protocol: /^https$/, error: 'write an address that begins with https://' })
  .refine((url) => !/[?#]|\/$/.test(url), {
    error: 'write the address without a slash at its end, a query or a fragment',
  })

/** Who writes to the borrower, and where the borrower finds them. */
export const lenderSchema = z.strictObject({
  names: localisedSchema,
  /** A message's link is this, a slash and an opaque reference; every character counts in an SMS. */
  linkBase: webBaseSchema,
  /** Where one request stops a channel; it takes the same reference. */
  unsubscribeBase: webBaseSchema,
  /** A person to talk to, as they are addressed in each language. */
  contactPerson: localisedSchema,
  contactPhone: lineSchema,
  postalAddress: localisedSchema,
  /** What the borrower's page asks before it says anything, in each language, and whether the answer is digits alone. */
  secondFactor: z.strictObject({ asks: localisedSchema, digits: z.boolean() }).optional(),
  /** Where the borrower pays; the page leads there. */
  paymentLink: webBaseSchema.optional(),
  /** Who else helps, by country: instead of what Duewell names there for the same need. */
  help: helpByCountrySchema.optional(),
  /** What carriers ask of who sends texts to their country. */
  registrations: registrationsSchema.optional(),
})
export type LenderProfile = Immutable<z.output<typeof lenderSchema>>

/** The lender of the examples, the previews and the sample portfolio. */
export const SAMPLE_LENDER: LenderProfile = {
  names: { en: 'Harbour Bank', 'zh-Hans': '海湾银行', 'zh-Hant': '海灣銀行' },
  linkBase: 'https://hb.example',
  unsubscribeBase: 'https://hb.example/stop',
  contactPerson: { en: 'Maya Chen', 'zh-Hans': '陈女士', 'zh-Hant': '陳小姐' },
  contactPhone: '+44 20 7946 0018',
  postalAddress: {
    en: 'Harbour Bank, 1 Quay Street, Harbour City',
    'zh-Hans': '海湾市码头街1号海湾银行',
    'zh-Hant': '海灣市碼頭街1號海灣銀行',
  },
  secondFactor: {
    asks: {
      en: 'What are the last four digits of your account number?',
      'zh-Hans': '您的账号后四位是什么？',
      'zh-Hant': '您的帳號末四碼是什麼？',
    },
    digits: true,
  },
  paymentLink: 'https://pay.hb.example',
  registrations: {
    CN: { signatures: ['海湾银行', '海灣銀行'] },
    US: { registeredAs: 'first-party-lender', registration: 'SAMPLE' },
  },
}

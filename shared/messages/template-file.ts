import * as z from 'zod'
import { purposeSchema, toneSchema } from '../case/channel.ts'
import type { Immutable } from '../case/immutable.ts'

const icu = z.string().min(1)
const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'write a language tag such as en or zh-Hans')
const version = z.string().regex(/^[1-9]\d*$/, 'versions are 1, 2, 3 and so on')

/** Ids of wording that a rule may require and that this text carries. */
const provides = z.array(z.enum(['identity', 'opt-out', 'signature', 'collector-disclosure']))

const plainTextSchema = z.strictObject({ provides, text: icu })

const smsSchema = plainTextSchema.extend({
  /** How many segments the text may take with values of usual length. */
  segments: z.int().positive().default(1),
})

const emailSchema = z.strictObject({
  /** Wording beyond what the frame carries. */
  provides: provides.default([]),
  subject: icu,
  /** What mailboxes show beside the subject. */
  preheader: icu,
  /** The first line: the message itself. */
  lead: icu,
  /** An amount in large type, and what it is. */
  figure: z.strictObject({ amount: icu, caption: icu }).optional(),
  paragraphs: z.array(icu).default([]),
  button: icu,
  /** What else the borrower can do. */
  wayOut: icu.optional(),
})

/** What one template says in one language, by channel. */
const textsSchema = z.strictObject({
  sms: smsSchema.optional(),
  email: emailSchema.optional(),
  voice: plainTextSchema.optional(),
  webhook: plainTextSchema.optional(),
})

/** One template as its file holds it. A text that has been sent never changes: a new wording is a new version. */
export const templateFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version,
  purpose: purposeSchema,
  tone: toneSchema,
  texts: z.record(locale, textsSchema),
})
export type TemplateFile = Immutable<z.output<typeof templateFileSchema>>
export type EmailTexts = Immutable<z.output<typeof emailSchema>>

/** What stands around the text of every email. It has a version of its own. */
export const emailFrameSchema = z.strictObject({
  version,
  texts: z.record(
    locale,
    z.strictObject({ provides, help: icu, trust: icu, reason: icu, unsubscribe: icu, postalAddress: icu }),
  ),
})
export type EmailFrame = Immutable<z.output<typeof emailFrameSchema>>
export type EmailFrameTexts = EmailFrame['texts'][string]

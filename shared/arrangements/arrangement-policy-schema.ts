import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import type { Immutable } from '../case/immutable.ts'
import { currencySchema } from '../case/money.ts'

/** How often a part is paid. */
export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Bounded because every offer writes its parts out. */
const MOST_PARTS = 60
const LONGEST_DAYS = 1_830

/** Messages read `problem; mend`, the house's form, so that an error can show the two apart. */
const knownKeys = (what: string, shape: object) => ({
  error: (issue: { code: string }) =>
    issue.code === 'unrecognized_keys'
      ? `${what} has no such key; remove it or use one of: ${Object.keys(shape).join(', ')}`
      : undefined,
})

const whole = (least: number, most: number) => {
  const mend = `write a whole number from ${least} to ${most}`
  return z
    .int({ error: `this is no whole number; ${mend}` })
    .min(least, `this is below ${least}; ${mend}`)
    .max(most, `this is above ${most}; ${mend}`)
}

const text = (most: number) =>
  z.string().min(1, 'this is empty; write a text').max(most, `this is too long; write at most ${most} characters`)

const someOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1, 'this list is empty; name at least one')
    .refine((list) => new Set(list).size === list.length, { error: 'an entry stands here twice; name each one once' })
    .meta({ uniqueItems: true })

const currency = currencySchema.meta({ description: 'An ISO 4217 code.', pattern: '^[A-Z]{3}$' })
const minorUnits = whole(1, Number.MAX_SAFE_INTEGER)

const daysShape = { min: whole(0, 36_500).exactOptional(), max: whole(0, 36_500).exactOptional() }
const amountShape = { currency, min: minorUnits.exactOptional(), max: minorUnits.exactOptional() }
const conditionsShape = {
  segments: someOf(idSchema).exactOptional().meta({ description: "One of the lender's segments of borrowers." }),
  products: someOf(idSchema).exactOptional().meta({ description: "One of the lender's products." }),
  daysPastDue: z
    .strictObject(daysShape, knownKeys('a range', daysShape))
    .exactOptional()
    .meta({ description: 'Whole local days since the oldest missed due date; 0 when nothing is missed.' }),
  amount: z
    .strictObject(amountShape, knownKeys('the amount', amountShape))
    .exactOptional()
    .meta({ description: 'What would be paid in parts, in minor units of one currency.' }),
}

const firstShape = {
  earliest: whole(0, 90).meta({ description: 'Days from today.' }),
  latest: whole(0, 90).meta({ description: 'Days from today. The borrower may choose any day between the two.' }),
}
const atOnceShape = {
  parts: whole(2, MOST_PARTS).meta({ description: 'At most so many parts.' }),
  days: whole(1, LONGEST_DAYS).meta({ description: 'The last part at most so many days from today.' }),
}

const termsShape = {
  id: idSchema.meta({ description: 'Stands in what the core system is told.' }),
  if: z
    .strictObject(conditionsShape, knownKeys('a condition', conditionsShape))
    .exactOptional()
    .meta({ description: 'Whom the terms are for; every condition must hold. Without it, everybody.' }),
  rhythms: someOf(z.enum(RHYTHMS)).meta({
    description: 'How often a part is paid; in the order in which they are shown.',
  }),
  parts: someOf(whole(2, MOST_PARTS)).meta({ description: 'In how many parts; in the order in which they are shown.' }),
  first: z
    .strictObject(firstShape, knownKeys('the first payment', firstShape))
    .meta({ description: 'When the first part may be paid.' }),
  longestDays: whole(7, LONGEST_DAYS).meta({ description: 'The last part is due at most so many days from today.' }),
  smallest: z.record(currency, minorUnits).meta({
    description: 'The smallest part by currency, in minor units. A currency that is not named gets no offers.',
  }),
  atOnce: z.strictObject(atOnceShape, knownKeys('what is approved at once', atOnceShape)).exactOptional().meta({
    description: 'Offers within these bounds stand once the borrower chooses them. All others wait for a person.',
  }),
}
const termsSchema = z.strictObject(termsShape, knownKeys('terms', termsShape))
/** What is offered to some borrowers. */
export type Terms = Immutable<z.output<typeof termsSchema>>
export type TermsConditions = NonNullable<Terms['if']>

const policyShape = {
  $schema: z.string().exactOptional().meta({ description: 'For the editor; Duewell does not read it.' }),
  id: idSchema,
  version: text(32).meta({ description: 'Change it with every change; each arrangement names it.' }),
  description: text(500).meta({ description: 'For whom and what for, in a sentence or two.' }),
  answerWithinBusinessDays: whole(1, 30).meta({
    description: 'How long the core system may take to confirm or reject an arrangement.',
  }),
  terms: z
    .array(termsSchema)
    .min(1, 'a policy without terms offers nothing; write at least one')
    .max(50, 'this list is too long; write at most 50 terms')
    .meta({ description: 'The first whose conditions hold counts.' }),
}
/** What borrowers may choose when they pay in parts, as its JSON file writes it. Unknown keys are refused. */
export const arrangementPolicySchema = z
  .strictObject(policyShape, knownKeys('an arrangement policy', policyShape))
  .meta({ title: 'Duewell arrangement policy', description: 'Who may pay in which parts, and what a person looks at.' })
export type ArrangementPolicy = Immutable<Omit<z.output<typeof arrangementPolicySchema>, '$schema'>>

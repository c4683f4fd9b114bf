import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import { channelSchema, purposeSchema, toneSchema } from '../case/channel.ts'
import { amountSchema, currencySchema } from '../case/money.ts'
import { minuteOfDaySchema } from '../time/boundary.ts'
import { whenSchema } from './parse-when.ts'
import { STEP_TASKS } from './strategy.ts'

/** Messages read `problem; mend`, the house's form, so that an error can show the two apart. */
const knownKeys = (what: string, shape: object) => ({
  error: (issue: { code: string }) =>
    issue.code === 'unrecognized_keys'
      ? `${what} has no such key; remove it or use one of: ${Object.keys(shape).join(', ')}`
      : undefined,
})

const text = (most: number) =>
  z.string().min(1, 'this is empty; write a text').max(most, `this is too long; write at most ${most} characters`)

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .refine((list) => new Set(list).size === list.length, { error: 'an entry stands here twice; name each one once' })
    .meta({ uniqueItems: true })

const someOf = <Item extends z.ZodType>(item: Item) =>
  listOf(item).min(1, 'this list is empty; name at least one, or leave the key out where it is optional')

const count = z.int({ error: 'this is not a count; write a whole number, zero or more' }).nonnegative({
  error: 'this is below zero; write a whole number, zero or more',
})
const rangeShape = { min: count.exactOptional(), max: count.exactOptional() }
const rangeSchema = z.strictObject(rangeShape, knownKeys('a range', rangeShape))

const amountShape = {
  currency: currencySchema.meta({ description: 'An ISO 4217 code.', pattern: '^[A-Z]{3}$' }),
  min: amountSchema.exactOptional(),
  max: amountSchema.exactOptional(),
}
const historyShape = {
  contactsSent: rangeSchema
    .exactOptional()
    .meta({ description: 'Contacts that left us, ever; answers to what the borrower wrote do not count.' }),
  brokenPromises: rangeSchema.exactOptional().meta({ description: 'Promises to pay that were not kept.' }),
}
const conditionsShape = {
  segments: someOf(idSchema).exactOptional().meta({ description: "One of the lender's segments of borrowers." }),
  products: someOf(idSchema).exactOptional().meta({ description: "One of the lender's products." }),
  amount: z
    .strictObject(amountShape, knownKeys('the amount', amountShape))
    .exactOptional()
    .meta({ description: 'What is asked for, in minor units of one currency (12550 is 125.50).' }),
  daysPastDue: rangeSchema.exactOptional().meta({ description: 'Whole local days since the oldest missed due date.' }),
  history: z.strictObject(historyShape, knownKeys('the history', historyShape)).exactOptional(),
}

const time = '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$'
const windowShape = {
  from: minuteOfDaySchema.meta({ description: 'Local HH:MM, the first minute.', pattern: time }),
  to: minuteOfDaySchema.meta({ description: 'Local HH:MM, the first minute after.', pattern: time }),
}

const expiresSchema = z
  .string()
  .regex(/^[1-9]\d{0,2} days?$/, {
    error: (issue) =>
      `"${String(issue.input)}" is not a number of days; write it as 2 days, or leave it out for the same day only`,
  })
  .meta({ description: 'How long after its own day the step may still be sent.', examples: ['1 day', '2 days'] })

const stepShape = {
  id: idSchema.meta({ description: 'Stable: what was done is remembered under this id.' }),
  when: whenSchema,
  channels: someOf(channelSchema).meta({ description: 'In order of preference.' }),
  purpose: purposeSchema.exclude(['answer']).meta({ description: 'What the message is for.' }),
  tone: toneSchema.meta({ description: 'How the message speaks; never threatening.' }),
  template: idSchema.exactOptional().meta({ description: 'By default <purpose>-<tone>.' }),
  window: z
    .strictObject(windowShape, knownKeys('a window', windowShape))
    .meta({ description: "The borrower's local hours for this step; the law's own hours narrow them." }),
  expires: expiresSchema.exactOptional(),
  task: z.enum(STEP_TASKS).exactOptional().meta({
    description: 'What a person is asked for; by default a call. A visit and a legal review are last resorts.',
  }),
  requires: listOf(idSchema)
    .exactOptional()
    .meta({ description: 'Steps that must have been done before, for the same instalment, promise or loan.' }),
  arms: someOf(idSchema).exactOptional().meta({ description: 'The arms that take this step; by default all.' }),
  if: z
    .strictObject(conditionsShape, knownKeys('a condition', conditionsShape))
    .exactOptional()
    .meta({ description: 'When the step applies; every condition must hold.' }),
}
export const stepSchema = z.strictObject(stepShape, knownKeys('a step', stepShape))
/** A step as its file writes it, with its moment and its hours already read. */
export type StepDocument = z.output<typeof stepSchema>

const armShape = {
  id: idSchema,
  share: z
    .number({ error: 'a share is a number; write its part of the whole, such as 50' })
    .positive({ error: 'a share is above zero; write its part of the whole, or remove the arm' })
    .meta({ description: 'Parts of the whole; the shares of all arms together are the whole.' }),
  contact: z.boolean().default(true).meta({ description: 'false makes this the control arm, which hears nothing.' }),
}
export const armsSchema = z
  .array(z.strictObject(armShape, knownKeys('an arm', armShape)))
  .min(1, 'this list is empty; name at least one arm, or leave "arms" out')
  .max(20, 'this list is too long; write at most 20 arms')
  .meta({ description: 'Shares of the borrowers, drawn by hash at the first decision and kept from then on.' })

/** Bounded because every decision walks the steps. */
export const MOST_STEPS = 200

const strategyShape = {
  $schema: z.string().exactOptional().meta({ description: 'For the editor; Duewell does not read it.' }),
  id: idSchema.meta({ description: 'Part of what draws the arms: a new id draws anew.' }),
  version: text(32).meta({ description: 'Change it with every change; each contact records it.' }),
  description: text(500).meta({ description: 'For whom and what for, in a sentence or two.' }),
  arms: armsSchema.exactOptional(),
  steps: z
    .array(stepSchema)
    .min(1, 'a strategy without steps does nothing; write at least one')
    .max(MOST_STEPS, `this list is too long; write at most ${MOST_STEPS} steps`),
}
/** A strategy as its JSON file writes it. Unknown keys are refused, so that a misspelt condition never goes unheard. */
export const strategySchema = z
  .strictObject(strategyShape, knownKeys('a strategy', strategyShape))
  .meta({ title: 'Duewell strategy', description: 'Who is contacted when, by which channel and in what tone.' })

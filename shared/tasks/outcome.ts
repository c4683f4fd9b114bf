import * as z from 'zod'
import { idSchema } from '../case/borrower.ts'
import { channelSchema } from '../case/channel.ts'
import { amountSchema, currencySchema } from '../case/money.ts'
import { daySchema } from '../time/boundary.ts'

const amount = z.strictObject({ minor: amountSchema, currency: currencySchema }).optional()

/** What came of a task. What the borrower wants has the effects that it has by every other door. */
export const taskOutcomeSchema = z.discriminatedUnion('is', [
  /** Spoken with, and nothing is to change. */
  z.strictObject({ is: z.literal('reached') }),
  z.strictObject({ is: z.literal('not-reached') }),
  /** The last day that still keeps the promise; absent where none was said. */
  z.strictObject({ is: z.literal('promise'), date: daySchema.optional(), amount }),
  /** One of the offers of a loan, by its id (`monthly-3`), beginning on a day or as soon as may be. */
  z.strictObject({
    is: z.literal('arrangement-accepted'),
    loan: idSchema,
    offer: idSchema,
    firstOn: daySchema.optional(),
  }),
  z.strictObject({ is: z.literal('paid'), partly: z.boolean().default(false), amount }),
  /** The number or address that is not the borrower's, by the id of its contact point. */
  z.strictObject({ is: z.literal('wrong-number'), point: idSchema }),
  z.strictObject({ is: z.literal('stop'), scope: z.union([z.literal('all'), channelSchema]).default('all') }),
  z.strictObject({ is: z.enum(['hardship', 'dispute', 'deceased', 'vulnerable', 'call-me']) }),
  /** What the task was about is settled: these holds end; those that its response made where none is named. */
  z.strictObject({ is: z.literal('resolved'), lifts: z.array(idSchema).max(20).optional() }),
])
export type TaskOutcome = Readonly<z.output<typeof taskOutcomeSchema>>
export type TaskOutcomeName = TaskOutcome['is']

export const TASK_OUTCOMES = [
  'reached',
  'not-reached',
  'promise',
  'arrangement-accepted',
  'paid',
  'wrong-number',
  'stop',
  'hardship',
  'dispute',
  'deceased',
  'vulnerable',
  'call-me',
  'resolved',
] as const satisfies readonly TaskOutcomeName[]

import * as z from 'zod'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { idSchema } from './borrower.ts'
import type { Immutable } from './immutable.ts'
import { amountSchema, currencySchema } from './money.ts'

/** What a lender's status words map to. Whether a loan is due or overdue today is derived from dates and payments. */
export const LOAN_STATUSES = [
  'scheduled',
  'due',
  'overdue',
  'cured',
  'paid',
  'in-arrangement',
  'disputed',
  'hardship',
  'charged-off',
  'legal',
  'closed',
] as const
export type LoanStatus = (typeof LOAN_STATUSES)[number]

export const instalmentSchema = z.strictObject({ id: idSchema, dueOn: daySchema, amount: amountSchema })
/** One scheduled repayment: an amount in minor units, due on a local calendar day. */
export type Instalment = Immutable<z.output<typeof instalmentSchema>>

export const loanSchema = z.strictObject({
  id: idSchema,
  product: idSchema.optional(),
  currency: currencySchema,
  status: z.enum(LOAN_STATUSES),
  /** In order of their due days; a loan repaid in one sum has one. */
  instalments: z
    .array(instalmentSchema)
    .min(1)
    .refine((all) => all.every((each, at) => at === 0 || (all[at - 1]?.dueOn ?? 0) <= each.dueOn), {
      error: 'instalments come in order of their due dates',
    }),
  openedOn: daySchema.optional(),
  sourceVersion: instantSchema,
  /** The lender's feed that reports this loan; one that has fallen silent is not believed for ever. */
  feed: idSchema.optional(),
  /** When the lender last said that all this is so; a full file says it of every loan in it. */
  asOf: instantSchema.optional(),
  /** Since when the feed's full files no longer have the loan. It rests until one has it again. */
  missingSince: instantSchema.optional(),
})
export type Loan = Immutable<z.output<typeof loanSchema>>

export const paymentSchema = z.strictObject({
  id: idSchema,
  loan: idSchema,
  amount: amountSchema,
  at: instantSchema,
  /** Only a settled payment reduces what is owed; a pending one rests the loan for a while. */
  state: z.enum(['pending', 'settled', 'reversed']),
  sourceVersion: instantSchema,
})
/** A payment as a fact; what is owed, kept or broken is computed from payments and stored nowhere. */
export type Payment = Immutable<z.output<typeof paymentSchema>>

import * as z from 'zod'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { idSchema } from './borrower.ts'
import { channelSchema } from './channel.ts'
import type { Immutable } from './immutable.ts'
import { instalmentSchema } from './loan.ts'
import { amountSchema } from './money.ts'

/** What a hold covers: everything, one loan, or one channel. */
const scopeSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('loan'), loan: idSchema }),
  z.strictObject({ of: z.literal('channel'), channel: channelSchema }),
])

/** Reasons to leave a borrower alone that need no more than their scope and their dates. */
export const PLAIN_HOLD_KINDS = [
  'bankruptcy',
  'incapacity',
  'military-service',
  'insolvency-moratorium',
  'deceased',
  'vulnerable',
  'cease',
  'opt-out',
  'dispute',
  'hardship',
  /** Asked to be left alone for a while: to think, to speak with others, at a bereavement or a feast. */
  'time-asked',
  /** Cannot pay, as far as anyone knows; asking again would only press. */
  'unable-to-pay',
  /** Enforcement is stayed, or information that was promised is still owed to the borrower. */
  'stay',
  /** A court or an ombudsman has the matter. */
  'proceedings',
  'complaint',
  'reply',
] as const

const base = {
  id: idSchema,
  scope: scopeSchema,
  from: instantSchema,
  /** The first instant at which the hold no longer stands; absent means until a person lifts it. */
  until: instantSchema.optional(),
  /** Where it came from: `sms-reply`, `import`, `agent`. */
  source: z.string().min(1).max(64),
}

export const holdSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(PLAIN_HOLD_KINDS), ...base }),
  /** Contact goes to the representative, so the borrower is left alone. */
  z.strictObject({ kind: z.literal('represented'), ...base, representative: z.string().min(1).max(200) }),
  /** A promise to pay: kept, partly kept or broken is computed from the payments since `from`. */
  z.strictObject({ kind: z.literal('promise'), ...base, loan: idSchema, amount: amountSchema, dueOn: daySchema }),
  /** A repayment arrangement: its instalments replace the loan's own while it stands. */
  z.strictObject({
    kind: z.literal('arrangement'),
    ...base,
    loan: idSchema,
    instalments: z.array(instalmentSchema).min(1),
  }),
])
export type Hold = Immutable<z.output<typeof holdSchema>>
export type HoldKind = Hold['kind']
export type PromiseToPay = Extract<Hold, { kind: 'promise' }>
export type Arrangement = Extract<Hold, { kind: 'arrangement' }>

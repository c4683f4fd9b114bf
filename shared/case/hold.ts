import * as z from 'zod'
import { daySchema, instantSchema } from '../time/boundary.ts'
import { idSchema } from './borrower.ts'
import { channelSchema } from './channel.ts'
import type { Immutable } from './immutable.ts'
import { instalmentSchema } from './loan.ts'
import { amountSchema } from './money.ts'
import { responseSchema } from './response.ts'

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
  'pause',
] as const

const base = {
  id: idSchema,
  scope: scopeSchema,
  from: instantSchema,
  /** The first instant at which the hold no longer stands; absent means until a person lifts it. */
  until: instantSchema.optional(),
  /** Where it came from: `sms-reply`, `import`, `agent`. */
  source: z.string().min(1).max(64),
  /** The response that made it, which an agent finds in the history with its words. */
  response: idSchema.optional(),
}

/** What an automatic answer says. None of them speaks of the debt. */
export const ANSWERS = ['stopped', 'started', 'help', 'heard', 'hardship', 'vulnerable', 'offers'] as const
export type AnswerKind = (typeof ANSWERS)[number]

export const holdSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(PLAIN_HOLD_KINDS), ...base }),
  /** A response that is stored and not yet understood; absent only where the reply came from elsewhere. */
  z.strictObject({ kind: z.literal('reply'), ...base, reply: responseSchema.optional() }),
  /** An answer that the borrower is owed until it expires. It stops nothing, and is sent at most once. */
  z.strictObject({ kind: z.literal('answer'), ...base, says: z.enum(ANSWERS), point: idSchema }),
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
    /** `id@version/terms` of the policy that it was offered by. */
    terms: z.string().min(1).max(200).optional(),
    /** The last day on which the core system is expected to answer; absent where the arrangement comes from the core system. */
    answerBy: daySchema.optional(),
  }),
  /** What the core system says to an arrangement that was made here. It stops nothing by itself. */
  z.strictObject({
    kind: z.literal('arrangement-answer'),
    ...base,
    loan: idSchema,
    arrangement: idSchema,
    says: z.enum(['confirmed', 'rejected']),
  }),
])
export type Hold = Immutable<z.output<typeof holdSchema>>
export type HoldKind = Hold['kind']
export const HOLD_KINDS = [
  ...PLAIN_HOLD_KINDS,
  'reply',
  'answer',
  'represented',
  'promise',
  'arrangement',
  'arrangement-answer',
] as const satisfies readonly HoldKind[]
export type ReplyHold = Extract<Hold, { kind: 'reply' }>
export type OwedAnswer = Extract<Hold, { kind: 'answer' }>
export type PromiseToPay = Extract<Hold, { kind: 'promise' }>
export type Arrangement = Extract<Hold, { kind: 'arrangement' }>
export type ArrangementAnswer = Extract<Hold, { kind: 'arrangement-answer' }>

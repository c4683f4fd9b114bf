import * as z from 'zod'
import { instantSchema } from '../time/boundary.ts'
import type { Instant } from '../time/instant.ts'
import { idSchema, localeSchema } from './borrower.ts'
import { channelSchema, toneSchema } from './channel.ts'
import { contactPurposeSchema, mannerSchema, personSchema, placeSchema, resultSchema } from './contact-words.ts'
import type { Immutable } from './immutable.ts'

/**
 * One step, done for one subject of one loan by one channel. The subject is an instalment, a promise, an arrangement's
 * instalment or a series: never a date or a count, so that a reversed payment or a corrected date repeats nothing.
 */
const stepKeySchema = z.strictObject({
  loan: idSchema,
  subject: idSchema,
  step: idSchema,
  channel: channelSchema,
})

/**
 * What became of a contact. `claimed` is in flight; `unknown` may have been sent and is never sent again for that step;
 * `failed` is known not to have reached anyone, so that the next channel may be tried. `observed` would have been sent, had
 * the stage been live.
 */
export const OUTCOMES = ['claimed', 'sent', 'delivered', 'unknown', 'failed', 'observed'] as const
export const outcomeSchema = z.enum(OUTCOMES)
export type ContactOutcome = (typeof OUTCOMES)[number]

export const recentContactSchema = z.strictObject({
  id: idSchema,
  at: instantSchema,
  channel: channelSchema,
  /** The contact point's id; absent for a contact made elsewhere at an unknown address. */
  point: idSchema.optional(),
  purpose: contactPurposeSchema,
  tone: toneSchema,
  loans: z.array(idSchema),
  outcome: outcomeSchema,
  /** The borrower made it; absent where it was made to the borrower. */
  inbound: z.literal(true).optional(),
  /** It was made outside Duewell: by an agency, in a branch. */
  elsewhere: z.literal(true).optional(),
  /** It answers what the borrower wrote or asked by the same channel. */
  answers: z.literal(true).optional(),
  /** With whom; absent for the borrower. */
  person: personSchema.optional(),
  place: placeSchema.optional(),
  manner: mannerSchema.optional(),
  result: resultSchema.optional(),
  /** Of a message whose receipt will name nothing of ours, until that comes: what tells it by the provider's id (`traceOf`). */
  trace: z
    .string()
    .regex(/^[0-9a-z]{1,7}$/)
    .optional(),
})
/** A contact as the caps need it: compact, and kept as far back as the longest rule looks. */
export type RecentContact = Immutable<z.output<typeof recentContactSchema>>

export const doneStepSchema = stepKeySchema.extend({ contact: idSchema, outcome: outcomeSchema })
export type DoneStep = Immutable<z.output<typeof doneStepSchema>>

/** Outcomes of a contact that left us, as far as anyone knows. */
const LEFT_US: ReadonlySet<ContactOutcome> = new Set(['sent', 'unknown', 'delivered'])

/** Whether `contactsSent` counts a contact. An answer to what the borrower wrote is not how they first hear from us of the debt. */
export function countsAsSent({ purpose, outcome }: Pick<RecentContact, 'purpose' | 'outcome'>): boolean {
  return purpose !== 'answer' && LEFT_US.has(outcome)
}

export function areInOrder(contacts: readonly { readonly at: Instant }[]): boolean {
  return contacts.every((each, at) => at === 0 || (contacts[at - 1]?.at ?? 0) <= each.at)
}

const planLinkSchema = z.strictObject({
  /** The contact whose message began it. */
  contact: idSchema,
  /** The language of that message, which is the page's. */
  locale: localeSchema,
})
/** A link that later messages to the same address may go on with. */
export type PlanLink = Immutable<z.output<typeof planLinkSchema>>

export const fullNumberSchema = z.strictObject({
  channel: channelSchema,
  /** The contact point's id, which everybody behind the number has. */
  point: idSchema,
  until: instantSchema,
})
/** A number whose limit others' contacts fill, which stand in their plans and not in this one. */
export type FullNumber = Immutable<z.output<typeof fullNumberSchema>>

export const planSchema = z.strictObject({
  /** Raised by every write; a claim is conditional on the version that its decision saw. */
  version: z.int().nonnegative(),
  /** The strategy arm, stored at the first decision and never drawn again. */
  arm: idSchema.optional(),
  /** When the case is to be decided next, and under which versions that was planned; absent while the case rests. */
  next: instantSchema.optional(),
  strategy: z.string().optional(),
  packs: z.string().optional(),
  /** The instant that was really armed, apart from `next`. */
  alarm: instantSchema.optional(),
  done: z.array(doneStepSchema),
  /** In order of time, the newest last. */
  contacts: z.array(recentContactSchema).refine(areInOrder, { error: 'contacts come in order of their instants' }),
  /** The claim in flight: its contact's id and when it was made. */
  claim: z.strictObject({ id: idSchema, at: instantSchema }).optional(),
  /** Contacts that left us since the beginning, answers aside, kept when `contacts` is pruned. */
  contactsSent: z.int().nonnegative(),
  /** How many contacts reached the borrower, by channel. */
  engagement: z.partialRecord(channelSchema, z.int().positive()).optional(),
  /** One an address at most, each begun by one of `contacts`; none leads anywhere by itself. */
  links: z.array(planLinkSchema).optional(),
  /** Numbers that steps do not wait for, since another of their channels is in time. */
  full: z.array(fullNumberSchema).optional(),
})
export type Plan = Immutable<z.output<typeof planSchema>>

export const EMPTY_PLAN: Plan = { version: 0, done: [], contacts: [], contactsSent: 0 }

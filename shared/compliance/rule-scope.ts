import * as z from 'zod'
import { jurisdictionSchema } from '../case/borrower.ts'
import { channelSchema } from '../case/channel.ts'
import { contactPurposeSchema, mannerSchema, personSchema, placeSchema } from '../case/contact-words.ts'
import { daySchema } from '../time/boundary.ts'

/** Kinds of lending that laws tell apart. A loan of a product that is none of these may be any of them. */
export const PRODUCTS = [
  'mortgage',
  'credit-card',
  'personal-loan',
  'auto-loan',
  'student-loan',
  'microfinance',
  'p2p-loan',
  'business-loan',
] as const
export type Product = (typeof PRODUCTS)[number]

/** Where a debt stands. `in-procedures`: statements stopped, the loan was accelerated, or the law was called on. */
export const PHASES = ['pre-due', 'past-due', 'in-procedures', 'charged-off'] as const
export type Phase = (typeof PHASES)[number]

const daysPastDue = z.int().nonnegative({ error: 'this is below zero; write whole days, zero or more' })
const some = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1, 'nothing is named; name one, or leave this out')

/**
 * Which contacts a rule is about. What is left out does not narrow it, and what nobody knows of a contact is taken for what
 * the rule names.
 */
export const scopeShape = {
  /** Whom the rule binds: a lender that collects its own debt, a collector for others, or both. */
  actor: z.enum(['first', 'third', 'both']),
  /** The places inside the pack's jurisdictions where the rule holds; absent means all of them. */
  jurisdictions: some(jurisdictionSchema).exactOptional(),
  channels: z.array(channelSchema).min(1, 'this rule binds no channel; name at least one'),
  /** Narrows the channel `agent`: how a person makes the contact. */
  manners: some(mannerSchema).exactOptional(),
  /** Where the contact reaches someone. */
  places: some(placeSchema).exactOptional(),
  /** Whom it reaches. A cap that names several counts them together; one that names none counts each apart. */
  persons: some(personSchema).exactOptional(),
  purposes: some(contactPurposeSchema).exactOptional(),
  exceptPurposes: some(contactPurposeSchema).exactOptional(),
  products: some(z.enum(PRODUCTS)).exactOptional(),
  phases: some(z.enum(PHASES)).exactOptional(),
  daysPastDue: z.strictObject({ min: daysPastDue.exactOptional(), max: daysPastDue.exactOptional() }).exactOptional(),
  /** The first local day on which the rule is in force. */
  effectiveFrom: daySchema.exactOptional(),
  /** The first local day on which it no longer is. */
  effectiveTo: daySchema.exactOptional(),
}

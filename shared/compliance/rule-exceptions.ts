import * as z from 'zod'
import { consentFormSchema } from '../case/borrower.ts'
import { contactPurposeSchema, resultSchema } from '../case/contact-words.ts'

/** What may be known of a contact that people make, and that a rule may ask for before it gives way. */
export const CIRCUMSTANCES = [
  'borrower-unreachable',
  'no-debt-disclosed',
  'offers-to-pay',
  'permitted-in-advance',
  'liable-by-contract',
  'all-else-failed',
  'notice-given',
  'court-permission',
] as const
export type Circumstance = (typeof CIRCUMSTANCES)[number]

const days = z.int().positive({ error: 'this is not above zero; write a whole number from 1' })

/** A consent to be reached at the contact point. Days are local dates, the consent's own day being the first. */
const consentGiven = {
  /** In one of these forms; absent where any form will do. */
  forms: z.array(consentFormSchema).min(1).exactOptional(),
  /** For how many days a consent is good; absent where it is good until taken back. */
  freshDays: days.exactOptional(),
  /** What uses it up before its days are over. */
  endsWith: z.enum(['conversation']).exactOptional(),
}

/** The contact point needs a recorded consent. */
export const consentShape = { kind: z.literal('consent'), ...consentGiven }

/** One way out of a rule: all that it names must be so. */
const exception = z
  .strictObject({
    consent: z.strictObject(consentGiven).exactOptional(),
    /** The contact is the first answer to what the borrower wrote or asked by the same channel. */
    answersOnce: z.literal(true).exactOptional(),
    /** The borrower wrote from this contact point in the last so many days. */
    wroteWithinDays: days.exactOptional(),
    /** All of these are known of the contact. */
    known: z.array(z.enum(CIRCUMSTANCES)).min(1).exactOptional(),
  })
  .refine((one) => Object.keys(one).length > 0, { error: 'this exception asks for nothing; name what lifts the rule' })

/** What a rule does beside its kind's own effect, and what lifts it. */
export const bindingShape = {
  /**
   * Absent: a window, cap or cooldown defers, every other kind denies. `flag` leaves a finding and lets the contact pass;
   * `review` opens a task for a person as well; `route` denies what software sends and hands the contact to a person.
   */
  effect: z.enum(['flag', 'review', 'route']).exactOptional(),
  /** To whom a routed contact goes. */
  routeTo: z.enum(['agent', 'representative']).exactOptional(),
  /** Each is a way out of the rule. */
  unless: z.array(exception).min(1).exactOptional(),
}

/** Contacts that a cap or cooldown leaves out; a contact that would be left out is not held up by it either. */
export const excludesShape = z
  .strictObject({
    results: z.array(resultSchema).min(1).exactOptional(),
    purposes: z.array(contactPurposeSchema).min(1).exactOptional(),
    /** Answers to what the borrower wrote or asked by the same channel. */
    answers: z.literal(true).exactOptional(),
    /** Contacts within a consent at their own contact point. */
    consent: z.strictObject(consentGiven).exactOptional(),
    /** Answers that carry on a thread whose turns are no more than so many business days apart. */
    thread: z.strictObject({ businessDays: days }).exactOptional(),
  })
  .refine((one) => Object.keys(one).length > 0, { error: 'this leaves nothing out; name something, or remove it' })

import * as z from 'zod'
import { PURPOSES, type Purpose } from './channel.ts'

/**
 * Who is spoken with. What software sends goes to the borrower; the others are people's work. `anyone-else` has nothing to do
 * with the borrower: a namesake, an employer, a stranger in a phone book.
 */
export const PERSONS = [
  'borrower',
  'spouse',
  'guarantor',
  'household',
  'contact-person',
  'representative',
  'anyone-else',
] as const
export const personSchema = z.enum(PERSONS)
export type Person = (typeof PERSONS)[number]

/** Where a contact reaches someone: at home or on an own phone, at work, or anywhere else. */
export const PLACES = ['home', 'work', 'elsewhere'] as const
export const placeSchema = z.enum(PLACES)
export type Place = (typeof PLACES)[number]

/** How a person (channel `agent`) makes contact. */
export const MANNERS = ['call', 'visit', 'letter', 'chat'] as const
export const mannerSchema = z.enum(MANNERS)
export type Manner = (typeof MANNERS)[number]

/**
 * What came of a contact, where more is known than its outcome. `cut-off` was answered and ended at once; `message-left`
 * is a voicemail; what rang out is `no-answer`; `busy` and `not-in-service` never rang.
 */
export const RESULTS = [
  'conversation',
  'cut-off',
  'message-left',
  'no-answer',
  'busy',
  'not-in-service',
  'bounced',
] as const
export const resultSchema = z.enum(RESULTS)
export type ContactResult = (typeof RESULTS)[number]

/** What people and answers are for, beside the purposes of a strategy's steps. */
const OTHER_PURPOSES = [
  'confirm-opt-out',
  'at-request',
  'better-offer',
  'review',
  'locate',
  'legal-notice',
  'with-adviser',
] as const
export const CONTACT_PURPOSES = [...PURPOSES, ...OTHER_PURPOSES] as const
export const contactPurposeSchema = z.enum(CONTACT_PURPOSES)
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number]

/** Whether a purpose is one that steps of a strategy have. */
export function isStepPurpose(purpose: ContactPurpose): purpose is Purpose {
  return PURPOSES.some((step) => step === purpose)
}

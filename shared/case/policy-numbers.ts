import * as z from 'zod'
import type { Immutable } from './immutable.ts'

/** The numbers of a policy that a lender may set; each has a default that a local run has too. */
export const policyNumbersSchema = z.strictObject({
  /** How long a pending payment rests its loan, in business days of the borrower's calendar. */
  pendingBusinessDays: z.int().min(0).max(30).default(3),
  /** Days of grace after a promised day before the promise counts as broken. */
  promiseGraceDays: z.int().min(0).max(30).default(1),
  /** A repayment arrangement is broken once so many of its instalments are missed at one time. */
  arrangementBrokenAfterMissed: z.int().min(1).max(60).default(2),
  /** It is broken as well once an instalment has been missed for more than so many days. */
  arrangementBrokenAfterDays: z.int().min(0).max(365).default(30),
  /** A broken one stands again where all that was due is paid within so many days of the breaking; 0 is the same day only. */
  arrangementCaughtUpWithinDays: z.int().min(0).max(365).default(14),
  /** A loan that owes less than this in its currency's minor units rests. */
  tolerance: z.record(z.string().regex(/^[A-Z]{3}$/, 'write a currency code such as EUR'), z.int().min(0)).default({}),
  /** Contacts leave over at most so many minutes after their window opens. */
  spreadMinutes: z.int().min(0).max(720).default(60),
  /** How long a borrower who says to have paid is left alone while the core system has not confirmed it, in business days. */
  paidPauseBusinessDays: z.int().min(1).max(30).default(5),
  /** How long a borrower who means to pay without naming a day is left alone, in business days. */
  undatedPauseBusinessDays: z.int().min(1).max(10).default(3),
  /** The last day that a promise may name, in days from the day it is made. */
  promiseLatestDays: z.int().min(1).max(180).default(30),
  /** So many promises on one loan may be broken or made anew in a row; the next one goes to a person. */
  promisesInARow: z.int().min(1).max(20).default(2),
  /** How long hardship rests the case, in days, unless a person ends it before. */
  hardshipDays: z.int().min(1).max(365).default(30),
  /**
   * Whether a STOP by text message is confirmed. Where the carrier or AWS keeps the opt-out list it confirms by itself, and lets
   * nothing of ours through any more.
   */
  confirmStops: z.boolean().default(false),
})
export type PolicyNumbers = Immutable<z.output<typeof policyNumbersSchema>>

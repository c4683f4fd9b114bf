import type { Instant } from '../time/instant.ts'

/**
 * Why a borrower is or is not contacted: the house's own reasons, each with the sentence that people read.
 * Rules of a pack speak under their own ids (`US-F-HOURS`) and carry their citation there.
 */
export const REASONS = {
  'nothing-owed': 'Nothing is owed on this loan.',
  'loan-ended': 'The lender reports this loan as finished.',
  'loan-with-people':
    'The lender reports this loan as disputed, in hardship, charged off or in legal hands: people decide, not software.',
  'below-tolerance': 'What is owed is too little to trouble anyone about.',
  'payment-pending': 'A payment is on its way, so the loan rests until it settles.',
  'on-hold': 'A hold stands on this loan, this channel or the whole case.',
  'promise-stands': 'The borrower promised to pay and the day has not passed.',
  'arrangement-stands': "A repayment arrangement stands; its instalments replace the loan's own.",
  'arrangement-broken': "The repayment arrangement was broken, so the loan's own dates count again.",
  'arrangement-rejected':
    "The lender's core system rejected the arrangement; the loan rests until a person could speak with the borrower.",
  'arrangement-taken-over':
    "The lender's core system confirmed the arrangement and reports the loan anew, so the loan's own dates count.",
  'control-arm': 'The borrower is in the arm that is not contacted, to measure what contact changes.',
  'place-unknown':
    'Nothing is known of where the borrower is, so no hour is known to be decent and a person takes over.',
  'no-step-applies': 'The strategy has no step left that applies.',
  'not-yet': 'The next step begins later.',
  'already-done': 'This step was already done for this debt.',
  superseded: 'A later step applies by now, so this one is not made up for.',
  'step-expired': 'The step could not be done before it expired.',
  'step-window': 'The strategy sends this step only between its local hours.',
  'preferred-hours': 'The borrower asked to be reached at other hours.',
  spread: 'Contacts are spread over the window so that they do not all leave at once.',
  consolidated: 'This loan is spoken of in one contact together with another.',
  'findings-left-out': 'There were more findings than an entry has room for; the first of them are kept.',
  'first-not-firm': 'The first contact from us is never firm, so this one is neutral.',
  'no-contact-point': 'The borrower has no contact point for this channel.',
  'point-closed': 'This contact point was closed and no later consent reopened it.',
  'channel-failed': 'This channel failed for this step, so the next one is tried.',
  'no-template': 'There is no approved template in a language that the borrower accepts, so a person takes over.',
  'missing-value': 'The message lacks a value that it needs, so it is not sent and a person takes over.',
  'missing-wording': 'The template lacks wording that a rule requires.',
  'missing-from-file':
    "The lender's last full file no longer had this loan, so it rests until the lender reports it again.",
  paused: 'A person or the guard paused sending here; the case is looked at again a little later.',
  'stale-feed': "The lender's data are too old to ask anyone for money by them.",
  'daily-ceiling': "While the stage goes live, the day's ceiling of contacts is reached.",
  'budget-spent':
    'More would be sent this hour than was planned for, so sending by this channel stands until a person has looked.',
  'lender-says-leave': "Asked at the last moment, the lender's own system said to leave the borrower alone.",
  'lender-silent': "Asked at the last moment, the lender's own system gave no answer.",
  'number-shared':
    'Others can be reached at this number or address too, and its limit counts for all of them together.',
  'answer-owed': 'The borrower wrote to us and gets one short answer, which says nothing of the debt.',
  contact: 'The contact is allowed now.',
} as const
export type Reason = keyof typeof REASONS

/** Whether a rule of a pack spoke, whose id is in capitals, and not the house. The sentences are not needed to tell. */
export function isOfPack({ rule }: Pick<Finding, 'rule'>): boolean {
  return /^[A-Z0-9]/.test(rule)
}

/** One thing that a rule said while a decision was made. */
export interface Finding {
  /** A reason of the house, or the id of a pack's rule. */
  readonly rule: Reason | (string & {})
  /** `flag`: a rule warns and lets pass; `route`: it hands the contact to a person. */
  readonly effect: 'allow' | 'defer' | 'deny' | 'rest' | 'note' | 'flag' | 'route'
  readonly loan?: string
  readonly step?: string
  readonly channel?: string
  /** For a deferral: the instant that was asked for, and the earliest that the rule allows. */
  readonly from?: Instant
  readonly until?: Instant
}

import type { ContactResult } from '../case/contact-words.ts'
import type { ContactOutcome, RecentContact } from '../case/plan.ts'
import type { Counted } from './rule-kinds.ts'

/** Every state of a contact has a bit: its outcome, or what came of it where that is known. */
const OUTCOME_BITS: Readonly<Record<ContactOutcome, number>> = {
  claimed: 1 << 0,
  sent: 1 << 1,
  delivered: 1 << 2,
  unknown: 1 << 3,
  failed: 1 << 4,
  observed: 1 << 5,
}
const RESULT_BITS: Readonly<Record<ContactResult, number>> = {
  conversation: 1 << 6,
  'cut-off': 1 << 7,
  'message-left': 1 << 8,
  'no-answer': 1 << 9,
  busy: 1 << 10,
  'not-in-service': 1 << 11,
  bounced: 1 << 12,
}

/** What may have been anything: in flight, or never learned. */
const OPEN = OUTCOME_BITS.claimed | OUTCOME_BITS.unknown
/** What was only observed counts as if it had been sent; the reconcile leaves it out where sending is live. */
const SENT_OR_MAYBE = OPEN | OUTCOME_BITS.sent | OUTCOME_BITS.delivered | OUTCOME_BITS.observed
const ANSWERED = RESULT_BITS.conversation | RESULT_BITS['cut-off'] | RESULT_BITS['message-left']
const REACHED_NOBODY = OUTCOME_BITS.failed | RESULT_BITS.busy | RESULT_BITS['not-in-service'] | RESULT_BITS.bounced

/** The states that count: one that is not known is taken for what the rule fears. */
export const COUNTED_STATES: Readonly<Record<Counted, number>> = {
  attempt: SENT_OR_MAYBE | ANSWERED | RESULT_BITS['no-answer'] | REACHED_NOBODY,
  initiated: SENT_OR_MAYBE | ANSWERED | RESULT_BITS['no-answer'],
  contact: SENT_OR_MAYBE | ANSWERED,
  connected: OPEN | OUTCOME_BITS.delivered | ANSWERED,
  conversation: OPEN | OUTCOME_BITS.delivered | RESULT_BITS.conversation,
  unanswered: OPEN | REACHED_NOBODY | RESULT_BITS['no-answer'] | RESULT_BITS['message-left'],
}

/** A contact's state. Of a call that others made and told no more of, anything may have come. */
export function stateOf(contact: RecentContact): number {
  const { outcome, result, elsewhere } = contact
  if (result !== undefined) return RESULT_BITS[result]
  const untold = elsewhere === true && outcome === 'sent' && isCall(contact)
  return untold ? OUTCOME_BITS.sent | OUTCOME_BITS.unknown : OUTCOME_BITS[outcome]
}

function isCall({ channel }: RecentContact): boolean {
  return channel === 'voice' || channel === 'agent'
}

/** Whether two people may have spoken. */
export function mayBeConversation(contact: RecentContact): boolean {
  return isCall(contact) && (stateOf(contact) & COUNTED_STATES.conversation) !== 0
}

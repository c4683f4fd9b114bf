import type { Borrower } from '../case/borrower.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Decision, ProposedContact } from '../case/decision.ts'
import type { Finding, Reason } from '../case/finding.ts'
import { hash32 } from '../case/hash.ts'
import type { Policy } from '../case/policy.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../time/instant.ts'
import type { Pause, SendingState } from './sending-state.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>
export type Wait = Extract<Decision, { kind: 'wait' }>

/** When a case that the house holds back is looked at again; the spread keeps a portfolio from coming back at once. */
const LOOK_AGAIN = 15 * MINUTE
const SPREAD_MINUTES = 5

/** Whether a borrower is only observed: nothing is sent, and what would have been counts while observing. */
export function observes({ mode, ramp, allowList }: SendingState, borrower: string): boolean {
  return mode === 'observe' || allowList !== undefined || !inRamp(ramp, borrower)
}

function inRamp(ramp: SendingState['ramp'], borrower: string): boolean {
  return ramp === undefined || hash32('ramp', hash32(borrower)) % 1000 < ramp.perMille
}

/** Whether a contact really leaves: in a stage with an allow-list, only to the addresses on it. */
export function sends(state: SendingState, borrower: string, { point }: ProposedContact): boolean {
  if (state.mode === 'observe' || !inRamp(state.ramp, borrower)) return false
  return state.allowList === undefined || (point !== undefined && state.allowList.includes(point.address))
}

/** Why the house holds a contact back now; undefined where it does not. */
export function heldBy(
  state: SendingState,
  { borrower, loans }: CaseFile,
  { contact }: ContactNow,
  policy: Policy,
  now: Instant,
): Reason | undefined {
  if (state.pauses.some((pause) => covers(pause, borrower, contact, policy, now))) return 'paused'
  const oldest = now - state.freshForSeconds * SECOND
  const stale = loans.some(
    ({ id, feed }) =>
      feed !== undefined && asksFor(contact, id) && (state.feeds[feed] ?? Number.NEGATIVE_INFINITY) < oldest,
  )
  return stale ? 'stale-feed' : undefined
}

function asksFor({ loans }: ProposedContact, id: string): boolean {
  return loans.some(({ loan, amount }) => loan === id && amount > 0)
}

/** A pause holds as soon as it is stored: its beginning is dated by another's clock, which may be ahead of ours. */
function covers(
  { scope, until = Infinity }: Pause,
  { segment, jurisdictions }: Borrower,
  { channel }: ProposedContact,
  { versions }: Policy,
  now: Instant,
): boolean {
  if (now >= until) return false
  switch (scope.of) {
    case 'all':
      return true
    case 'channel':
      return scope.channel === channel
    case 'strategy':
      return scope.strategy === versions.strategy
    case 'segment':
      return scope.segment === segment
    case 'country':
      // A borrower of whom no country is known may live in this one.
      return jurisdictions.length === 0 || jurisdictions.some((place) => place.slice(0, 2) === scope.country)
  }
}

/** A contact that the house holds back, as a decision to wait: a little, or to the next day where the day's ceiling is reached. */
export function waitInstead(
  { contact, findings, arm }: ContactNow,
  rule: Reason,
  borrower: string,
  now: Instant,
): Wait {
  const base = rule === 'daily-ceiling' ? (Math.floor(now / DAY) + 1) * DAY : now + LOOK_AGAIN
  const until = base + (hash32('look-again', hash32(borrower)) % (SPREAD_MINUTES * 60)) * SECOND
  const held: Finding = { rule, effect: 'defer', channel: contact.channel, from: now, until }
  return {
    kind: 'wait',
    until,
    channel: contact.channel,
    findings: [...findings.filter(isNoPermission), held],
    tasks: [],
    arm,
  }
}

/** A contact that does not go must not be explained by its own permission. */
function isNoPermission({ rule }: Finding): boolean {
  return rule !== 'contact'
}

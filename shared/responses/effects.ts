import type { AgentTask, CaseFile, ClosedPoint } from '../case/case-file.ts'
import { hash32 } from '../case/hash.ts'
import type { Hold, ReplyHold } from '../case/hold.ts'
import type { Response, Wish } from '../case/response.ts'
import type { RuleSet } from '../compliance/ruleset.ts'
import type { Instant } from '../time/instant.ts'
import type { ResponsePolicy } from './response-policy.ts'

/** What a response changes in one borrower's case; applied whole or not at all. */
export interface Effects {
  readonly holds: readonly Hold[]
  /** Holds that end: a START ends the stops before it. */
  readonly lifted: readonly Hold[]
  /** Addresses that close, as `stopAddress` has done for everybody behind them; the history says so in each case. */
  readonly closed: readonly ClosedPoint[]
  /** Contact points that the borrower asks to be written to again, closed by a stop before. */
  readonly reopened: readonly string[]
  readonly tasks: readonly AgentTask[]
}

export const NO_EFFECTS: Effects = { holds: [], lifted: [], closed: [], reopened: [], tasks: [] }

/** A response as one borrower's case meets it. */
export interface Meeting {
  readonly response: Response
  readonly caseFile: CaseFile
  readonly policy: ResponsePolicy
  readonly rules: RuleSet
  /** Whether the response is known to be this borrower's: nobody else stands behind the address, or the response says so. */
  readonly own: boolean
  /** Whether it may be this borrower's as far as anyone knows. Of several behind an address, each one may be meant. */
  readonly maybeOwn: boolean
  /** Whether this case owes the answer: of several behind an address, one does. */
  readonly answers: boolean
  /** The loans that it is about, where that is known otherwise than by the message that it answers. */
  readonly about?: readonly string[]
}

/** The hold by which a response is stored before it is understood. Nobody is contacted while it stands. */
export function replyHold(response: Response): ReplyHold {
  const { id, at, door } = response
  return { kind: 'reply', id, scope: { of: 'all' }, from: at, source: sourceOf(door), response: id, reply: response }
}

export function sourceOf(door: Response['door']): string {
  switch (door) {
    case 'sms':
    case 'email':
    case 'webhook':
      return `${door}-reply`
    case 'page':
    case 'agent':
      return door
  }
}

export type WishOf<Intent extends Wish['intent']> = Extract<Wish, { intent: Intent }>

/** An effect's id: of the response and what it is, so that the same response makes the same effects. */
export function effectId({ id }: Response, name: string): string {
  return `${id}.${name}`
}

/** The id of an effect on one loan; a loan's own id may be too long to stand in it. */
export function loanEffectName(name: string, loan: string): string {
  return `${name}.${hash32(loan).toString(36)}`
}

/** A hold that a response makes. Its history entry has the words. */
export function holdBase(response: Response, name: string, until?: Instant) {
  const { id, at, door } = response
  return {
    id: effectId(response, name),
    from: at,
    ...(until !== undefined && { until }),
    source: sourceOf(door),
    response: id,
  }
}

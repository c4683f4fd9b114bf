import type { Finding } from '../../case/finding.ts'
import type { RuleSet } from '../../compliance/contract.ts'
import type { RulePack } from '../../compliance/pack-schema.ts'
import { compileRulebook } from '../../compliance/ruleset.ts'
import { DAY, type Instant } from '../../time/instant.ts'
import type { Situation } from './situation.ts'

export interface Verdict {
  readonly verdict: 'allow' | 'deny' | 'defer'
  /** The earliest instant allowed, for a deferral. */
  readonly until?: Instant
  readonly findings: readonly Finding[]
}

const ALL_DAY = { from: 0, to: 24 * 60 }
/** Further ahead than the longest rule looks. */
const HORIZON = 400 * DAY
/** An example asks about the rule, not about the margin that Duewell keeps from it. */
const NO_MARGIN = { sms: 0, email: 0, voice: 0, webhook: 0, agent: 0 }

/** The rules of packs for the borrower of an example. */
export function rulesOf(
  packs: readonly RulePack[],
  { actor, borrower }: Pick<Situation, 'actor' | 'borrower'>,
): RuleSet {
  return compileRulebook(packs, { actor, marginMinutes: NO_MARGIN }).rulesFor(borrower)
}

/** What the engine says of an example under the rules of some packs. */
export function verdictOf(packs: readonly RulePack[], situation: Situation): Verdict {
  const { approach, contacts, now } = situation
  const rules = rulesOf(packs, situation)
  const holds = situation.holds.map((hold) => {
    const until = hold.until ?? rules.holdEnds(hold.kind, hold.from)
    return until === undefined ? hold : { ...hold, until }
  })
  const findings: Finding[] = []
  const permitted = rules.permits(approach, { contacts, holds }, now, findings)
  const held = holds.find(
    (hold) => hold.until !== undefined && findings.some(({ rule }) => rule === rules.holdRule(hold.kind)),
  )
  if (!permitted && held?.until === undefined) return { verdict: 'deny', findings }
  const from = permitted ? now : (held?.until ?? now)
  const until = rules.earliestAllowed(approach, contacts, ALL_DAY, from, now + HORIZON, findings)
  if (until === now) return { verdict: 'allow', findings }
  return Number.isFinite(until) ? { verdict: 'defer', until, findings } : { verdict: 'deny', findings }
}

import type { Borrower } from '../case/borrower.ts'
import { type Explanation, explainRule } from '../compliance/explain.ts'
import type { Rule } from '../compliance/pack-schema.ts'
import { rulesInForce } from '../compliance/rules-in-force.ts'
import type { Approach, Rulebook } from '../compliance/ruleset.ts'
import type { Instant } from '../time/instant.ts'

/** What a rule asks of words, with its source. */
export interface SpokenRule extends Explanation {
  readonly rule: string
  /** `identity`, `collector-disclosure`; or what is forbidden: `threat`, `third-party`. */
  readonly words: readonly string[]
}

export interface SpokenRules {
  /** What has to be said. */
  readonly say: readonly SpokenRule[]
  /** What must not be said, and to whom nothing may be said. */
  readonly doNotSay: readonly SpokenRule[]
}

/** What the rules ask of a talk, by voice and by hand, with a borrower: strict on both sides, since either may be how it goes. */
export function spokenRules(rulebook: Rulebook, borrower: Borrower, approach: Approach, at: Instant): SpokenRules {
  const spoken = [
    ...rulesInForce(rulebook, borrower, { ...approach, channel: 'agent' }, at),
    ...rulesInForce(rulebook, borrower, { ...approach, channel: 'voice' }, at),
    ...rulesInForce(rulebook, borrower, { ...approach, channel: 'agent', person: 'anyone-else' }, at),
    ...houseWords(rulebook),
  ]
  const rules = [...new Set(spoken)]
  return {
    say: rules.flatMap((rule) => (rule.kind === 'wording' ? [ofRule(rule, rule.wording, rulebook)] : [])),
    doNotSay: rules.flatMap((rule) => {
      if (rule.kind === 'forbidden-wording') return [ofRule(rule, rule.forbids, rulebook)]
      return rule.kind === 'ban' ? [ofRule(rule, [], rulebook)] : []
    }),
  }
}

/** The house says of itself that it threatens and shames nobody; that is so in every place, whatever its law leaves open. */
function houseWords({ packs }: Rulebook): readonly Rule[] {
  const house = packs.filter(({ binds }) => binds === 'unknown-jurisdictions').flatMap(({ rules }) => rules)
  return house.filter(({ kind, channels }) => kind === 'forbidden-wording' && channels.includes('agent'))
}

function ofRule(rule: Rule, words: readonly string[], rulebook: Rulebook): SpokenRule {
  return { rule: rule.id, words, ...explainRule(rule, rulebook) }
}

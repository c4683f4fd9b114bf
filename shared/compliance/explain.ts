import { type Finding, REASONS, type Reason } from '../case/finding.ts'
import type { Rulebook } from './contract.ts'
import type { Rule } from './pack-schema.ts'

/** What a finding says to a person, and where to check it. */
export interface Explanation {
  readonly sentence: string
  readonly citation?: string
  readonly url?: string
  /** Of a pack's rule; the house's own reasons have none. */
  readonly status?: Rule['status']
  /** The pack that the rule stands in, with its version, such as `us@2026-11-23`. */
  readonly pack?: string
}

/** Explains a finding, whether the house or a pack's rule spoke. A rule that the packs no longer have is named by its id. */
export function explainFinding(finding: Finding, rulebook: Pick<Rulebook, 'rule' | 'packs'>): Explanation {
  if (isReason(finding.rule)) return { sentence: REASONS[finding.rule] }
  const rule = rulebook.rule(finding.rule)
  if (rule === undefined)
    return { sentence: `The rule ${finding.rule} spoke, which the packs of today no longer have.` }
  return explainRule(rule, rulebook)
}

/** What a rule says, and which pack says so. */
export function explainRule(rule: Rule, { packs }: Pick<Rulebook, 'packs'>): Explanation {
  const { sentence, citation, url, status } = rule
  const pack = packs.find(({ rules }) => rules.includes(rule))
  return {
    sentence,
    status,
    ...(citation !== undefined && { citation }),
    ...(url !== undefined && { url }),
    ...(pack !== undefined && { pack: `${pack.id}@${pack.version}` }),
  }
}

function isReason(rule: string): rule is Reason {
  return Object.hasOwn(REASONS, rule)
}

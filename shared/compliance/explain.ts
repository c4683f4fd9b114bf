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
}

/** Explains a finding, whether the house or a pack's rule spoke. A rule that the packs no longer have is named by its id. */
export function explainFinding(finding: Finding, rulebook: Pick<Rulebook, 'rule'>): Explanation {
  if (isReason(finding.rule)) return { sentence: REASONS[finding.rule] }
  const rule = rulebook.rule(finding.rule)
  if (rule === undefined)
    return { sentence: `The rule ${finding.rule} spoke, which the packs of today no longer have.` }
  const { sentence, citation, url, status } = rule
  return { sentence, status, ...(citation === undefined ? {} : { citation }), ...(url === undefined ? {} : { url }) }
}

function isReason(rule: string): rule is Reason {
  return Object.hasOwn(REASONS, rule)
}

import assert from 'node:assert/strict'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import { decide } from '../../../shared/case/decide.ts'
import type { Decision } from '../../../shared/case/decision.ts'
import { withClaim, withOutcome } from '../../../shared/case/plan-changes.ts'
import type { Policy } from '../../../shared/case/policy.ts'
import { formatInstant, type Instant } from '../../../shared/time/instant.ts'
import { aPolicy } from '../factories.ts'

export const policy = aPolicy()

export const rulesOf = ({ findings }: Decision) => findings.map(({ rule }) => rule)

export function contactOf(decision: Decision) {
  assert.equal(decision.kind, 'contact', `expected a contact, but: ${JSON.stringify(decision)}`)
  if (decision.kind !== 'contact') throw new Error('unreachable')
  return decision.contact
}

export function waitOf(decision: Decision): string {
  assert.equal(decision.kind, 'wait', `expected a wait, but: ${JSON.stringify(decision)}`)
  return decision.kind === 'wait' ? formatInstant(decision.until) : ''
}

/** The case after the contact that is due now has been made. */
export function contacted(caseFile: CaseFile, now: Instant, under: Policy = policy): CaseFile {
  const contact = contactOf(decide(caseFile, under, now))
  return { ...caseFile, plan: withOutcome(withClaim(caseFile.plan, contact, `k-${now}`, now), 'sent') }
}

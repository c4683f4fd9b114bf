import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision, ProposedContact } from '../case/decision.ts'
import type { Finding } from '../case/finding.ts'
import type { Policy, Versions } from '../case/policy.ts'
import { type Explanation, explainFinding, explainRule } from '../compliance/explain.ts'
import { rulesInForce } from '../compliance/rules-in-force.ts'
import type { SendingState } from '../sending/sending-state.ts'
import type { Instant } from '../time/instant.ts'
import { type Change, changesAfter } from './changes-after.ts'
import { houseSays } from './house-says.ts'

/** A finding with all that a person needs to judge it. */
export type ExplainedFinding = Finding & Explanation

export interface ExplainedRule extends Explanation {
  readonly rule: string
}

export interface ExplainedDecision {
  readonly at: Instant
  readonly decision: Decision
  readonly findings: readonly ExplainedFinding[]
}

/** What would happen to a borrower at an instant, and why. */
export interface CaseExplanation extends ExplainedDecision {
  readonly borrower: string
  /** The zone in which the borrower's days and hours are read. */
  readonly zone: string
  readonly versions: Versions
  /** What the stage's own standing does to it, in sentences; nothing where no stage was asked. */
  readonly house: readonly string[]
  /** For a contact: the rules that bound it and had nothing against it. */
  readonly allowedBy: readonly ExplainedRule[]
  /** When the answer changes though nothing happens, up to the first time that something else is done. */
  readonly changes: readonly (ExplainedDecision & Pick<Change, 'changes'>)[]
}

/** Decides about a case at an instant, and says why rule by rule and when the answer will be another. */
export function explainCase(caseFile: CaseFile, policy: Policy, at: Instant, state?: SendingState): CaseExplanation {
  const { borrower } = caseFile
  const decision = decide(caseFile, policy, at)
  const explained = (findings: readonly Finding[]) =>
    findings.map((finding) => ({ ...finding, ...explainFinding(finding, policy.rulebook) }))
  return {
    at,
    borrower: borrower.id,
    zone: policy.rulebook.rulesFor(borrower).homeZone.name,
    versions: policy.versions,
    decision,
    findings: explained(decision.findings),
    house: state === undefined ? [] : houseSays(state, caseFile, decision, policy, at),
    allowedBy: decision.kind === 'contact' ? allowing(decision.contact, caseFile, policy, at) : [],
    changes: changesAfter(caseFile, policy, at).map((change) => ({
      ...change,
      findings: explained(change.decision.findings),
    })),
  }
}

function allowing(contact: ProposedContact, { borrower }: CaseFile, { rulebook }: Policy, at: Instant) {
  const { channel, purpose, point, loans } = contact
  const daysPastDue = Math.max(...loans.map((loan) => loan.daysPastDue))
  const approach = { channel, purpose, point, loans: loans.map(({ loan }) => loan), daysPastDue }
  return rulesInForce(rulebook, borrower, approach, at).map((rule) => ({
    rule: rule.id,
    ...explainRule(rule, rulebook),
  }))
}

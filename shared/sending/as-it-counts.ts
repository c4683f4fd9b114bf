import { type CaseFile, withPlan } from '../case/case-file.ts'
import { withoutObserved } from '../case/plan-changes.ts'
import { observes } from './gate.ts'
import type { SendingState } from './sending-state.ts'

/** The case as it counts now: what was only observed counts for a borrower who is observed, and for nobody else. */
export function asItCounts(caseFile: CaseFile, state: SendingState): CaseFile {
  if (observes(state, caseFile.borrower.id)) return caseFile
  const plan = withoutObserved(caseFile.plan)
  return plan === caseFile.plan ? caseFile : withPlan(caseFile, plan)
}

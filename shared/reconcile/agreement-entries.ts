import type { CaseFile } from '../case/case-file.ts'
import type { Policy } from '../case/policy.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { arrangementEntries } from './arrangement-entries.ts'
import { promiseEntries } from './promise-entries.ts'

/** What became of late of all that was agreed with the borrower. */
export function agreementEntries(caseFile: CaseFile, policy: Policy, now: Instant): readonly HistoryEntry[] {
  if (caseFile.holds.length === 0) return NOTHING
  return [...promiseEntries(caseFile, policy, now), ...arrangementEntries(caseFile, policy, now)]
}

/** Most borrowers agreed to nothing, and this is asked at every plan. */
const NOTHING: readonly HistoryEntry[] = []

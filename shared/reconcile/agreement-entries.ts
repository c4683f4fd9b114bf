import type { CaseFile } from '../case/case-file.ts'
import type { Policy } from '../case/policy.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { arrangementEntries } from './arrangement-entries.ts'
import { promiseEntries } from './promise-entries.ts'

/** What became of late of all that was agreed with the borrower. */
export function agreementEntries(caseFile: CaseFile, policy: Policy, now: Instant): readonly HistoryEntry[] {
  return [...promiseEntries(caseFile, policy, now), ...arrangementEntries(caseFile, policy, now)]
}

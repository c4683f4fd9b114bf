import type { CaseFile } from '../case/case-file.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** Where a borrower's data are erased. Every call is safe to repeat. */
export interface EraseStore {
  /** Notes an erasure before anything goes, so that what is missing later is known to have been erased. */
  note(borrower: string, entries: readonly HistoryEntry[]): Promise<void>
  /** Removes what happened before an instant; answers how many entries that were. */
  eraseHistory(borrower: string, before: Instant): Promise<number>
  /**
   * Removes a case but for what says nothing of anybody and must outlive it: the plan with its step keys and contacts, closed
   * addresses, and the stops of a borrower who asked to be left alone. The borrower is gone last.
   */
  eraseCase(caseFile: CaseFile): Promise<void>
}

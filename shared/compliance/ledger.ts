import type { Hold } from '../case/hold.ts'
import type { RecentContact } from '../case/plan.ts'

/** What a borrower's case says beside the approach: every contact so far, in order of time, and the holds. */
export interface Ledger {
  readonly contacts: readonly RecentContact[]
  readonly holds: readonly Hold[]
}

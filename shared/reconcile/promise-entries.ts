import type { CaseFile } from '../case/case-file.ts'
import { promiseOn } from '../case/holds.ts'
import type { Policy } from '../case/policy.ts'
import { promiseState } from '../case/promise.ts'
import type { HistoryEntry } from '../ports.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { firstInstantOf } from '../time/zone.ts'

/** Long enough that a plan is written meanwhile. An entry that is written again overwrites itself. */
const TOLD_FOR = 30 * DAY

/** What became of promises to pay of late; one that was kept only in part counts as broken. */
export function promiseEntries(caseFile: CaseFile, policy: Policy, now: Instant): readonly HistoryEntry[] {
  const { holds, payments, loans, borrower } = caseFile
  if (!holds.some(({ kind }) => kind === 'promise')) return []
  const zone = policy.rulebook.rulesFor(borrower).homeZone
  return loans.flatMap(({ id }) => {
    const promise = promiseOn(holds, id, now)
    if (promise === undefined) return []
    const state = promiseState(promise, payments, policy.promiseGraceDays, zone, now)
    if (state.is === 'standing') return []
    // When enough had come, or else when the last day of grace was over.
    const at = state.is === 'kept' ? state.at : firstInstantOf(zone, state.on, 0)
    if (at > now || at <= now - TOLD_FOR) return []
    const became = state.is === 'kept' ? 'kept' : 'broken'
    return [{ what: 'promise-settled', at, promise: promise.id, loan: id, state: became }]
  })
}

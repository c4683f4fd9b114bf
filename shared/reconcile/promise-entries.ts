import type { CaseFile } from '../case/case-file.ts'
import type { PromiseToPay } from '../case/hold.ts'
import { promiseOn } from '../case/holds.ts'
import type { Policy } from '../case/policy.ts'
import { reachedAt } from '../case/position.ts'
import { promiseState } from '../case/promise.ts'
import type { HistoryEntry } from '../ports.ts'
import { type CalendarDay, DAY, type Instant } from '../time/instant.ts'
import { firstInstantOf, type Zone } from '../time/zone.ts'

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
    const at = settledAt(promise, caseFile, zone, state.on)
    if (at > now || at <= now - TOLD_FOR) return []
    const became = state.is === 'kept' ? 'kept' : 'broken'
    return [{ what: 'promise-settled', at, promise: promise.id, loan: id, state: became }]
  })
}

/** When enough had come, or else when the last day of grace was over. */
function settledAt(promise: PromiseToPay, { payments }: CaseFile, zone: Zone, on: CalendarDay): Instant {
  return reachedAt(payments, promise.loan, promise.amount, promise.from) ?? firstInstantOf(zone, on, 0)
}

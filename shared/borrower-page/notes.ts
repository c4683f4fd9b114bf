import type { CaseFile } from '../case/case-file.ts'
import type { Hold, HoldKind } from '../case/hold.ts'
import { promiseOn, stands, WITH_PEOPLE } from '../case/holds.ts'
import { pendingUntil } from '../case/pending-payment.ts'
import { paidOn } from '../case/position.ts'
import { promiseState } from '../case/promise.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { localDay } from '../time/zone.ts'
import type { Debt } from './debts.ts'
import type { PagePolicy } from './page-policy.ts'

/** What stands in a case that the borrower should know of before choosing anything. */
export type Note =
  | { readonly says: 'people' | 'dispute' | 'hardship' | 'pending' | 'stopped' }
  | { readonly says: 'paused' | 'promise'; readonly day: CalendarDay }
  | { readonly says: 'arrangement'; readonly debt: Debt }

/** The gravest first; each at most once. */
export function notesOf(caseFile: CaseFile, debts: readonly Debt[], policy: PagePolicy, now: Instant): readonly Note[] {
  const { borrower, holds, payments } = caseFile
  const { homeZone: zone, calendar } = policy.rulebook.rulesFor(borrower)
  const standing = holds.filter((hold) => stands(hold, now))
  const has = (kind: HoldKind) => standing.some((hold) => hold.kind === kind)
  if (standing.some(({ kind }) => WITH_PEOPLE.has(kind))) return [{ says: 'people' }]
  const notes: Note[] = []
  if (has('dispute')) notes.push({ says: 'dispute' })
  if (has('hardship')) notes.push({ says: 'hardship' })
  const paused = latestEnd(standing.filter(({ kind }) => kind === 'pause' || kind === 'time-asked'))
  if (notes.length === 0 && paused !== undefined) notes.push({ says: 'paused', day: localDay(zone, paused - 1) })
  for (const { loan } of debts) {
    const { newestPending } = paidOn(payments, loan.id)
    const rests = newestPending && now < pendingUntil(newestPending, zone, calendar, policy.pendingBusinessDays)
    if (rests && !notes.some(({ says }) => says === 'pending')) notes.push({ says: 'pending' })
    const promise = promiseOn(holds, loan.id, now)
    const state = promise && promiseState(promise, payments, policy.promiseGraceDays, zone, now)
    if (promise !== undefined && state?.is === 'standing' && !notes.some(({ says }) => says === 'promise')) {
      notes.push({ says: 'promise', day: promise.dueOn })
    }
  }
  const arranged = debts.find(({ arrangement }) => arrangement !== undefined)
  if (arranged !== undefined) notes.push({ says: 'arrangement', debt: arranged })
  if (has('opt-out')) notes.push({ says: 'stopped' })
  return notes
}

function latestEnd(holds: readonly Hold[]): Instant | undefined {
  const ends = holds.flatMap(({ until }) => until ?? [])
  return ends.length === 0 ? undefined : Math.max(...ends)
}

import type { CaseFile } from '../case/case-file.ts'
import type { HoldKind } from '../case/hold.ts'
import { paidOn } from '../case/position.ts'
import { retentionUnder } from '../compliance/retention.ts'
import type { Rulebook } from '../compliance/ruleset.ts'
import type { CaseStore } from '../ports.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { EraseStore } from './erase-store.ts'

/** Holds that outlive an erasure: whoever said stop is not asked again because they are forgotten. */
export const STOPS: ReadonlySet<HoldKind> = new Set(['opt-out', 'cease'])

/** Who asks for an erasure, when, and under which id of the lender's. */
export interface ErasureRequest {
  readonly borrower: string
  readonly request: string
  readonly id: string
  readonly by: string
  readonly at: Instant
  readonly why: string
}

export type Erasing =
  | {
      readonly is: 'erased'
      readonly entries: number
      /** What happened from here on is kept, since a rule says so, and goes by itself; absent where nothing must be kept. */
      readonly kept?: { readonly from: Instant; readonly rule: string }
    }
  /** A contact is in flight, whose end would write the plan again. */
  | { readonly is: 'in-use' | 'still-owes' | 'no-case' }

/**
 * Erases a borrower on request: the case, and all of the history that no rule says must still be kept. The note of it comes first
 * and the borrower goes last, so that a crash in between is made good by erasing again.
 */
export async function eraseBorrower(
  { borrower, request, id, by, at, why }: ErasureRequest,
  rulebook: Rulebook,
  { cases, erasing }: { readonly cases: Pick<CaseStore, 'load'>; readonly erasing: EraseStore },
): Promise<Erasing> {
  const caseFile = await cases.load(borrower)
  if (caseFile === undefined) return { is: 'no-case' }
  if (caseFile.plan.claim !== undefined) return { is: 'in-use' }
  if (owes(caseFile)) return { is: 'still-owes' }
  await erasing.note(borrower, [
    { what: 'acted', at, id, by, act: 'erased', why, holds: [], lifted: [] },
    { what: 'erased', at, request },
  ])
  const floor = retentionUnder(rulebook.packs, rulebook.actor).atLeast
  const kept = floor && { from: at - floor.days * DAY, rule: floor.rule }
  const entries = await erasing.eraseHistory(borrower, kept?.from ?? at)
  await erasing.eraseCase(caseFile)
  return { is: 'erased', entries, ...(kept && { kept }) }
}

/** Whether the lender still needs the data to be paid. */
function owes({ loans, payments }: CaseFile): boolean {
  return loans.some(({ id, status, instalments }) => {
    if (status === 'paid' || status === 'closed') return false
    return instalments.reduce((sum, { amount }) => sum + amount, 0) > paidOn(payments, id).settled
  })
}

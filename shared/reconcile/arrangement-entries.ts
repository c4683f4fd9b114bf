import { type ArrangementState, arrangementState } from '../case/arrangement.ts'
import type { CaseFile } from '../case/case-file.ts'
import { coreAnswer } from '../case/core-answer.ts'
import type { Arrangement } from '../case/hold.ts'
import { arrangementOn } from '../case/holds.ts'
import type { Loan } from '../case/loan.ts'
import type { Policy } from '../case/policy.ts'
import { reachedAt } from '../case/position.ts'
import type { HistoryEntry } from '../ports.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'

/** Long enough that a plan is written meanwhile. An entry that is written again overwrites itself. */
const TOLD_FOR = 30 * DAY

type Settled = Extract<HistoryEntry, { what: 'arrangement-settled' }>

/**
 * What became of the arrangements that stand on the loans, of late: that the core system was asked and answered, that one broke, was
 * caught up or was paid. All of it is computed from the facts of the case, so that it does not matter which door brought them.
 */
export function arrangementEntries(caseFile: CaseFile, policy: Policy, now: Instant): readonly HistoryEntry[] {
  const { holds, loans, borrower } = caseFile
  if (!holds.some(({ kind }) => kind === 'arrangement')) return []
  const zone = policy.rulebook.rulesFor(borrower).homeZone
  return loans
    .flatMap((loan) => {
      const arrangement = arrangementOn(holds, loan.id, now)
      if (arrangement === undefined) return []
      return [
        ...asked(arrangement, loan),
        ...answered(arrangement, caseFile, now),
        ...came(arrangement, caseFile, policy, zone, now),
      ]
    })
    .filter(({ at }) => at <= now && at > now - TOLD_FOR)
}

function asked(
  { id, from, answerBy, terms, instalments }: Arrangement,
  { id: loan, currency }: Loan,
): readonly HistoryEntry[] {
  if (answerBy === undefined) return []
  return [
    {
      what: 'arrangement-asked',
      at: from,
      state: 'accepted',
      ...{ arrangement: id, loan, currency, instalments, answerBy },
      ...(terms !== undefined && { terms }),
    },
  ]
}

function answered(arrangement: Arrangement, { holds }: CaseFile, now: Instant): readonly Settled[] {
  const answer = coreAnswer(arrangement, holds, now)
  return 'at' in answer ? [settled(arrangement, answer.is, answer.at)] : []
}

function came(
  arrangement: Arrangement,
  { payments, holds }: CaseFile,
  policy: Policy,
  zone: Zone,
  now: Instant,
): readonly Settled[] {
  if (coreAnswer(arrangement, holds, now).is === 'rejected') return []
  const { loan, from, instalments } = arrangement
  const state: ArrangementState = arrangementState(arrangement, payments, policy, zone, localDay(zone, now))
  switch (state.is) {
    case 'broken':
      return [settled(arrangement, 'broken', firstInstantOf(zone, state.on, 0))]
    case 'paid': {
      const asked = instalments.reduce((sum, { amount }) => sum + amount, 0)
      const at = reachedAt(payments, loan, asked, from)
      return at === undefined ? [] : [settled(arrangement, 'paid', at)]
    }
    case 'kept':
    case 'missed':
      if (state.caughtUpOn === undefined) return []
      return [settled(arrangement, 'caught-up', firstInstantOf(zone, state.caughtUpOn, 0))]
  }
}

function settled({ id: arrangement, loan }: Arrangement, state: Settled['state'], at: Instant): Settled {
  return { what: 'arrangement-settled', at, state, arrangement, loan }
}

import type { CalendarDay } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'
import type { Arrangement } from './hold.ts'
import type { Instalment, Payment } from './loan.ts'
import type { PolicyNumbers } from './policy-numbers.ts'

/** When an arrangement counts as broken: by so many instalments missed at one time, or by one that stays missed so long. */
export type BreakingPoint = Pick<PolicyNumbers, 'arrangementBrokenAfterMissed' | 'arrangementBrokenAfterDays'>

/** What became of an arrangement as of a local day. One that a person ended no longer stands, so nobody asks. */
export type ArrangementState =
  | Standing
  | { readonly is: 'paid'; readonly on: CalendarDay }
  | { readonly is: 'broken'; readonly on: CalendarDay }

interface Standing {
  /** Whether all that was due before today is paid. */
  readonly is: 'kept' | 'missed'
  /** The newest instalment that is paid in full. */
  readonly paid: PaidInstalment | undefined
  /** The day on which the arrangement is broken if nothing is paid until then. */
  readonly breaksOn: CalendarDay
}

export interface PaidInstalment {
  readonly instalment: Instalment
  readonly on: CalendarDay
}

/**
 * Computed from what has settled since the arrangement was made, and stored nowhere: a payment that is reversed breaks what it
 * kept. Once broken it stays broken, so that paying late does not bring back dates that were given up; paying all of it ends it well.
 */
export function arrangementState(
  arrangement: Arrangement,
  payments: readonly Payment[],
  breaking: BreakingPoint,
  zone: Zone,
  today: CalendarDay,
): ArrangementState {
  const reached = daysReached(arrangement, payments, zone)
  const last = reached.at(-1)?.on ?? Infinity
  if (last < Infinity) return { is: 'paid', on: last }
  const brokenOn = breakingDay(reached, breaking)
  if (brokenOn <= today) return { is: 'broken', on: brokenOn }
  const missed = reached.some(({ instalment, on }) => on === Infinity && instalment.dueOn < today)
  return { is: missed ? 'missed' : 'kept', paid: reached.findLast(({ on }) => on < Infinity), breaksOn: brokenOn }
}

/** The local day on which each instalment was paid in full, the oldest first; Infinity where that has not come. */
function daysReached(arrangement: Arrangement, payments: readonly Payment[], zone: Zone): readonly PaidInstalment[] {
  const { loan, from } = arrangement
  const settled = payments
    .filter((payment) => payment.loan === loan && payment.state === 'settled' && payment.at >= from)
    .sort((a, b) => a.at - b.at)
  let asked = 0
  let paid = 0
  let next = 0
  return arrangement.instalments.map((instalment) => {
    asked += instalment.amount
    while (paid < asked) {
      const payment = settled[next]
      if (payment === undefined) return { instalment, on: Infinity }
      paid += payment.amount
      next += 1
    }
    return { instalment, on: localDay(zone, settled[next - 1]?.at ?? from) }
  })
}

function breakingDay(
  reached: readonly PaidInstalment[],
  { arrangementBrokenAfterMissed, arrangementBrokenAfterDays }: BreakingPoint,
): CalendarDay {
  let earliest = Infinity
  for (const [at, { instalment, on }] of reached.entries()) {
    const { dueOn } = instalment
    if (on > dueOn + arrangementBrokenAfterDays) earliest = Math.min(earliest, dueOn + arrangementBrokenAfterDays + 1)
    const openThen = reached.slice(0, at + 1).filter((each) => each.on > dueOn)
    if (openThen.length >= arrangementBrokenAfterMissed) earliest = Math.min(earliest, dueOn + 1)
  }
  return earliest
}

import type { CalendarDay } from '../time/instant.ts'
import { localDay, type Zone } from '../time/zone.ts'
import type { Arrangement } from './hold.ts'
import type { Instalment, Payment } from './loan.ts'
import type { PolicyNumbers } from './policy-numbers.ts'

/**
 * When an arrangement counts as broken (by so many instalments missed at one time, or by one that stays missed so long), and until
 * when it can be caught up.
 */
export type BreakingPoint = Pick<
  PolicyNumbers,
  'arrangementBrokenAfterMissed' | 'arrangementBrokenAfterDays' | 'arrangementCaughtUpWithinDays'
>

/** What became of an arrangement as of a local day. One that a person ended no longer stands, so nobody asks. */
export type ArrangementState =
  | Standing
  | { readonly is: 'paid'; readonly on: CalendarDay; readonly paid: PaidInstalment }
  | { readonly is: 'broken'; readonly on: CalendarDay }

interface Standing {
  /** Whether all that was due before today is paid. */
  readonly is: 'kept' | 'missed'
  /** The newest instalment that is paid in full. */
  readonly paid: PaidInstalment | undefined
  /** The day on which the arrangement is broken if nothing is paid until then. */
  readonly breaksOn: CalendarDay
  /** The day on which it was last made good after it had been broken. */
  readonly caughtUpOn?: CalendarDay
}

export interface PaidInstalment {
  readonly instalment: Instalment
  readonly on: CalendarDay
}

/**
 * Computed from what has settled since the arrangement was made, and stored nowhere: a payment that is reversed breaks what it
 * kept. A broken one stands again once all that was due is paid within the days that the policy gives for it; later than that it
 * stays broken, so that dates which were given up do not come back. Paying all of it ends it well.
 */
export function arrangementState(
  arrangement: Arrangement,
  payments: readonly Payment[],
  breaking: BreakingPoint,
  zone: Zone,
  today: CalendarDay,
): ArrangementState {
  const reached = daysReached(arrangement, payments, zone)
  const last = reached.at(-1)
  if (last !== undefined && last.on < Infinity) return { is: 'paid', on: last.on, paid: last }
  const { brokenOn, caughtUpOn } = lastBreak(reached, breaking)
  if (brokenOn <= today) return { is: 'broken', on: brokenOn }
  const missed = reached.some(({ instalment, on }) => on === Infinity && instalment.dueOn < today)
  return {
    is: missed ? 'missed' : 'kept',
    paid: reached.findLast(({ on }) => on < Infinity),
    breaksOn: brokenOn,
    ...(caughtUpOn !== undefined && { caughtUpOn }),
  }
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

/** The first day of breaking that was not made good in time; Infinity where there is none. */
function lastBreak(
  reached: readonly PaidInstalment[],
  breaking: BreakingPoint,
): { readonly brokenOn: CalendarDay; readonly caughtUpOn: CalendarDay | undefined } {
  let caughtUpOn: CalendarDay | undefined
  for (const brokenOn of breakingDays(reached, breaking)) {
    // What was missed before it was made good was made good with it.
    if (caughtUpOn !== undefined && brokenOn <= caughtUpOn) continue
    const caughtUp = dayOfCatchingUp(reached, brokenOn)
    if (caughtUp > brokenOn + breaking.arrangementCaughtUpWithinDays) return { brokenOn, caughtUpOn }
    caughtUpOn = caughtUp
  }
  return { brokenOn: Infinity, caughtUpOn }
}

/** The first day from the breaking on at whose end all that was due by then was paid. */
function dayOfCatchingUp(reached: readonly PaidInstalment[], brokenOn: CalendarDay): CalendarDay {
  const days = reached.map(({ on }) => on).filter((on) => on >= brokenOn)
  return days.find((day) => reached.every(({ instalment, on }) => instalment.dueOn > day || on <= day)) ?? Infinity
}

/** The days on which one of the two reasons to break comes about, the earliest first. */
function breakingDays(
  reached: readonly PaidInstalment[],
  { arrangementBrokenAfterMissed, arrangementBrokenAfterDays }: BreakingPoint,
): readonly CalendarDay[] {
  const days = reached.flatMap(({ instalment, on }, at) => {
    const { dueOn } = instalment
    const openThen = reached.slice(0, at + 1).filter((each) => each.on > dueOn)
    return [
      ...(on > dueOn + arrangementBrokenAfterDays ? [dueOn + arrangementBrokenAfterDays + 1] : []),
      ...(openThen.length >= arrangementBrokenAfterMissed ? [dueOn + 1] : []),
    ]
  })
  return days.toSorted((a, b) => a - b)
}

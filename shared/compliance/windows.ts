import type { Finding } from '../case/finding.ts'
import type { RecentContact } from '../case/plan.ts'
import { DAY, type Instant, MINUTE, type MinuteOfDay } from '../time/instant.ts'
import { type HoursOf, nextWithin, windowEnd } from '../time/window.ts'
import { offsetAt, type Zone } from '../time/zone.ts'
import type { Approach } from './contract.ts'
import { defer } from './defer.ts'
import { liftedUntil, liftsFrom } from './exceptions.ts'
import { binds, type Scope } from './scope.ts'
import { placeOf, type WeekHours } from './week-hours.ts'

const MIDNIGHT: MinuteOfDay = 1440

export interface CompiledWindow extends Scope, WeekHours {
  readonly hoursOf: HoursOf
}

/** The windows whose clock hangs in one zone. */
export interface ZoneWindows {
  readonly zone: Zone
  readonly windows: readonly CompiledWindow[]
}

/**
 * Moves an instant on to where the first window that refuses it opens or ends; unchanged when none does. The caller
 * repeats until nothing moves. Infinite when a window does not open before the horizon.
 */
export function afterWindows(
  { zone, windows }: ZoneWindows,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
  horizon: Instant,
  findings: Finding[],
  first: number,
): Instant {
  if (windows.length === 0) return at
  const local = at + offsetAt(zone, at)
  const day = Math.floor(local / DAY)
  const minute = Math.floor((local - day * DAY) / MINUTE)
  for (const window of windows) {
    if (!binds(window, approach, at) || isOpen(window, day, minute) || isLifted(window, approach, contacts, at))
      continue
    const opens = nextWithin(zone, window.hoursOf, at, horizon)
    const lifts = window.unless === undefined ? Infinity : liftsFrom(window.unless, approach, contacts, at)
    const until = Math.min(opens ?? Infinity, window.until, lifts)
    defer(findings, first, window.rule, approach.channel, at, until < horizon ? until : undefined)
    return until
  }
  return at
}

function isLifted(
  { unless }: CompiledWindow,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  return unless !== undefined && liftedUntil(unless, approach, contacts, at) > at
}

/** The rules of the windows that are closed at an instant. */
export function closedAt(
  { zone, windows }: ZoneWindows,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): readonly string[] {
  const local = at + offsetAt(zone, at)
  const day = Math.floor(local / DAY)
  const minute = Math.floor((local - day * DAY) / MINUTE)
  return windows.flatMap((window) =>
    binds(window, approach, at) && !isOpen(window, day, minute) && !isLifted(window, approach, contacts, at)
      ? [window.rule]
      : [],
  )
}

function isOpen(window: CompiledWindow, day: number, minute: MinuteOfDay): boolean {
  const place = placeOf(window, day)
  return minute >= (window.opens[place] ?? MIDNIGHT) && minute < (window.closes[place] ?? 0)
}

/** The end of the stretch in which all windows that bind are open: `at` itself when one is not, infinite when none binds. */
export function windowsEnd(
  { zone, windows }: ZoneWindows,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): Instant {
  if (windows.length === 0) return Number.POSITIVE_INFINITY
  const offset = offsetAt(zone, at)
  const midnight = Math.floor((at + offset) / DAY) * DAY - offset
  const day = (midnight + offset) / DAY
  const minute = Math.floor((at - midnight) / MINUTE)
  let closes = MIDNIGHT
  for (const window of windows) {
    if (!binds(window, approach, at) || isLifted(window, approach, contacts, at)) continue
    if (!isOpen(window, day, minute)) return at
    closes = Math.min(closes, window.closes[placeOf(window, day)] ?? 0)
  }
  const end = midnight + closes * MINUTE
  // The clock reading is the answer unless clocks change on the way to it, or hours may run on over midnight.
  return closes < MIDNIGHT && offsetAt(zone, end) === offset ? end : earliestEnd(zone, windows, approach, contacts, at)
}

function earliestEnd(
  zone: Zone,
  windows: readonly CompiledWindow[],
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): Instant {
  let end = Number.POSITIVE_INFINITY
  for (const window of windows) {
    if (binds(window, approach, at) && !isLifted(window, approach, contacts, at))
      end = Math.min(end, windowEnd(zone, window.hoursOf, at))
  }
  return end
}

import type { Channel } from '../case/channel.ts'
import type { Finding, Reason } from '../case/finding.ts'
import { DAY, type Instant, MINUTE, type MinuteOfDay } from '../time/instant.ts'
import { type DayHours, nextWithinDaily, windowEnd } from '../time/window.ts'
import { localMinute, offsetAt, type Zone } from '../time/zone.ts'
import { defer } from './defer.ts'

const MIDNIGHT: MinuteOfDay = 1440

/** Moves an instant on to where daily hours open, in one zone; infinite when they do not before the horizon. */
export function afterHours(
  zone: Zone,
  hours: DayHours,
  reason: Reason,
  channel: Channel,
  at: Instant,
  horizon: Instant,
  findings: Finding[],
  first: number,
): Instant {
  const minute = localMinute(zone, at)
  if (minute >= hours.from && minute < hours.to) return at
  const opens = nextWithinDaily(zone, hours, at, horizon)
  defer(findings, first, reason, channel, at, opens)
  return opens ?? Number.POSITIVE_INFINITY
}

/** When daily hours that an instant lies in end; the instant itself when it lies outside them. */
export function hoursEnd(zone: Zone, hours: DayHours, at: Instant): Instant {
  const offset = offsetAt(zone, at)
  const midnight = Math.floor((at + offset) / DAY) * DAY - offset
  const end = midnight + hours.to * MINUTE
  if (at < midnight + hours.from * MINUTE || at >= end) return at
  // The clock reading is the answer unless clocks change on the way to it, or hours may run on over midnight.
  return hours.to < MIDNIGHT && offsetAt(zone, end) === offset ? end : windowEnd(zone, () => hours, at)
}

/**
 * Preferred hours a channel, closing early by its margin. They are a wish and may be short, so the margin takes at most
 * half of them: a contact late by minutes is nearer to the wish than none.
 */
export function withMargin(hours: DayHours, minutes: number): DayHours {
  return { from: hours.from, to: Math.max(hours.to - minutes, Math.ceil((hours.from + hours.to) / 2)) }
}

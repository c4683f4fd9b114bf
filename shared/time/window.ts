import { type CalendarDay, DAY, type Instant, LATEST_INSTANT, MINUTE, type MinuteOfDay } from './instant.ts'
import { segmentAt, segmentEnd, segmentOffset, type Zone } from './zone.ts'

/** Allowed when `from` <= local time < `to`; closed all day when they are equal. */
export interface DayHours {
  readonly from: MinuteOfDay
  readonly to: MinuteOfDay
}

/** A day's hours in local time; undefined when the day is closed. */
export type HoursOf = (day: CalendarDay) => DayHours | undefined

/** Hours that never close are followed this far. */
const LONGEST_WINDOW = 8 * DAY

/**
 * The earliest instant at or after `from` whose local time lies in its day's hours; undefined when there is none before `horizon`
 * or before the end of the covered years. Exact where clocks change: within a segment local time is UTC plus a constant, so the
 * first opening of the first segment that has one is the earliest. In an overlap both passes of an hour count.
 */
export function nextWithin(zone: Zone, hoursOf: HoursOf, from: Instant, horizon: Instant): Instant | undefined {
  const limit = Math.min(horizon, LATEST_INSTANT)
  let at = from
  for (let segment = segmentAt(zone, from); at < limit; segment += 1) {
    const end = Math.min(segmentEnd(zone, segment), limit)
    const offset = segmentOffset(zone, segment)
    let day = Math.floor((at + offset) / DAY)
    for (let midnight = day * DAY - offset; midnight < end; midnight += DAY, day += 1) {
      const hours = hoursOf(day)
      if (hours === undefined) continue
      const opens = Math.max(at, midnight + hours.from * MINUTE)
      if (opens < end && opens < midnight + hours.to * MINUTE) return opens
    }
    at = end
  }
  return undefined
}

/** `nextWithin` for hours that are the same every day, without a call per day in the usual case. */
export function nextWithinDaily(zone: Zone, hours: DayHours, from: Instant, horizon: Instant): Instant | undefined {
  const segment = segmentAt(zone, from)
  const end = Math.min(segmentEnd(zone, segment), horizon, LATEST_INSTANT)
  const offset = segmentOffset(zone, segment)
  const midnight = Math.floor((from + offset) / DAY) * DAY - offset
  const opens = Math.max(from, midnight + hours.from * MINUTE)
  if (opens < end && opens < midnight + hours.to * MINUTE) return opens
  const opensTomorrow = midnight + DAY + hours.from * MINUTE
  if (opensTomorrow < end && hours.from < hours.to) return opensTomorrow
  return nextWithin(zone, () => hours, from, horizon)
}

/**
 * The first instant after `at` that is no longer allowed, or `at` itself when it is not allowed. Days whose hours touch (until
 * 24:00, then from 00:00) are one window; hours that never close end after eight days.
 */
export function windowEnd(zone: Zone, hoursOf: HoursOf, at: Instant): Instant {
  const bound = at + LONGEST_WINDOW
  let closes = at
  for (let segment = segmentAt(zone, at); closes < bound; segment += 1) {
    const end = Math.min(segmentEnd(zone, segment), bound)
    const offset = segmentOffset(zone, segment)
    while (closes < end) {
      const midnight = Math.floor((closes + offset) / DAY) * DAY - offset
      const hours = hoursOf((midnight + offset) / DAY)
      if (hours === undefined || closes < midnight + hours.from * MINUTE || closes >= midnight + hours.to * MINUTE) {
        return closes
      }
      closes = Math.min(midnight + hours.to * MINUTE, end)
    }
  }
  return closes
}

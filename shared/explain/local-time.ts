import { DAY, formatDay, type Instant, MINUTE, weekday } from '../time/instant.ts'
import { localDay, offsetAt, type Zone } from '../time/zone.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** An instant as a clock in the zone shows it: `Sat 2026-11-07 09:00`, with seconds where it has some. */
export function localTime(zone: Zone, instant: Instant): string {
  const day = localDay(zone, instant)
  const wall = instant + offsetAt(zone, instant) - day * DAY
  const time = new Date(wall).toISOString().slice(11, wall % MINUTE === 0 ? 16 : 19)
  return `${WEEKDAYS[weekday(day) - 1]} ${formatDay(day)} ${time}`
}

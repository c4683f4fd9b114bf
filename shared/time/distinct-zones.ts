import type { Instant } from './instant.ts'
import { segmentAt, segmentStart, type Zone } from './zone.ts'

/**
 * One zone for each set that keeps the same local time from `since` on: the 29 zones of the USA are 8 or so from today on, and
 * whatever is allowed in one of a set is allowed in all.
 */
export function distinctZones(zones: readonly Zone[], since: Instant): readonly Zone[] {
  const byClock = new Map<string, Zone>()
  for (const zone of zones) {
    const clock = clockSince(zone, since)
    if (!byClock.has(clock)) byClock.set(clock, zone)
  }
  return [...byClock.values()]
}

function clockSince(zone: Zone, since: Instant): string {
  const now = segmentAt(zone, since)
  const changes: number[] = []
  for (let segment = now; segment <= zone.last; segment += 1) {
    changes.push(segment === now ? since : segmentStart(zone, segment), zone.offsets[segment] ?? 0)
  }
  return changes.join(' ')
}

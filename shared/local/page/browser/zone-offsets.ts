import type { Instant } from '../../../time/instant.ts'
import type { ZoneOffsets, Zones } from '../wire.ts'

const known = new Map<string, ZoneOffsets>()

/** Remembers the offsets that came with an answer. */
export function learnZones(zones: Zones): void {
  for (const [name, offsets] of Object.entries(zones)) known.set(name, offsets)
}

/** The instant moved by the zone's offset, to be formatted as if it were UTC; an unknown zone is UTC. */
export function localTime(zone: string, instant: Instant): Instant {
  const offsets = known.get(zone)
  if (offsets === undefined) return instant
  let offset = offsets.initial
  for (const [from, next] of offsets.changes) {
    if (from > instant) break
    offset = next
  }
  return instant + offset
}

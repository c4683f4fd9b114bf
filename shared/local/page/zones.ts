import { findZone } from '../../time/zone.ts'
import type { ZoneOffsets, Zones } from './wire.ts'

const known = new Map<string, ZoneOffsets>()

/** The offsets of the zones that an answer speaks of; a name that the table does not know is left out and shown in UTC. */
export function zonesOf(rows: readonly { readonly zone: string }[]): Zones {
  const zones: Record<string, ZoneOffsets> = {}
  for (const { zone } of rows) {
    const offsets = known.get(zone) ?? offsetsOf(zone)
    if (offsets !== undefined) zones[zone] = offsets
  }
  return zones
}

function offsetsOf(name: string): ZoneOffsets | undefined {
  const zone = findZone(name)
  if (zone === undefined) return undefined
  const changes: [number, number][] = []
  zone.starts.forEach((start, segment) => {
    if (Number.isFinite(start)) changes.push([start, zone.offsets[segment] ?? 0])
  })
  const offsets = { initial: zone.offsets[0] ?? 0, changes }
  known.set(name, offsets)
  return offsets
}

import { type CalendarDay, DAY, HOUR, type Instant, MINUTE, type MinuteOfDay } from './instant.ts'
import { decodeSegments, findRow, quantumOf, type Segments, zoneRows } from './zone-table.ts'

export { TZ_VERSION } from './zones.generated.ts'

/** An IANA time zone with every change of its offset from 2010 to 2049; found under any of its names. */
export interface Zone extends Segments {
  readonly name: string
}

/** No zone is further than this from UTC, with room to spare. */
const FURTHEST_OFFSET = 15 * HOUR

const zonesByName = new Map<string, Zone>()

/**
 * The zone of an IANA name or alias (`Asia/Kolkata` and `Asia/Calcutta` are the same zone); undefined for an unknown name.
 * A zone is decoded when it is first asked for; later calls are one lookup.
 */
export function findZone(name: string): Zone | undefined {
  return zonesByName.get(name) ?? decodeZone(name)
}

function decodeZone(name: string): Zone | undefined {
  const row = findRow(name)
  if (row === undefined) return undefined
  const zone = zonesByName.get(row.name) ?? { name: row.name, ...decodeSegments(row) }
  zonesByName.set(row.name, zone).set(name, zone)
  return zone
}

/** The name of every zone, without aliases. */
export function zoneNames(): readonly string[] {
  return zoneRows().map((row) => row.name)
}

/** Which of the zone's segments the instant lies in. */
export function segmentAt(zone: Zone, instant: Instant): number {
  let segment = zone.quanta[quantumOf(instant)] ?? 0
  while (segment < zone.last && instant >= segmentEnd(zone, segment)) segment += 1
  return segment
}

export function segmentStart(zone: Zone, segment: number): Instant {
  return zone.starts[segment] ?? Number.NEGATIVE_INFINITY
}

export function segmentEnd(zone: Zone, segment: number): Instant {
  return zone.starts[segment + 1] ?? Number.POSITIVE_INFINITY
}

export function segmentOffset(zone: Zone, segment: number): number {
  return zone.offsets[segment] ?? 0
}

/** Milliseconds to add to UTC for the zone's local time. */
export function offsetAt(zone: Zone, instant: Instant): number {
  return segmentOffset(zone, segmentAt(zone, instant))
}

export function localDay(zone: Zone, instant: Instant): CalendarDay {
  return Math.floor((instant + offsetAt(zone, instant)) / DAY)
}

/** Whole minutes since local midnight, 0 to 1439, as a clock on the wall shows them. */
export function localMinute(zone: Zone, instant: Instant): MinuteOfDay {
  const local = instant + offsetAt(zone, instant)
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE)
}

/** The first instant whose local time is at or after `minute` of `day`; where clocks skip that time, the instant after the gap. */
export function firstInstantOf(zone: Zone, day: CalendarDay, minute: MinuteOfDay): Instant {
  const local = day * DAY + minute * MINUTE
  let segment = segmentAt(zone, local - FURTHEST_OFFSET)
  while (segment < zone.last && local - segmentOffset(zone, segment) >= segmentEnd(zone, segment)) segment += 1
  return Math.max(local - segmentOffset(zone, segment), segmentStart(zone, segment))
}

/**
 * The instant from which on local time is never again before `minute` of `day`; where clocks repeat that time, on the second pass.
 * Thus the exclusive end of the time before it.
 */
export function lastInstantBefore(zone: Zone, day: CalendarDay, minute: MinuteOfDay): Instant {
  const local = day * DAY + minute * MINUTE
  let segment = segmentAt(zone, local + FURTHEST_OFFSET)
  while (segment > 0 && local - segmentOffset(zone, segment) <= segmentStart(zone, segment)) segment -= 1
  return Math.min(local - segmentOffset(zone, segment), segmentEnd(zone, segment))
}

import { Temporal } from 'temporal-polyfill'
import { TZ_VERSION } from '../../shared/time/zone.ts'

/**
 * Temporal is the oracle for local time. It shares no code with the zone table, but temporal-polyfill takes its data from Intl,
 * as generate-zones.ts did, so it can tell wrong encoding, decoding and arithmetic, not a wrong tz database; and it is an oracle
 * only where this Node has the table's tz version.
 */
export const oracleApplies = process.versions.tz === TZ_VERSION

export function temporalOffset(zoneName: string, instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zoneName).offsetNanoseconds / 1e6
}

/** All changes of offset in [from, to), found by Temporal's own search. */
export function temporalTransitions(zoneName: string, from: number, to: number): number[] {
  const transitions: number[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from - 1).toZonedDateTimeISO(zoneName)
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= to) return transitions
    transitions.push(next.epochMilliseconds)
    at = next
  }
}

import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, lastInstantBefore } from '../time/zone.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

/** When a rule is in force: from `since` until just before `until`. */
export interface InForce {
  readonly since: Instant
  readonly until: Instant
}

/** A rule's day begins where it begins first and ends where it ends last, so that it binds in every plausible zone. */
export function inForce({ effectiveFrom, effectiveTo }: Rule, where: Where): InForce {
  return {
    since: effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : Math.min(...startsOf(effectiveFrom, where)),
    until: effectiveTo === undefined ? Number.POSITIVE_INFINITY : Math.max(...endsBefore(effectiveTo, where)),
  }
}

function startsOf(day: CalendarDay, { zones }: Where): readonly Instant[] {
  return zones.map((zone) => firstInstantOf(zone, day, 0))
}

function endsBefore(day: CalendarDay, { zones }: Where): readonly Instant[] {
  return zones.map((zone) => lastInstantBefore(zone, day, 0))
}

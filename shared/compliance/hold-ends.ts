import { addBusinessDays } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { lastInstantBefore, localDay } from '../time/zone.ts'
import type { Rule } from './pack-schema.ts'
import type { Where } from './where.ts'

/** The first instant at which a hold from an instant on no longer stands; undefined where it stands until it is lifted. */
export type HoldEnd = (from: Instant) => Instant | undefined

/** Local days, the hold's own being the first; it ends where its last day ends last. */
export function compileHoldEnd({ lasts }: Extract<Rule, { kind: 'hold' }>, { zones, calendar }: Where): HoldEnd {
  if (lasts === undefined) return () => undefined
  const { count, unit } = lasts
  const lastDay = (day: number) => (unit === 'days' ? day + count - 1 : addBusinessDays(calendar, day, count - 1))
  return (from) => Math.max(...zones.map((zone) => lastInstantBefore(zone, lastDay(localDay(zone, from)) + 1, 0)))
}

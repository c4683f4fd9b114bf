import { type Channel, PURPOSES, type Purpose } from '../case/channel.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import { firstInstantOf, lastInstantBefore, type Zone } from '../time/zone.ts'
import type { Approach } from './contract.ts'
import type { Rule } from './pack-schema.ts'

/** When and for which approaches a compiled rule binds. Sets are bits and absent bounds are infinite, so that a check is arithmetic. */
export interface Scope {
  readonly rule: string
  readonly purposes: number
  readonly minDaysPastDue: number
  readonly maxDaysPastDue: number
  /** In force from `since` until just before `until`. */
  readonly since: Instant
  readonly until: Instant
}

export const CHANNEL_BITS: Readonly<Record<Channel, number>> = { sms: 1, email: 2, voice: 4, webhook: 8, agent: 16 }
export const PURPOSE_BITS: Readonly<Record<Purpose, number>> = {
  upcoming: 1,
  'due-today': 2,
  overdue: 4,
  'offer-arrangement': 8,
  'promise-due': 16,
  'promise-broken': 32,
  'instalment-due': 64,
  'instalment-missed': 128,
  thanks: 256,
  education: 512,
}

export function compileScope(rule: Rule, zones: readonly Zone[]): Scope {
  return {
    rule: rule.id,
    purposes: bitsOf(rule.purposes ?? PURPOSES, PURPOSE_BITS),
    minDaysPastDue: rule.daysPastDue?.min ?? Number.NEGATIVE_INFINITY,
    maxDaysPastDue: rule.daysPastDue?.max ?? Number.POSITIVE_INFINITY,
    // A rule's day begins where it begins first and ends where it ends last, so that it binds in every plausible zone.
    since:
      rule.effectiveFrom === undefined ? Number.NEGATIVE_INFINITY : Math.min(...startsOf(rule.effectiveFrom, zones)),
    until: rule.effectiveTo === undefined ? Number.POSITIVE_INFINITY : Math.max(...endsBefore(rule.effectiveTo, zones)),
  }
}

export function bitsOf<Name extends string>(names: readonly Name[], bits: Readonly<Record<Name, number>>): number {
  return names.reduce((sum, name) => sum | bits[name], 0)
}

function startsOf(day: CalendarDay, zones: readonly Zone[]): readonly Instant[] {
  return zones.map((zone) => firstInstantOf(zone, day, 0))
}

function endsBefore(day: CalendarDay, zones: readonly Zone[]): readonly Instant[] {
  return zones.map((zone) => lastInstantBefore(zone, day, 0))
}

/** Whether the rule speaks about this approach at all, at some time. */
export function concerns(scope: Scope, approach: Approach): boolean {
  return (
    (scope.purposes & PURPOSE_BITS[approach.purpose]) !== 0 &&
    approach.daysPastDue >= scope.minDaysPastDue &&
    approach.daysPastDue <= scope.maxDaysPastDue
  )
}

/** Whether the rule binds this approach at an instant. */
export function binds(scope: Scope, approach: Approach, at: Instant): boolean {
  return at >= scope.since && at < scope.until && concerns(scope, approach)
}

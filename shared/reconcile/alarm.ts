import type { Decision } from '../case/decision.ts'
import type { Plan } from '../case/plan.ts'
import type { Ports } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/**
 * The alarm that a decision needs. Armed only earlier: a live alarm that rings in time stays, finds nothing due and sets
 * the next one.
 */
export function alarmFor(plan: Plan, decision: Decision, now: Instant): Instant | undefined {
  const live = liveAlarm(plan, now)
  return decision.kind !== 'wait' || (live !== undefined && live <= decision.until) ? live : decision.until
}

/** Sets the alarm that a decision needs; undefined, without a promise to wait for, where the live one is in time. */
export function armAlarm(
  borrower: string,
  plan: Plan,
  decision: Decision,
  { alarms }: Ports,
  now: Instant,
): Promise<void> | undefined {
  const alarm = alarmFor(plan, decision, now)
  if (decision.kind !== 'wait' || alarm === undefined || alarm === liveAlarm(plan, now)) return undefined
  return alarms.set(borrower, alarm, decision.channel)
}

/** Only an alarm that is later than now is still to ring. */
function liveAlarm({ alarm }: Plan, now: Instant): Instant | undefined {
  return alarm !== undefined && alarm > now ? alarm : undefined
}

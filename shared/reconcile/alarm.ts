import type { Decision } from '../case/decision.ts'
import type { Plan } from '../case/plan.ts'
import type { Ports } from '../ports.ts'
import { type Instant, MINUTE } from '../time/instant.ts'

/**
 * By how much an alarm may ring early, where clocks differ: a queue's longest delay, so that ringing again is a message and no
 * alarm.
 */
const EARLY = 15 * MINUTE

/**
 * The alarm that a decision needs. Armed only earlier: a live alarm that rings in time stays, finds nothing due and sets
 * the next one.
 */
export function alarmFor(plan: Plan, decision: Decision, now: Instant): Instant | undefined {
  const live = liveAlarm(plan, now)
  return decision.kind !== 'wait' || (live !== undefined && live <= decision.until) ? live : decision.until
}

/**
 * Sets the alarm that a decision needs; undefined, without a promise to wait for, where the live one is in time. At the queue's
 * door something `rang`, and a live alarm that is near may be that very one, a little early: it is set once more.
 */
export function armAlarm(
  borrower: string,
  plan: Plan,
  decision: Decision,
  { alarms }: Ports,
  now: Instant,
  rang: boolean,
): Promise<void> | undefined {
  const alarm = alarmFor(plan, decision, now)
  if (decision.kind !== 'wait' || alarm === undefined) return undefined
  const mayHaveRung = rang && alarm <= now + EARLY
  if (alarm === liveAlarm(plan, now) && !mayHaveRung) return undefined
  return alarms.set(borrower, alarm, decision.channel)
}

/** Only an alarm that is later than now is still to ring. */
function liveAlarm({ alarm }: Plan, now: Instant): Instant | undefined {
  return alarm !== undefined && alarm > now ? alarm : undefined
}

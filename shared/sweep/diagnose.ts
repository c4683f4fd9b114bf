import type { CaseFile } from '../case/case-file.ts'
import type { Channel } from '../case/channel.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import type { Plan } from '../case/plan.ts'
import type { Policy } from '../case/policy.ts'
import { LEASE } from '../reconcile/stale-claim.ts'
import { unfinished } from '../responses/unfinished.ts'
import { asItCounts } from '../sending/as-it-counts.ts'
import { heldBy } from '../sending/gate.ts'
import type { SendingState } from '../sending/sending-state.ts'
import { type Instant, MINUTE } from '../time/instant.ts'

/** What a sweep found wrong with a case, in the order in which it looks. */
export const REPAIRS = [
  'unfinished-response',
  'stuck-claim',
  'overdue-plan',
  'never-planned',
  'other-versions',
  'other-decision',
  'lost-alarm',
] as const
export type Repair = (typeof REPAIRS)[number]

/** A case that is to be decided anew: why, and what changes, by step and date where there is one. */
export interface Diagnosis {
  readonly repair: Repair
  /** The channel whose queue would carry it; absent where nothing is due. */
  readonly channel?: Channel
  readonly step?: string
  /** When the plan meant to look at the case, and when it has to be looked at by the policy of now. */
  readonly planned?: Instant
  readonly due?: Instant
}

/** A contact that is due stays in its queue for a while; only what is later than this is worth another message. */
const TIME_IN_QUEUE = 15 * MINUTE

/**
 * Compares a case with what the policy of now says about it. The plan is not believed: undefined only where deciding anew
 * gives the very answer that the plan stands for, and its alarm will ring in time.
 */
export function diagnose(stored: CaseFile, state: SendingState, policy: Policy, now: Instant): Diagnosis | undefined {
  const { plan } = stored
  if (unfinished(stored, now).length > 0) return { repair: 'unfinished-response' }
  if (plan.claim !== undefined) return now < plan.claim.at + LEASE ? undefined : { repair: 'stuck-claim' }
  const caseFile = asItCounts(stored, state)
  const decision = decide(caseFile, policy, now)
  switch (decision.kind) {
    case 'rest':
      return plan.next === undefined && plan.arm !== undefined ? undefined : otherwise(plan, policy, {})
    case 'wait': {
      const { until, channel } = decision
      if (plan.next !== until) return otherwise(plan, policy, { due: until, channel })
      return rings(plan, now, until) ? undefined : { repair: 'lost-alarm', channel, planned: until, due: until }
    }
    case 'contact': {
      const held = heldBy(state, caseFile, decision, policy, now) !== undefined
      if (held && rings(plan, now, plan.next ?? now)) return undefined
      return overdue(plan, decision, now)
    }
  }
}

/** Whether an alarm will ring at or before an instant. */
function rings({ alarm }: Plan, now: Instant, by: Instant): boolean {
  return alarm !== undefined && alarm > now && alarm <= by
}

function overdue(plan: Plan, { contact }: Extract<Decision, { kind: 'contact' }>, now: Instant): Diagnosis | undefined {
  const { due, channel, loans } = contact
  if (due > now - TIME_IN_QUEUE) return undefined
  const planned = plan.next === undefined ? {} : { planned: plan.next }
  return { repair: 'overdue-plan', channel, step: loans[0].step, ...planned, due }
}

/** A plan that says something else: because it was never made, was made under another policy, or is wrong. */
function otherwise(
  { arm, next, strategy, packs }: Plan,
  { versions }: Policy,
  now: Pick<Diagnosis, 'due' | 'channel'>,
): Diagnosis {
  const moved = { ...now, ...(next !== undefined && { planned: next }) }
  if (arm === undefined) return { repair: 'never-planned', ...moved }
  const current = strategy === versions.strategy && packs === versions.packs
  return { repair: current ? 'other-decision' : 'other-versions', ...moved }
}

import type { CaseFile } from '../case/case-file.ts'
import type { Decision } from '../case/decision.ts'
import { type Finding, REASONS } from '../case/finding.ts'
import { alreadySays, withNext } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { BusinessEvent, HistoryEntry, Ports } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import type { Attempt } from './outcome.ts'

type NoContact = Exclude<Decision, { kind: 'contact' }>

/**
 * Plans a case that is not to be contacted now. The alarm is set before the plan that relies on it is written: a crash
 * between the two leaves a harmless alarm, where the other order would leave a forgotten borrower.
 */
export async function keepPlan(
  caseFile: CaseFile,
  decision: NoContact,
  policy: Policy,
  ports: Ports,
  now: Instant,
): Promise<Attempt> {
  const { plan, borrower } = caseFile
  const arming = armAlarm(borrower.id, plan, decision, ports, now)
  if (arming !== undefined) await arming
  const next = withNext(plan, decision, policy.versions, now, alarmFor(plan, decision, now))
  const outcome = decision.kind === 'wait' ? 'waiting' : 'resting'
  if (alreadySays(plan, next, now) && decision.tasks.length === 0) return outcome

  const change = { plan: next, tasks: decision.tasks, history: [decided(decision, now)] }
  const write = await ports.cases.writePlan(borrower.id, { version: plan.version }, change)
  if (!write.written) return 'again'
  for (const event of eventsOf(borrower.id, decision, now)) await ports.events.publish(event)
  return outcome
}

function decided(decision: NoContact, at: Instant): HistoryEntry {
  const { kind, findings } = decision
  return kind === 'wait'
    ? { what: 'decision', at, kind, until: decision.until, findings }
    : { what: 'decision', at, kind, findings }
}

const NO_EVENTS: readonly BusinessEvent[] = []

/** The events of a decision that sends nothing: tasks that it opened, and a deferral where a rule of a pack made one. */
export function eventsOf(borrower: string, decision: Decision, at: Instant): readonly BusinessEvent[] {
  const deferred = decision.kind === 'wait' && decision.findings.some(isDeferralOfPack)
  if (!deferred && decision.tasks.length === 0) return NO_EVENTS
  const events: BusinessEvent[] = decision.tasks.map(({ id, kind }) => ({
    type: 'task-opened',
    at,
    borrower,
    task: id,
    kind,
  }))
  if (deferred) {
    const rules = decision.findings.filter(isDeferralOfPack).map(({ rule }) => rule)
    events.push({ type: 'contact-deferred', at, borrower, until: decision.until, rules })
  }
  return events
}

function isDeferralOfPack({ effect, rule }: Finding): boolean {
  return effect === 'defer' && !Object.hasOwn(REASONS, rule)
}

import type { CaseFile } from '../case/case-file.ts'
import type { Decision } from '../case/decision.ts'
import { alreadySays, withNext, withoutOldMarks } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { Ports } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { agreementEntries } from './agreement-entries.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import { decisionEntry, taskEntries } from './decision-entry.ts'
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
  rang: boolean,
): Promise<Attempt> {
  const { plan, borrower } = caseFile
  const arming = armAlarm(borrower.id, plan, decision, ports, now, rang)
  if (arming !== undefined) await arming
  const next = withNext(plan, decision, policy.versions, now, alarmFor(plan, decision, now))
  const outcome = decision.kind === 'wait' ? 'waiting' : 'resting'
  if (alreadySays(plan, next, now) && decision.tasks.length === 0) return outcome

  const told = agreementEntries(caseFile, policy, now)
  const history = [decisionEntry(decision, now), ...taskEntries(decision.tasks, now), ...told]
  const change = { plan: withoutOldMarks(next, caseFile, now), tasks: decision.tasks, history }
  const write = await ports.cases.writePlan(borrower.id, { version: plan.version }, change)
  return write.written ? outcome : 'again'
}

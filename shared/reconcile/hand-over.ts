import { type AgentTask, type CaseFile, withPlan } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import { withHandover, withNext } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { Ports } from '../ports.ts'
import type { StepTask } from '../strategy/strategy.ts'
import type { Instant } from '../time/instant.ts'
import { agreementEntries } from './agreement-entries.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import { taskEntries } from './decision-entry.ts'
import type { Attempt } from './outcome.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>

/**
 * Hands a step to a person: the task opens and the step counts as done in one write. Nothing is sent, so nothing needs a
 * claim; the conditional write alone keeps the task from opening twice. Where a borrower is only observed, the step counts
 * while observing and no task opens.
 */
export async function handOver(
  caseFile: CaseFile,
  decision: ContactNow,
  policy: Policy,
  ports: Ports,
  now: Instant,
  observed: boolean,
): Promise<Attempt> {
  const borrower = caseFile.borrower.id
  const task = stepTask(decision, policy, now)
  const done = withHandover(caseFile.plan, decision.contact, task.id.slice(0, 64), observed ? 'observed' : 'sent')
  const tasks = observed ? decision.tasks : [...decision.tasks, task]
  const next = decide(withPlan(caseFile, done, [...caseFile.tasks, ...tasks]), policy, now)
  const arming = armAlarm(borrower, done, next, ports, now, true)
  if (arming !== undefined) await arming
  const plan = withNext(done, next, policy.versions, now, alarmFor(done, next, now))
  const entry = { what: 'handed-over', at: now, task: task.id, findings: decision.findings } as const
  const condition = { version: caseFile.plan.version }
  const history = [entry, ...taskEntries(tasks, now), ...agreementEntries(caseFile, policy, now)]
  const write = await ports.cases.writePlan(borrower, condition, { plan, tasks, history })
  if (!write.written) return 'again'

  if (next.kind === 'contact') await ports.queue.put(borrower, next.contact.channel)
  return 'handed-over'
}

function stepTask({ contact }: ContactNow, { strategy }: Policy, now: Instant): AgentTask {
  const [lead] = contact.loans
  const kind = strategy.strategy.steps.find(({ id }) => id === lead.step)?.task ?? 'call'
  return {
    id: `${kind}.${lead.loan}.${lead.subject}.${lead.step}`,
    kind,
    loan: lead.loan,
    about: `Step ${lead.step} of the strategy asks a person ${ASKS[kind]}.`,
    openedAt: now,
  }
}

const ASKS: Readonly<Record<StepTask, string>> = {
  call: 'to speak with the borrower',
  review: 'to look at the case',
  visit: 'to visit the borrower',
  'legal-review': 'to judge whether a legal step is right',
}

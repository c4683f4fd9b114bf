import type { AgentTask, CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import { withHandover, withNext } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { Ports } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import { eventsOf } from './keep-plan.ts'
import type { Attempt } from './outcome.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>

/**
 * Hands a step to a person: the task opens and the step counts as done in one write. Nothing is sent, so nothing needs a
 * claim; the conditional write alone keeps the task from opening twice.
 */
export async function handOver(
  caseFile: CaseFile,
  decision: ContactNow,
  policy: Policy,
  ports: Ports,
  now: Instant,
): Promise<Attempt> {
  const borrower = caseFile.borrower.id
  const [lead] = decision.contact.loans
  const task: AgentTask = {
    id: `call.${lead.loan}.${lead.subject}.${lead.step}`,
    kind: 'call',
    loan: lead.loan,
    about: `Step ${lead.step} of the strategy asks a person to speak with the borrower.`,
    openedAt: now,
  }
  const done = withHandover(caseFile.plan, decision.contact, task.id.slice(0, 64))
  const tasks = [...decision.tasks, task]
  const next = decide({ ...caseFile, plan: done, tasks: [...caseFile.tasks, ...tasks] }, policy, now)
  const arming = armAlarm(borrower, done, next, ports, now)
  if (arming !== undefined) await arming
  const plan = withNext(done, next, policy.versions, now, alarmFor(done, next, now))
  const entry = { what: 'handed-over', at: now, task: task.id, findings: decision.findings } as const
  const condition = { version: caseFile.plan.version }
  const write = await ports.cases.writePlan(borrower, condition, { plan, tasks, history: [entry] })
  if (!write.written) return 'again'

  for (const event of eventsOf(borrower, { ...decision, tasks }, now)) await ports.events.publish(event)
  if (next.kind === 'contact') await ports.queue.put(borrower, next.contact.channel)
  return 'handed-over'
}

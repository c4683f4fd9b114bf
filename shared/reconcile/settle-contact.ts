import { type CaseFile, type ClosedPoint, withPlan } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import type { PlanLink } from '../case/plan.ts'
import { withNext, withOutcome, withoutOldMarks } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import { traceOf } from '../case/trace.ts'
import { withLink } from '../links/carried-link.ts'
import type { RenderedMessage } from '../messages/message.ts'
import type { HistoryEntry, Ports, SendResult } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import { decisionEntry, isPlain, taskEntries } from './decision-entry.ts'
import type { Attempt } from './outcome.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>

/** How long a case waits for its next look where no alarm could be set. */
const BACK_OFF_SECONDS = 30

/** What became of a contact that was claimed. */
export type Settled =
  | Extract<SendResult, { state: 'accepted' | 'rejected' | 'unknown' }>
  | { readonly state: 'observed' }

const OUTCOMES = { accepted: 'sent', rejected: 'failed', unknown: 'unknown', observed: 'observed' } as const

export interface SentContact {
  readonly claim: string
  readonly decision: ContactNow
  readonly message: RenderedMessage
  /** The link that the message began. */
  readonly began: PlanLink | undefined
  readonly result: Settled
}

/** Sets the next alarm, then writes outcome, next plan and the end of the claim in one update. */
export async function settleContact(seen: CaseFile, sent: SentContact, policy: Policy, ports: Ports): Promise<Attempt> {
  const borrower = seen.borrower.id
  const { claim, message, began, result } = sent
  const now = ports.clock.now()
  const closed = closedBy(sent, now)
  if (closed !== undefined) await ports.cases.closePoint(borrower, closed)

  const outcome = OUTCOMES[result.state]
  const trace = result.state === 'accepted' && result.unnamed ? traceOf(result.providerId) : undefined
  const settled = withOutcome(seen.plan, outcome, trace)
  const after = began === undefined ? settled : withLink(settled, began, now)
  const next = decide(withPlan(seen, after), policy, now)
  let armed = true
  try {
    const arming = armAlarm(borrower, after, next, ports, now, true)
    if (arming !== undefined) await arming
  } catch {
    // The outcome is written whatever happens: the case goes back to the queue instead.
    armed = false
  }
  const alarm = armed ? alarmFor(after, next, now) : undefined
  const plan = withoutOldMarks(withNext(after, next, policy.versions, now, alarm), seen, now)
  const history = [contactEntry(sent, policy, now), ...closedEntry(closed), ...nextEntries(next, now)]
  const write = await ports.cases.writePlan(borrower, { claim }, { plan, tasks: next.tasks, history })
  if (!write.written) return 'again'

  if (next.kind === 'contact') await ports.queue.put(borrower, next.contact.channel)
  else if (!armed) await ports.queue.put(borrower, message.channel, BACK_OFF_SECONDS)
  return outcome
}

/** The contact point that the provider refused for good. */
function closedBy({ decision, result }: SentContact, since: Instant): ClosedPoint | undefined {
  const { point } = decision.contact
  return result.state === 'rejected' && point !== undefined ? { point: point.id, since, why: result.why } : undefined
}

function closedEntry(closed: ClosedPoint | undefined): readonly HistoryEntry[] {
  return closed === undefined ? [] : [{ what: 'point-closed', at: closed.since, point: closed.point, why: closed.why }]
}

/** What the next decision adds to the history: its tasks, and itself where it says more than the strategy's calendar. */
function nextEntries(next: Decision, now: Instant): readonly HistoryEntry[] {
  const tasks = taskEntries(next.tasks, now)
  if (next.kind === 'contact') return tasks
  const entry = decisionEntry(next, now)
  return isPlain(entry) ? tasks : [entry, ...tasks]
}

function contactEntry({ claim, decision, message, result }: SentContact, policy: Policy, at: Instant): HistoryEntry {
  const { contact, findings } = decision
  return {
    what: 'contact',
    at,
    contact: claim,
    outcome: OUTCOMES[result.state],
    providerId: result.state === 'accepted' ? result.providerId : undefined,
    channel: contact.channel,
    point: contact.point?.id,
    purpose: contact.purpose,
    tone: contact.tone,
    steps: contact.loans.map(({ loan, subject, step }) => ({ loan, subject, step })),
    consent: contact.point?.consent,
    message,
    findings,
    versions: policy.versions,
  }
}

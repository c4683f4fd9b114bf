import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import type { Plan } from '../case/plan.ts'
import { caseWithoutClaim, sameContact, withClaim, withNext, withOutcome, withoutClaim } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { RenderedMessage } from '../messages/message.ts'
import type { HistoryEntry, Ports, SendResult } from '../ports.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { alarmFor, armAlarm } from './alarm.ts'
import { eventsOf } from './keep-plan.ts'
import type { Attempt } from './outcome.ts'
import { renderContact } from './render-contact.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>

/** The provider call starts within this time of the second look, or the claim is withdrawn. */
const FRESH = 10 * SECOND

/** How long a contact that the provider refused for its rate waits before its case is decided again. */
const BACK_OFF_SECONDS = 30

/**
 * Claim, second look, send, outcome. The claim fences the doors against each other; the second look fences them all
 * against the world: a payment, a hold, a reply or a closed window that came in between ends the contact here.
 */
export async function sendContact(
  caseFile: CaseFile,
  decision: ContactNow,
  policy: Policy,
  ports: Ports,
  now: Instant,
): Promise<Attempt> {
  const borrower = caseFile.borrower.id
  const claim = ports.ids.next()
  const claimed = withClaim(caseFile.plan, decision.contact, claim, now, decision.arm)
  const condition = { version: caseFile.plan.version }
  const change = { plan: claimed, tasks: decision.tasks, history: [] }
  const write = await ports.cases.writePlan(borrower, condition, change)
  // A write that succeeded unseen (its answer was lost) and was tried again finds its own claim.
  if (!write.written && write.plan?.claim?.id !== claim) return 'again'
  for (const event of eventsOf(borrower, decision, now)) await ports.events.publish(event)

  const seen = await ports.cases.load(borrower)
  if (seen?.plan.claim?.id !== claim) return 'again'
  const lookedAt = ports.clock.now()
  const second = decide(caseWithoutClaim(seen), policy, lookedAt)
  if (second.kind !== 'contact' || !sameContact(decision.contact, second.contact)) {
    return withdraw(seen, claim, second, ports)
  }
  const message = renderContact(seen, second.contact, policy)
  if (ports.clock.now() - lookedAt > FRESH) return withdraw(seen, claim, second, ports)

  const result = await send(claim, message, ports)
  if (result.state === 'throttled') {
    await withdraw(seen, claim, second, ports)
    await ports.queue.put(borrower, second.contact.channel, BACK_OFF_SECONDS)
    return 'throttled'
  }
  return settle(seen, second, message, result, claim, policy, ports)
}

/** An error that is not known to precede acceptance may have left a message behind. */
async function send(claim: string, message: RenderedMessage, ports: Ports): Promise<SendResult> {
  try {
    return await ports.sender(message.channel).send(claim, message)
  } catch {
    return { state: 'unknown' }
  }
}

async function withdraw(seen: CaseFile, claim: string, { findings }: Decision, ports: Ports): Promise<Attempt> {
  const borrower = seen.borrower.id
  const at = ports.clock.now()
  const history: HistoryEntry[] = [{ what: 'withdrawn', at, contact: claim, findings }]
  const write = await ports.cases.writePlan(borrower, { claim }, { plan: withoutClaim(seen.plan), tasks: [], history })
  const channel = seen.plan.contacts.find(({ id }) => id === claim)?.channel
  if (write.written && channel !== undefined) {
    await ports.events.publish({ type: 'contact-withdrawn', at, borrower, contact: claim, channel })
  }
  return 'again'
}

/** Sets the next alarm, then writes outcome, next plan and the end of the claim in one update. */
async function settle(
  seen: CaseFile,
  sent: ContactNow,
  message: RenderedMessage,
  result: Exclude<SendResult, { state: 'throttled' }>,
  claim: string,
  policy: Policy,
  ports: Ports,
): Promise<Attempt> {
  const borrower = seen.borrower.id
  const now = ports.clock.now()
  const outcome = result.state === 'accepted' ? 'sent' : result.state === 'rejected' ? 'failed' : 'unknown'
  if (result.state === 'rejected' && sent.contact.point !== undefined) {
    await ports.cases.closePoint(borrower, { point: sent.contact.point.id, since: now, why: result.why })
  }

  const after = withOutcome(seen.plan, outcome)
  const next = decide({ ...seen, plan: after }, policy, now)
  const armed = await armOrGiveUp(borrower, after, next, ports, now)
  const alarm = armed ? alarmFor(after, next, now) : undefined
  const plan = withNext(after, next, policy.versions, now, alarm)
  const entry = contactEntry(sent, message, outcome, claim, policy, now)
  const change = { plan, tasks: next.tasks, history: [entry] }
  const write = await ports.cases.writePlan(borrower, { claim }, change)
  if (!write.written) return 'again'

  await ports.events.publish({
    type: `contact-${outcome}`,
    at: now,
    borrower,
    contact: claim,
    channel: message.channel,
  })
  for (const event of eventsOf(borrower, next, now)) await ports.events.publish(event)
  if (next.kind === 'contact') await ports.queue.put(borrower, next.contact.channel)
  else if (!armed) await ports.queue.put(borrower, message.channel, BACK_OFF_SECONDS)
  return outcome
}

/** After a send the outcome is written whatever happens: where no alarm could be set, the case goes back to the queue. */
async function armOrGiveUp(borrower: string, plan: Plan, next: Decision, ports: Ports, now: Instant): Promise<boolean> {
  try {
    await armAlarm(borrower, plan, next, ports, now)
    return true
  } catch {
    return false
  }
}

function contactEntry(
  { contact, findings }: ContactNow,
  message: RenderedMessage,
  outcome: 'sent' | 'unknown' | 'failed',
  id: string,
  policy: Policy,
  at: Instant,
): HistoryEntry {
  const steps = contact.loans.map(({ loan, step }) => ({ loan, step }))
  return { what: 'contact', at, contact: id, outcome, message, steps, findings, versions: policy.versions }
}

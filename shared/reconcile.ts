import type { CaseFile } from './case/case-file.ts'
import type { Channel } from './case/channel.ts'
import { decide } from './case/decide.ts'
import type { Plan } from './case/plan.ts'
import type { Policy } from './case/policy.ts'
import type { Ports } from './ports.ts'
import { agreementEntries } from './reconcile/agreement-entries.ts'
import { handOver } from './reconcile/hand-over.ts'
import { keepPlan } from './reconcile/keep-plan.ts'
import type { Attempt, Outcome } from './reconcile/outcome.ts'
import { sendContact } from './reconcile/send-contact.ts'
import { LEASE, settleStaleClaim } from './reconcile/stale-claim.ts'
import { asItCounts } from './sending/as-it-counts.ts'
import { heldBy, sends, waitInstead } from './sending/gate.ts'
import type { SendingState } from './sending/sending-state.ts'
import { type Instant, SECOND } from './time/instant.ts'

/** Which door opened the room. Only the queue's door sends, and only its own channel. */
export type Door = { readonly opened: 'change' } | { readonly opened: 'queue'; readonly channel: Channel }

/** More losses in a row than this against other writers of one case mean that something is wrong. */
const ATTEMPTS = 8

/** Too many others wrote the case at the same time; the message that opened the door is to come back later. */
export class CaseContendedError extends Error {
  override readonly name = 'CaseContendedError'
  constructor(borrower: string) {
    super(`The case of borrower ${borrower} changed ${ATTEMPTS} times while it was decided; deliver the message again.`)
  }
}

/**
 * Load, decide, act, for one borrower. Believes nothing of what opened the door: the case is read and decided anew, so
 * lost order, duplicates and stale alarms do no harm. Throws only when a port fails or the case is contended, which means:
 * again later.
 */
export async function reconcile(borrower: string, door: Door, policy: Policy, ports: Ports): Promise<Outcome> {
  if (door.opened === 'queue') {
    const outcome = await atAGlance(borrower, door.channel, policy, ports)
    if (outcome !== 'again') return outcome
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await ports.cases.load(borrower)
    if (stored === undefined) return 'no-case'
    const state = await ports.control.standing()
    const outcome = await act(asItCounts(stored, state), state, door, policy, ports)
    if (outcome !== 'again') return outcome
  }
  throw new CaseContendedError(borrower)
}

/**
 * The first look of a door that sends may be a moment old, which costs half as much. It is good for one thing: to go on to a claim,
 * which takes only if the plan is the one that was read, and after which everything is read and decided anew. Whatever else it says, and
 * whatever a claim would write beside the contact, is for a look that sees everything.
 */
async function atAGlance(borrower: string, channel: Channel, policy: Policy, ports: Ports): Promise<Attempt> {
  const stored = await ports.cases.load(borrower, 'a-moment-old')
  if (stored === undefined || stored.plan.claim !== undefined) return 'again'
  const state = await ports.control.standing()
  const caseFile = asItCounts(stored, state)
  const now = ports.clock.now()
  const glanced = decide(caseFile, policy, now)
  if (glanced.kind !== 'contact' || glanced.contact.channel !== channel || channel === 'agent') return 'again'
  if (glanced.arm !== caseFile.plan.arm || glanced.tasks.length > 0) return 'again'
  if (heldBy(state, caseFile, glanced, policy, now) !== undefined) return 'again'
  if (agreementEntries(caseFile, policy, now).length > 0) return 'again'
  return sendContact(caseFile, glanced, state, policy, ports, now, 'a-moment-old')
}

function act(caseFile: CaseFile, state: SendingState, door: Door, policy: Policy, ports: Ports): Promise<Attempt> {
  const now = ports.clock.now()
  const { claim } = caseFile.plan
  if (claim !== undefined) {
    return now < claim.at + LEASE
      ? comeBack(caseFile, claim, door, ports, now)
      : settleStaleClaim(caseFile, claim.id, ports)
  }
  const decision = decide(caseFile, policy, now)
  const rang = door.opened === 'queue'
  if (decision.kind !== 'contact') return keepPlan(caseFile, decision, policy, ports, now, rang)
  const held = heldBy(state, caseFile, decision, policy, now)
  if (held !== undefined) {
    return keepPlan(caseFile, waitInstead(decision, held, caseFile.borrower.id, now), policy, ports, now, rang)
  }
  const { channel } = decision.contact
  if (door.opened !== 'queue' || door.channel !== channel) return enqueue(caseFile, channel, ports)
  return channel === 'agent'
    ? handOver(caseFile, decision, policy, ports, now, !sends(state, caseFile.borrower.id, decision.contact))
    : sendContact(caseFile, decision, state, policy, ports, now)
}

async function enqueue({ borrower }: CaseFile, channel: Channel, ports: Ports): Promise<'queued'> {
  await ports.queue.put(borrower.id, channel)
  return 'queued'
}

/** Another door has claimed the case: this one neither waits nor fails, but comes back when the lease ends. */
async function comeBack(
  { borrower, plan }: CaseFile,
  claim: NonNullable<Plan['claim']>,
  door: Door,
  ports: Ports,
  now: Instant,
): Promise<'busy'> {
  const claimed = plan.contacts.find(({ id }) => id === claim.id)
  const channel = door.opened === 'queue' ? door.channel : (claimed?.channel ?? 'agent')
  await ports.queue.put(borrower.id, channel, Math.ceil((claim.at + LEASE - now) / SECOND))
  return 'busy'
}

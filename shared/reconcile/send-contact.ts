import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision, ProposedContact } from '../case/decision.ts'
import type { Reason } from '../case/finding.ts'
import { caseWithoutClaim, sameContact, withClaim, withFullNumber } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { Freshness, LoanTruth, OutgoingMessage, PlanWrite, Ports, SendResult } from '../ports.ts'
import { heldBy, sends, waitInstead } from '../sending/gate.ts'
import type { SendingState } from '../sending/sending-state.ts'
import { type Instant, MINUTE, SECOND } from '../time/instant.ts'
import { agreementEntries } from './agreement-entries.ts'
import { taskEntries } from './decision-entry.ts'
import { keepPlan } from './keep-plan.ts'
import type { Attempt } from './outcome.ts'
import { renderContact } from './render-contact.ts'
import { settleContact } from './settle-contact.ts'
import { type PutOff, waitForNumber } from './shared-number.ts'
import { takeFromBudgets } from './take-from-budgets.ts'
import { type Withdrawal, withdrawAndWait, withdrawClaim } from './withdraw-claim.ts'

type ContactNow = Extract<Decision, { kind: 'contact' }>

/** The provider call starts within so long of the second look, or the claim is withdrawn. */
const STARTS_WITHIN = 10 * SECOND
/** A sender may hold it back for two seconds, to keep to its pace. */
const FRESH = STARTS_WITHIN - 2 * SECOND
/** A function runs for a minute at most: a claim that is older was frozen with its process, and others may judge it soon. */
const IN_HAND = 2 * MINUTE

/** How long a contact that the provider refused before accepting it waits until its case is decided again. Seconds. */
const BACK_OFF = { throttled: 30, unavailable: 900 } as const

/**
 * Claim, second look, send, outcome. The claim fences the doors against each other; the second look fences them all
 * against the world: a payment, a hold, a reply, a pause or a closed window that came in between ends the contact here. A case that
 * may be a moment old is good for the claim alone: a wait is planned only from one that is not.
 */
export async function sendContact(
  caseFile: CaseFile,
  decision: ContactNow,
  state: SendingState,
  policy: Policy,
  ports: Ports,
  now: Instant,
  freshness: Freshness = 'newest',
): Promise<Attempt> {
  const borrower = caseFile.borrower.id
  const { channel } = decision.contact
  const asking = waitForNumber(caseFile, decision, policy, ports, now, freshness)
  const putOff = asking && (await asking)
  if (putOff !== undefined && freshness === 'a-moment-old') return 'again'
  if (putOff !== undefined) return keepPlan(remembering(putOff, caseFile), putOff.wait, policy, ports, now, true)
  const really = sends(state, borrower, decision.contact)
  const spent = really ? await takeFromBudgets(channel, state, ports, now) : undefined
  if (spent !== undefined && freshness === 'a-moment-old') return 'again'
  if (spent !== undefined) {
    return keepPlan(caseFile, waitInstead(decision, spent, borrower, now), policy, ports, now, true)
  }
  const claim = ports.ids.next()
  // A lease begins with its claim and not with the decision, behind which a process may have been frozen for long.
  const claimedAt = ports.clock.now()
  if (claimedAt - now > FRESH) return 'again'
  const write = await writeClaim(caseFile, decision, claim, policy, ports, claimedAt)
  // A write that succeeded unseen (its answer was lost) and was tried again finds its own claim.
  if (!write.written && write.plan?.claim?.id !== claim) return 'again'

  // Before the read and not after it: its answer may be slow, and then tells of what stood long ago.
  const lookedAt = ports.clock.now()
  const seen = await ports.cases.load(borrower)
  if (seen?.plan.claim?.id !== claim) return 'again'
  const unclaimed = caseWithoutClaim(seen)
  const second = decide(unclaimed, policy, lookedAt)
  const withdrawal: Withdrawal = { claim, channel, findings: second.findings }
  if (second.kind !== 'contact' || !sameContact(decision.contact, second.contact)) {
    return withdrawClaim(seen, withdrawal, ports)
  }
  // Again, now that the claim is there for the others to see.
  const askingAgain = waitForNumber(unclaimed, second, policy, ports, lookedAt)
  const taken = askingAgain && (await askingAgain)
  if (taken !== undefined) return withdrawAndWait(remembering(taken, seen), withdrawal, taken.wait, policy, ports)
  const answer = ports.truth && (await ask(ports.truth, borrower, second.contact))
  const stateAtLast = await orWithdraw(ports.control.standing(), seen, withdrawal, ports)
  const held = heldBy(stateAtLast, seen, second, policy, ports.clock.now()) ?? answer
  if (held !== undefined) {
    const wait = waitInstead(second, held, borrower, ports.clock.now())
    return withdrawAndWait(seen, withdrawal, wait, policy, ports)
  }
  const leaves = sends(stateAtLast, borrower, second.contact)
  const linking = leaves ? { references: ports.references, knownSince: stateAtLast.linksKnownSince } : undefined
  const rendering = renderContact(seen, second.contact, claim, policy, linking, lookedAt)
  const { message, began } = await orWithdraw(rendering, seen, withdrawal, ports)
  const late = ports.clock.now()
  if (late - lookedAt > FRESH || late - claimedAt > IN_HAND) return withdrawClaim(seen, withdrawal, ports)

  const result = leaves
    ? await send(
        { contact: claim, borrower, message, notAfter: second.contact.notAfter, freshUntil: lookedAt + STARTS_WITHIN },
        ports,
      )
    : ({ state: 'observed' } as const)
  if (result.state === 'throttled' || result.state === 'unavailable') {
    await withdrawClaim(seen, withdrawal, ports)
    await ports.queue.put(borrower, channel, BACK_OFF[result.state])
    return result.state
  }
  return await settleContact(seen, { claim, decision: second, message, began, result }, policy, ports)
}

function remembering({ full }: PutOff, caseFile: CaseFile): CaseFile {
  return full === undefined ? caseFile : withFullNumber(caseFile, full)
}

/** Nothing has left yet: what fails here must not leave a claim behind that would count as a contact that may have been made. */
async function orWithdraw<Result>(
  work: Promise<Result>,
  seen: CaseFile,
  withdrawal: Withdrawal,
  ports: Ports,
): Promise<Result> {
  try {
    return await work
  } catch (error) {
    await withdrawClaim(seen, withdrawal, ports)
    throw error
  }
}

function writeClaim(
  caseFile: CaseFile,
  { contact, arm, tasks }: ContactNow,
  claim: string,
  policy: Policy,
  ports: Ports,
  now: Instant,
): Promise<PlanWrite> {
  const plan = withClaim(caseFile.plan, contact, claim, now, arm, policy.rulebook.looksBackDays)
  const condition = { version: caseFile.plan.version }
  const change = { plan, tasks, history: [...taskEntries(tasks, now), ...agreementEntries(caseFile, policy, now)] }
  return ports.cases.writePlan(caseFile.borrower.id, condition, change)
}

/** What the lender's own system has against the contact at the last moment. */
async function ask(truth: LoanTruth, borrower: string, { loans }: ProposedContact): Promise<Reason | undefined> {
  const asked = loans.map(({ loan }) => loan)
  const answer = await truth.ask(borrower, asked).catch(() => undefined)
  if (answer === undefined) return 'lender-silent'
  return answer === 'leave-them' ? 'lender-says-leave' : undefined
}

/** An error that is not known to precede acceptance may have left a message behind. */
async function send(outgoing: OutgoingMessage, ports: Ports): Promise<SendResult> {
  try {
    return await ports.sender(outgoing.message.channel).send(outgoing)
  } catch {
    return { state: 'unknown' }
  }
}

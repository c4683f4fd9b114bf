import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision, ProposedContact } from '../case/decision.ts'
import type { Finding } from '../case/finding.ts'
import { hash32 } from '../case/hash.ts'
import type { FullNumber, Plan, RecentContact } from '../case/plan.ts'
import { withFullNumber, withoutObserved } from '../case/plan-changes.ts'
import type { Policy } from '../case/policy.ts'
import type { Approach, RuleSet } from '../compliance/contract.ts'
import type { Freshness, Ports } from '../ports.ts'
import { observes, type Wait } from '../sending/gate.ts'
import { type Instant, MINUTE, SECOND } from '../time/instant.ts'

/** What a limit of a number asks for, and the number where the plan is to remember that it is full. */
export interface PutOff {
  readonly wait: Wait
  readonly full?: FullNumber
}

/** A contact at a number, and the rules of which one at least counts by it. */
interface Bound {
  readonly point: string
  readonly approach: Approach
  readonly rules: RuleSet
}

type ContactNow = Extract<Decision, { kind: 'contact' }>

/** A place that another's claim holds may be given back within seconds; two that met come back at different times. */
const LOOK_AGAIN = MINUTE
const SPREAD_SECONDS = 240

/**
 * The wait that a limit by number or address asks for, where other borrowers stand behind it too; undefined where the contact
 * may go, at once where no such limit speaks of it. A contact claims its place in its own plan before it looks at the others': of two
 * that race for the last place one at least sees the other's claim, and whoever sees one steps back. So the limit holds without a
 * count of its own, and a claim that is withdrawn has given its place back. What is asked before the claim only saves one, and may be
 * a moment old. Where the number stays full until the step is too old for it, another of the step's channels takes over.
 */
export function waitForNumber(
  caseFile: CaseFile,
  decision: ContactNow,
  policy: Policy,
  ports: Ports,
  now: Instant,
  freshness: Freshness = 'newest',
): Promise<PutOff | undefined> | undefined {
  const { contact } = decision
  if (contact.point === undefined) return undefined
  const rules = policy.rulebook.rulesFor(caseFile.borrower)
  const approach = approachOf(contact)
  if (!rules.countsByPoint(approach)) return undefined
  const bound = { point: contact.point.id, approach, rules }
  return waitForOthers(caseFile, decision, bound, policy, ports, now, freshness)
}

async function waitForOthers(
  caseFile: CaseFile,
  decision: ContactNow,
  { point, approach, rules }: Bound,
  policy: Policy,
  ports: Ports,
  now: Instant,
  freshness: Freshness,
): Promise<PutOff | undefined> {
  const { borrower, plan } = caseFile
  const others = await ports.neighbours.plansBehind(point, borrower.id, freshness)
  if (others.length === 0) return undefined
  const observing = observes(await ports.control.standing(), borrower.id)
  const theirs = others.flatMap((other) => contactsAt(point, observing ? other : withoutObserved(other)))
  const all = inOrder([...plan.contacts, ...theirs])
  const findings: Finding[] = []
  const free = rules.pointFree(approach, all, now, findings)
  if (free <= now) return undefined
  const settled = all.filter(({ outcome }) => outcome !== 'claimed')
  if (rules.pointFree(approach, settled, now, []) <= now) {
    return { wait: waitUntil(lookAgain(borrower.id, now), decision, findings) }
  }
  const wait = waitUntil(free, decision, findings)
  const full = { channel: wait.channel, point, until: free }
  const other = nextLook(decide(withFullNumber(caseFile, full), policy, now), now)
  if (other === undefined || other.channel === wait.channel || other.until >= free) return { wait }
  return { wait: { ...wait, ...other }, full }
}

/** When a decision has the case looked at next, and by which channel; undefined where it rests. */
function nextLook(decision: Decision, now: Instant): Pick<Wait, 'until' | 'channel'> | undefined {
  if (decision.kind === 'rest') return undefined
  if (decision.kind === 'contact') return { until: now, channel: decision.contact.channel }
  return { until: decision.until, channel: decision.channel }
}

function approachOf({ channel, purpose, point, loans }: ProposedContact): Approach {
  const daysPastDue = Math.max(...loans.map((loan) => loan.daysPastDue))
  return { channel, purpose, point, loans: loans.map(({ loan }) => loan), daysPastDue }
}

/** Contacts at the number, and those of which nobody noted where they went: they may have gone there. */
function contactsAt(point: string, { contacts }: Plan): readonly RecentContact[] {
  return contacts.filter((contact) => contact.point === undefined || contact.point === point)
}

function inOrder(contacts: readonly RecentContact[]): readonly RecentContact[] {
  return contacts.toSorted((a, b) => a.at - b.at)
}

function lookAgain(borrower: string, now: Instant): Instant {
  return now + LOOK_AGAIN + (hash32('number', hash32(borrower)) % SPREAD_SECONDS) * SECOND
}

function waitUntil(until: Instant, { contact, findings, arm }: ContactNow, said: readonly Finding[]): Wait {
  const { channel } = contact
  const shared: Finding = { rule: 'number-shared', effect: 'note', channel }
  const why = [
    ...findings.filter(({ effect }) => effect !== 'allow'),
    shared,
    ...said.map((finding) => ({ ...finding, until })),
  ]
  return { kind: 'wait', until, channel, findings: why, tasks: [], arm }
}

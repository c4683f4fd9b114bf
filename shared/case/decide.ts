import type { Arm } from '../strategy/strategy.ts'
import type { Instant } from '../time/instant.ts'
import { firstInstantOf, localDay } from '../time/zone.ts'
import { agendaOf, type LoanAgenda } from './agenda.ts'
import { nextAnswer } from './answer.ts'
import { armOf } from './arm.ts'
import { type Candidate, expired, standingOf } from './candidate.ts'
import type { AgentTask, CaseFile } from './case-file.ts'
import type { Channel } from './channel.ts'
import { byUrgency, canGoTogether, composeContact } from './compose-contact.ts'
import type { Decision, ProposedContact } from './decision.ts'
import { holdOnCase, holdOnChannel } from './holds.ts'
import { withLegalEnds } from './legal-ends.ts'
import { expiryOf, findOpportunity, type Opportunity, opensAt, planStep } from './opportunity.ts'
import type { Policy } from './policy.ts'
import type { Situation } from './situation.ts'
import { arrangementTasks, heldTask, placeTask, reviewTasks, taskFor } from './task.ts'

/**
 * What to do about a borrower at an instant: contact now, wait until the next instant that matters, or rest until
 * something changes; always with the findings that say why. Pure, and total for data that passed the boundary.
 */
export function decide(stored: CaseFile, policy: Policy, now: Instant): Decision {
  const { arm, steps } = armOf(stored, policy)
  const rules = policy.rulebook.rulesFor(stored.borrower)
  const caseFile = stored.holds.length === 0 ? stored : withLegalEnds(stored, rules)
  const today = localDay(rules.homeZone, now)
  const situation: Situation = { caseFile, policy, steps, rules, now, today, findings: [] }
  const tasks: AgentTask[] = []
  const { findings } = situation

  // Whoever writes to us is answered in every arm.
  const owed = nextAnswer(situation)
  if (owed === undefined) return decideSteps(situation, arm, tasks)
  if ('contact' in owed) return { kind: 'contact', contact: owed.contact, findings, tasks, arm: arm.id }
  return noLaterThan(owed, decideSteps(situation, arm, tasks))
}

/** What the strategy says, with a look at the instant at which an owed answer may go. */
function noLaterThan(
  { at, channel }: { readonly at: Instant; readonly channel: Channel },
  decision: Decision,
): Decision {
  if (decision.kind === 'contact' || (decision.kind === 'wait' && decision.until <= at)) return decision
  return { ...decision, kind: 'wait', until: at, channel }
}

function decideSteps(situation: Situation, arm: Arm, tasks: AgentTask[]): Decision {
  const { caseFile, policy, rules, now, findings } = situation
  tasks.push(...arrangementTasks(situation))
  const hold = holdOnCase(caseFile.holds, now)
  const work = hold && heldTask(hold, situation)
  if (work !== undefined) tasks.push(work)
  // It hears nothing of the strategy; what a person has to do is done for it too.
  if (!arm.contact) {
    findings.push({ rule: 'control-arm', effect: 'rest' })
    return { kind: 'rest', findings, tasks, arm: arm.id }
  }
  if (hold !== undefined) {
    const rule = rules.holdRule(hold.kind) ?? 'on-hold'
    if (hold.until === undefined) {
      findings.push({ rule, effect: 'rest' })
      return { kind: 'rest', findings, tasks, arm: arm.id }
    }
    findings.push({ rule, effect: 'rest', until: hold.until })
    return { kind: 'wait', until: hold.until, channel: anyChannel(policy), findings, tasks, arm: arm.id }
  }

  if (!rules.located) {
    findings.push({ rule: 'place-unknown', effect: 'rest' })
    const task = placeTask(situation)
    if (task !== undefined) tasks.push(task)
    return { kind: 'rest', findings, tasks, arm: arm.id }
  }

  const agendas = caseFile.loans.map((loan) => agendaOf(loan, situation))
  const wake: Wake = { at: Infinity, channel: anyChannel(policy) }
  // What asks for something goes before what only gives.
  const contact =
    contactNow(begun(agendas, asked, situation), wake, tasks, situation) ??
    contactNow(begun(agendas, given, situation), wake, tasks, situation)
  if (contact !== undefined) return { kind: 'contact', contact, findings, tasks, arm: arm.id }

  wakeForNext(wake, agendas, situation)
  if (wake.at < Infinity) return { kind: 'wait', until: wake.at, channel: wake.channel, findings, tasks, arm: arm.id }
  if (findings.length === 0) findings.push({ rule: 'no-step-applies', effect: 'rest' })
  return { kind: 'rest', findings, tasks, arm: arm.id }
}

const asked = ({ asks }: LoanAgenda) => asks
const given = ({ gives }: LoanAgenda) => gives

/** When the case is to be looked at next, and the channel that would carry what is due then. */
interface Wake {
  at: Instant
  channel: Channel
}

/** The first of the candidates that may go now. Those that may go later bring the next look forward. */
function contactNow(
  candidates: readonly Candidate[],
  wake: Wake,
  tasks: AgentTask[],
  situation: Situation,
): ProposedContact | undefined {
  const { now, findings } = situation
  let deferred: Opportunity | undefined
  for (const candidate of candidates) {
    wakeForHeldChannels(wake, candidate, situation)
    if (deferred !== undefined && canWaitFor(deferred, candidate, situation)) continue
    const found = findOpportunity(candidate, situation)
    if (!('at' in found)) {
      const task = taskFor(found, candidate, situation)
      if (task !== undefined) tasks.push(task)
    } else if (found.at > now) {
      noteNotYet(candidate, found.at, situation)
      sooner(wake, found.at, found)
      deferred ??= found
    } else {
      const contact = composeContact(found, candidates, situation)
      if (!('missing' in contact)) {
        tasks.push(...reviewTasks(found.channel, situation))
        findings.push({ rule: 'contact', effect: 'allow', step: candidate.step.id, channel: found.channel })
        return contact
      }
      tasks.push(...contact.tasks)
    }
  }
  return undefined
}

/** What may wait for the same moment in the same contact need not be tried on its own, unless it would be too late by then. */
function canWaitFor({ candidate, channel, at }: Opportunity, other: Candidate, situation: Situation): boolean {
  return canGoTogether(candidate, other, channel) && at < expiryOf(other, situation)
}

/** The steps that have begun and are neither done nor too late, the most pressing loan first. */
function begun(agendas: readonly LoanAgenda[], lane: typeof asked, situation: Situation): readonly Candidate[] {
  let open = NONE
  for (const agenda of agendas) {
    const candidate = lane(agenda)
    if (candidate === undefined) continue
    const { subject, step } = candidate
    if (standingOf(situation.caseFile.plan.done, step, subject) === 'done') {
      situation.findings.push({ rule: 'already-done', effect: 'note', loan: subject.loan.id, step: step.id })
    } else if (expired(candidate, situation.today)) {
      situation.findings.push({ rule: 'step-expired', effect: 'deny', loan: subject.loan.id, step: step.id })
    } else {
      open = withCandidate(open, candidate)
    }
  }
  return open
}

const NONE: readonly Candidate[] = []

function withCandidate(open: readonly Candidate[], candidate: Candidate): readonly Candidate[] {
  if (open.length === 0) return [candidate]
  const place = open.findIndex((other) => byUrgency(candidate, other) < 0)
  return open.toSpliced(place < 0 ? open.length : place, 0, candidate)
}

/** Adds the earliest next step, by the channel that would carry it, and the ends of rests that end by themselves. */
function wakeForNext(wake: Wake, agendas: readonly LoanAgenda[], situation: Situation): void {
  let first: LoanAgenda | undefined
  for (const agenda of agendas) {
    sooner(wake, agenda.wakeAt)
    if (agenda.late !== undefined) wakeForLate(wake, agenda.late, situation)
    if (agenda.next !== undefined && (first?.next === undefined || agenda.next.day < first.next.day)) first = agenda
  }
  if (first === undefined) return
  wakeFor(wake, first, situation)
  // A rule may put that one off until after another loan's step opens.
  for (const agenda of agendas) if (agenda !== first) wakeFor(wake, agenda, situation)
}

/** The look comes no later than the step after the next one opens: what puts off the next may let that one pass. */
function wakeFor(wake: Wake, { next, following }: LoanAgenda, situation: Situation): void {
  if (next === undefined) return
  const opens = opensAt(next, situation)
  if (opens >= wake.at) return
  const planned = planStep(next, opens, situation)
  const at = following === undefined ? planned.at : Math.min(planned.at, opensAt(following, situation))
  if (at >= wake.at) return
  noteNotYet(next, at, situation)
  wake.at = at
  wake.channel = planned.channel
}

/** A look as the day begins, since the step's own hours spread those who are put off to them. */
function wakeForLate(wake: Wake, late: Candidate, situation: Situation): void {
  const begins = firstInstantOf(situation.rules.homeZone, late.day, 0)
  if (begins >= wake.at) return
  noteNotYet(late, begins, situation)
  wake.at = begins
}

function noteNotYet({ subject, step }: Candidate, until: Instant, { findings }: Situation): void {
  findings.push({ rule: 'not-yet', effect: 'defer', loan: subject.loan.id, step: step.id, until })
}

/** A channel of the step that a hold closes for a while may carry it afterwards. */
function wakeForHeldChannels(wake: Wake, { step }: Candidate, { caseFile, now }: Situation): void {
  if (caseFile.holds.length === 0) return
  for (const channel of step.channels) {
    const until = holdOnChannel(caseFile.holds, channel, now)?.until
    if (until !== undefined) sooner(wake, until)
  }
}

function sooner(wake: Wake, at: Instant, by?: Opportunity): void {
  if (at >= wake.at) return
  wake.at = at
  if (by !== undefined) wake.channel = by.channel
}

function anyChannel(policy: Policy): Channel {
  return policy.channels[0] ?? 'agent'
}

import type { Approach, Ledger } from '../compliance/ruleset.ts'
import type { Template } from '../messages/template.ts'
import { type Instant, MINUTE } from '../time/instant.ts'
import { firstInstantOf } from '../time/zone.ts'
import type { ContactPoint } from './borrower.ts'
import { type Candidate, standingOf } from './candidate.ts'
import type { CaseFile } from './case-file.ts'
import type { Channel } from './channel.ts'
import type { Finding } from './finding.ts'
import { hash32 } from './hash.ts'
import { holdOnChannel } from './holds.ts'
import { closedWidely, isClosed } from './opt-outs.ts'
import type { Plan } from './plan.ts'
import { missingRegistration } from './registered.ts'
import type { Situation } from './situation.ts'

/** A channel by which a step may be done, and when. */
export interface Opportunity {
  readonly candidate: Candidate
  readonly channel: Channel
  readonly approach: Approach
  /** Absent only for work for a person. */
  readonly template: Template | undefined
  /** When the step's first window opened for this borrower. */
  readonly opensAt: Instant
  /** The earliest lawful instant at or after now at which the contact is to leave. */
  readonly at: Instant
  /** When the step's last window ends. */
  readonly expiresAt: Instant
}

/** Why no channel could be used, where a person has to take over: words were missing, or a rule hands the contact on. */
export interface NoOpportunity {
  readonly wordsMissing: 'no-template' | 'missing-wording' | undefined
  /** The rule that hands it to a person. */
  readonly routedBy: string | undefined
}

/**
 * The first of the step's channels, in the strategy's order of preference, that reaches the borrower lawfully before the
 * step expires. Every channel that is passed over leaves a finding.
 */
export function findOpportunity(candidate: Candidate, situation: Situation): Opportunity | NoOpportunity {
  const { step, subject } = candidate
  const { rules, now, findings } = situation
  const opens = opensAt(candidate, situation)
  const expiresAt = expiryOf(candidate, situation)
  const triedBefore = standingOf(situation.caseFile.plan.done, step, subject) === 'failed'
  let wordsMissing: NoOpportunity['wordsMissing']
  let routedBy: string | undefined

  for (const channel of step.channels) {
    if (triedBefore && failed(candidate, channel, situation)) continue
    const approach = approachBy(channel, candidate, situation)
    if (approach === undefined) continue
    if (!rules.permits(approach, ledgerOf(situation.caseFile), now, findings)) {
      routedBy ??= findings.findLast(({ effect }) => effect === 'route')?.rule
      continue
    }
    if (isUnregistered(approach, undefined, candidate, situation)) continue
    const at = earliest(approach, candidate, Math.max(now, opens), expiresAt, situation)
    // Words are looked for when they are needed; a template that is missing today may be there by then.
    const words = at > now || channel === 'agent' ? undefined : findWords(candidate, channel, situation)
    if (words?.missing !== undefined) {
      findings.push({ rule: words.missing, effect: 'deny', loan: subject.loan.id, step: step.id, channel })
      wordsMissing = words.missing
      continue
    }
    if (words?.template !== undefined && isUnregistered(approach, words.template, candidate, situation)) continue
    if (at < expiresAt) {
      return { candidate, channel, approach, template: words?.template, opensAt: opens, at, expiresAt }
    }
    findings.push({ rule: 'step-expired', effect: 'deny', loan: subject.loan.id, step: step.id, channel })
  }
  return { wordsMissing, routedBy }
}

/** What rules look back at. */
export function ledgerOf({ plan, holds }: CaseFile): Ledger {
  return { contacts: plan.contacts, holds }
}

/**
 * When a step that has not begun is to be looked at, and by which channel it would leave as things stand. Words and consent
 * are asked about only then; a step that nothing can carry today is looked at on its day, when things may stand otherwise.
 */
export function planStep(
  candidate: Candidate,
  opens: Instant,
  situation: Situation,
): { readonly at: Instant; readonly channel: Channel } {
  const { step } = candidate
  const expiresAt = expiryOf(candidate, situation)
  for (const channel of step.channels) {
    const approach = approachBy(channel, candidate, situation)
    if (approach === undefined) continue
    const at = earliest(approach, candidate, opens, expiresAt, situation)
    if (at < expiresAt) return { at, channel }
  }
  // By none of its channels, as it stands now: then any that the stage has is to have it looked at again.
  const { channels } = situation.policy
  return { at: opens, channel: step.channels.find((each) => channels.includes(each)) ?? channels[0] ?? 'agent' }
}

/** Whether the carriers ask for a registration that is not there: that leaves a finding, and nothing is sent. */
function isUnregistered(
  { channel, point }: Approach,
  template: Template | undefined,
  { step, subject }: Candidate,
  { policy, findings }: Situation,
): boolean {
  const rule = point && missingRegistration(channel, point.address, template, policy)
  if (rule === undefined) return false
  findings.push({ rule, effect: 'deny', loan: subject.loan.id, step: step.id, channel })
  return true
}

/** When the step's last window ends. */
export function expiryOf({ step, day }: Candidate, { rules }: Situation): Instant {
  return firstInstantOf(rules.homeZone, day + step.expiresAfterDays, step.window.to)
}

/** When the step is to leave if no rule moves it: its own day, its window, and this borrower's place in the window. */
export function opensAt(candidate: Candidate, situation: Situation): Instant {
  const opens = firstInstantOf(situation.rules.homeZone, candidate.day, candidate.step.window.from)
  return opens + spread(candidate, situation)
}

/** The earliest lawful instant; one that a rule moved to later is spread again, so that a window does not open to a crowd. */
function earliest(
  approach: Approach,
  candidate: Candidate,
  from: Instant,
  expiresAt: Instant,
  situation: Situation,
): Instant {
  const { rules, caseFile, findings } = situation
  const hours = candidate.step.window
  const free = numberFree(approach, caseFile.plan.full, from, findings)
  const at = rules.earliestAllowed(approach, caseFile.plan.contacts, hours, free, expiresAt, findings)
  if (at === from || at >= expiresAt) return at
  const later = at + spread(candidate, situation)
  const closes = rules.closesAt(approach, caseFile.plan.contacts, hours, at)
  return later < closes && later < expiresAt ? later : at
}

/** When others' contacts let go of a number that they fill. */
function numberFree({ channel, point }: Approach, full: Plan['full'], from: Instant, findings: Finding[]): Instant {
  const until = full?.find((each) => each.channel === channel && each.point === point?.id)?.until ?? from
  if (until <= from) return from
  findings.push({ rule: 'number-shared', effect: 'defer', channel, until })
  return until
}

/** Milliseconds after its window opens at which this borrower's contact for this step leaves: the same at every replay. */
function spread({ step }: Candidate, { caseFile, policy }: Situation): number {
  const minutes = Math.min(policy.spreadMinutes, step.window.to - step.window.from)
  return minutes <= 0 ? 0 : hash32(caseFile.borrower.id, step.seed) % (minutes * MINUTE)
}

/** The step's contact by a channel; undefined where the deployment or the borrower can't be reached by it. */
function approachBy(channel: Channel, { step, subject }: Candidate, situation: Situation): Approach | undefined {
  if (!situation.policy.channels.includes(channel)) return undefined
  const point = channel === 'agent' ? undefined : openPoint(channel, situation)
  if (point === undefined && channel !== 'agent') return undefined
  const { loan, daysPastDue } = subject
  const first = situation.caseFile.plan.contactsSent === 0
  const approach = {
    channel,
    purpose: step.purpose,
    point,
    loans: [loan.id],
    daysPastDue,
    product: loan.product,
    first,
  }
  // What a strategy hands to a person is a call to the borrower's own number, unless it says that it is a visit.
  return channel === 'agent'
    ? { ...approach, manner: step.task === 'visit' ? 'visit' : 'call', place: 'home' }
    : approach
}

function failed({ step, subject }: Candidate, channel: Channel, { caseFile, findings }: Situation): boolean {
  const loan = subject.loan.id
  for (const mark of caseFile.plan.done) {
    if (mark.step === step.id && mark.channel === channel && mark.loan === loan && mark.subject === subject.id) {
      findings.push({ rule: 'channel-failed', effect: 'note', loan, step: step.id, channel })
      return true
    }
  }
  return false
}

function openPoint(channel: Channel, situation: Situation): ContactPoint | undefined {
  const { caseFile, now, findings, rules } = situation
  const hold = holdOnChannel(caseFile.holds, channel, now)
  if (hold !== undefined) {
    findings.push({ rule: rules.holdRule(hold.kind) ?? 'on-hold', effect: 'deny', channel })
    return undefined
  }
  const stopped = caseFile.closedPoints.length > 0 || caseFile.holds.length > 0
  const optOut = stopped ? closedWidely(channel, situation) : undefined
  if (optOut !== undefined) {
    findings.push({ rule: optOut, effect: 'deny', channel })
    return undefined
  }
  let closed = false
  for (const point of caseFile.borrower.contactPoints) {
    if (point.channel !== channel) continue
    if (!isClosed(point, caseFile.closedPoints)) return point
    closed = true
  }
  findings.push({ rule: closed ? 'point-closed' : 'no-contact-point', effect: 'deny', channel })
  return undefined
}

function findWords({ step }: Candidate, channel: Channel, { caseFile, policy, rules }: Situation) {
  const id = caseFile.plan.contactsSent === 0 ? step.first.template : step.template
  const required = rules.requiredWording(channel, step.purpose)
  return policy.templates.find(id, channel, caseFile.borrower.locales, required)
}

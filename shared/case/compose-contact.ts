import { missingValue } from '../messages/render.ts'
import { type Links, messageValues } from '../messages/values.ts'
import type { StepTask } from '../strategy/strategy.ts'
import type { Candidate } from './candidate.ts'
import type { AgentTask } from './case-file.ts'
import type { Channel } from './channel.ts'
import type { ContactedLoan, ProposedContact } from './decision.ts'
import { ledgerOf, type Opportunity } from './opportunity.ts'
import type { Situation } from './situation.ts'
import { openTask } from './task.ts'

/** Of how many loans one contact speaks at most: each leaves a mark in the plan and a line in the history. The others come later. */
const MOST_TOGETHER = 100

/** The loan that is longest past due leads; then the one that is due first. */
export function byUrgency(a: Candidate, b: Candidate): number {
  return b.subject.daysPastDue - a.subject.daysPastDue || a.subject.dueOn - b.subject.dueOn
}

/**
 * The contact that an opportunity makes, together with every other loan that is due together with its own. A message that
 * would lack a value is no contact: it says which is missing, and asks for a person.
 */
export function composeContact(
  opportunity: Opportunity,
  candidates: readonly Candidate[],
  situation: Situation,
): ProposedContact | { readonly missing: string; readonly tasks: readonly AgentTask[] } {
  const { candidate, channel, approach, template, expiresAt } = opportunity
  const { rules, caseFile, now, findings, policy } = situation
  const { step, subject } = candidate
  const words = caseFile.plan.contactsSent === 0 ? step.first : step
  if (words.tone !== step.tone)
    findings.push({ rule: 'first-not-firm', effect: 'note', loan: subject.loan.id, step: step.id })

  const loans: [ContactedLoan, ...ContactedLoan[]] = [contacted(candidate)]
  for (const other of candidates) {
    if (loans.length === MOST_TOGETHER) break
    if (other !== candidate && goesTogether(other, opportunity, situation)) {
      loans.push(contacted(other))
      findings.push({ rule: 'consolidated', effect: 'note', loan: other.subject.loan.id, step: other.step.id })
    }
  }
  const closesAt = rules.closesAt(approach, caseFile.plan.contacts, step.window, now)
  const contact: ProposedContact = {
    channel,
    point: approach.point,
    purpose: step.purpose,
    tone: words.tone,
    template,
    loans,
    due: opportunity.opensAt,
    notAfter: Math.min(closesAt, expiresAt),
  }
  const missing = template && missingValue(template, messageValues(caseFile, contact, policy.lender, ANY_LINKS))
  if (missing === undefined) return contact
  findings.push({ rule: 'missing-value', effect: 'deny', loan: subject.loan.id, step: step.id, channel })
  const task = openTask('missing-value', candidate, situation)
  return { missing, tasks: task === undefined ? [] : [task] }
}

/** The links are made when the message is written; that they will be there is all that matters here. */
const ANY_LINKS: Links = { link: 'link', unsubscribeLink: 'link' }

function contacted({ subject, step }: Candidate): ContactedLoan {
  const { loan, id, amount, dueOn, daysPastDue } = subject
  return { loan: loan.id, subject: id, step: step.id, currency: loan.currency, amount, dueOn, daysPastDue }
}

/**
 * Whether one contact can speak of both: in one sentence that is true of both, one currency and one channel. A loan that is
 * promised or arranged is not spoken of as one that is merely late.
 */
export function canGoTogether(mine: Candidate, theirs: Candidate, channel: Channel): boolean {
  const { daysPastDue, dueOn, loan } = mine.subject
  const other = theirs.subject
  const together = daysPastDue > 0 ? other.daysPastDue > 0 : other.daysPastDue === 0 && other.dueOn === dueOn
  const alike = channel === 'agent' ? workOf(mine) === workOf(theirs) : mine.step.anchor === theirs.step.anchor
  return together && alike && other.loan.currency === loan.currency && theirs.step.channels.includes(channel)
}

/** Of several kinds of work one task would ask for one only, and the others would never be done. */
function workOf({ step }: Candidate): StepTask {
  return step.task ?? 'call'
}

function goesTogether(other: Candidate, { candidate, channel, approach }: Opportunity, situation: Situation): boolean {
  if (!canGoTogether(candidate, other, channel)) return false
  const { rules, caseFile, now } = situation
  const { loan, daysPastDue } = other.subject
  const alone = { ...approach, loans: [loan.id], daysPastDue, product: loan.product }
  // What a rule keeps from this loan does not go as a part of another's contact either.
  if (!rules.permits(alone, ledgerOf(caseFile), now, [])) return false
  return rules.earliestAllowed(alone, caseFile.plan.contacts, candidate.step.window, now, now + 1, []) === now
}

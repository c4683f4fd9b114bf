import type { Approach } from '../compliance/contract.ts'
import { crisisLineFor } from '../messages/help/help-for.ts'
import type { Template } from '../messages/template.ts'
import { neededWording } from '../messages/wording/needed-wording.ts'
import type { Instant } from '../time/instant.ts'
import type { DayHours } from '../time/window.ts'
import type { ContactPoint } from './borrower.ts'
import type { Channel } from './channel.ts'
import type { ProposedContact } from './decision.ts'
import type { AnswerKind, Hold, OwedAnswer } from './hold.ts'
import { stands, stops } from './holds.ts'
import { isClosed } from './opt-outs.ts'
import type { Situation } from './situation.ts'

/** What the owed answers ask for: a contact now, or a look at the instant at which one may go. */
export type Answering =
  | { readonly contact: ProposedContact }
  | { readonly at: Instant; readonly channel: Channel }
  | undefined

/** The step of an answer's key; its subject is the owed answer itself, so that it is sent at most once. */
const STEP = 'answer'
/** An answer keeps to the rules' hours and the borrower's own, and to none of a strategy. */
const ANY_TIME: DayHours = { from: 0, to: 1440 }

/** Says when and how the oldest answer that the borrower is owed may go. Every rule that binds any other contact binds it too. */
export function nextAnswer(situation: Situation): Answering {
  const { caseFile, now, rules } = situation
  if (!rules.located) return undefined
  let earliest: Answering
  for (const hold of caseFile.holds) {
    if (hold.kind !== 'answer' || !stands(hold, now)) continue
    const found = answer(hold, situation)
    if (found === undefined) continue
    if ('contact' in found) return found
    if (earliest === undefined || ('at' in earliest && found.at < earliest.at)) earliest = found
  }
  return earliest
}

function answer(owed: OwedAnswer, situation: Situation): Answering {
  const { caseFile, now, rules, findings, policy } = situation
  const { borrower, holds, plan, loans } = caseFile
  const [loan] = loans
  const point = borrower.contactPoints.find(({ id }) => id === owed.point)
  if (loan === undefined || point === undefined || !policy.channels.includes(point.channel)) return undefined
  if (plan.done.some(({ step, subject }) => step === STEP && subject === owed.id)) return undefined
  const { channel } = point
  if (holds.some((hold) => silences(hold, owed, channel, now)) || isShut(point, owed, situation)) return undefined

  const purpose = owed.says === 'stopped' ? 'confirm-opt-out' : 'answer'
  const approach: Approach = { channel, purpose, point, loans: [loan.id], daysPastDue: 0, answers: true }
  const others = holds.filter(({ response }) => response === undefined || response !== owed.response)
  if (!rules.permits(approach, { contacts: plan.contacts, holds: others }, now, findings)) return undefined
  const until = owed.until ?? Number.POSITIVE_INFINITY
  const at = rules.earliestAllowed(approach, plan.contacts, ANY_TIME, now, until, findings)
  if (at >= until) return undefined
  if (at > now) return { at, channel }
  const template = wordsOf(owed.says, channel, situation)
  if (template === undefined) return undefined
  const { currency } = loan
  const subject = { loan: loan.id, subject: owed.id, step: STEP, currency, amount: 0, dueOn: situation.today }
  const contact: ProposedContact = {
    channel,
    point,
    purpose: 'answer',
    tone: 'friendly',
    template,
    loans: [{ ...subject, daysPastDue: 0 }],
    due: owed.from,
    notAfter: Math.min(rules.closesAt(approach, plan.contacts, ANY_TIME, now), until),
  }
  findings.push({ rule: 'answer-owed', effect: 'allow', step: STEP, channel })
  return { contact }
}

/**
 * Whether a hold forbids the answer. What the same response has set does not: a STOP is confirmed once though the channel is
 * closed (US-F-14H), and hardship is answered though the case rests. Nor does a dispute or hardship of earlier forbid an
 * answer to somebody who writes to us.
 */
function silences(hold: Hold, owed: OwedAnswer, channel: Channel, now: Instant): boolean {
  if (!stops(hold) || !stands(hold, now) || hold.scope.of === 'loan') return false
  if (hold.scope.of === 'channel' && hold.scope.channel !== channel) return false
  if (hold.response !== undefined && hold.response === owed.response) return false
  return hold.kind !== 'hardship' && hold.kind !== 'dispute' && hold.kind !== 'pause'
}

/** A closed address gets one message more: the confirmation of the stop that closed it. */
function isShut(point: ContactPoint, { says, from }: OwedAnswer, { caseFile }: Situation): boolean {
  const closed = caseFile.closedPoints.filter(
    ({ why, since }) => !(says === 'stopped' && why === 'opted-out' && since === from),
  )
  return isClosed(point, closed)
}

function wordsOf(says: AnswerKind, channel: Channel, { caseFile, policy, rules }: Situation): Template | undefined {
  const template = `answer-${says}`
  const needed = neededWording(template, rules.requiredWording(channel, 'answer'))
  const found = policy.templates.find(template, channel, caseFile.borrower.locales, needed).template
  if (says !== 'vulnerable' || found === undefined) return found
  // Without a line to name there is nothing that helps; a person calls.
  const line = crisisLineFor(caseFile.borrower.jurisdictions, policy.lender.help)
  return line?.[found.locale] === undefined ? undefined : found
}

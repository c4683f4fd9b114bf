import { DAY, type Instant } from '../time/instant.ts'
import { type CaseFile, withPlan } from './case-file.ts'
import type { Decision, ProposedContact } from './decision.ts'
import type { Loan } from './loan.ts'
import {
  type ContactOutcome,
  countsAsSent,
  type DoneStep,
  type FullNumber,
  type Plan,
  type RecentContact,
} from './plan.ts'
import type { Versions } from './policy.ts'

/** How long what was said to the borrower stays in the plan at least: longer than any rule that comes with Duewell looks back. */
const LEAST_DAYS = 62
/** How long after a loan was closed a payment may still be taken back. */
const REVERSAL_PERIOD = 180 * DAY

/**
 * The plan with a contact claimed under an id: appended to the recent contacts and marked in flight, and its arm stored.
 * Contacts are dropped that no rule looks back at, which is after `keepDays` or more.
 */
export function withClaim(
  plan: Plan,
  contact: ProposedContact,
  id: string,
  now: Instant,
  arm = plan.arm,
  keepDays = LEAST_DAYS,
): Plan {
  const recent: RecentContact = {
    id,
    at: now,
    channel: contact.channel,
    point: contact.point?.id,
    purpose: contact.purpose,
    tone: contact.tone,
    loans: contact.loans.map(({ loan }) => loan),
    outcome: 'claimed',
    ...(contact.point?.place !== undefined && { place: contact.point.place }),
  }
  const claim = { id, at: now }
  const young = withoutOld(plan.contacts, now - Math.max(keepDays, LEAST_DAYS) * DAY)
  const contacts = inOrder(young, recent)
  const done = [...plan.done, ...stepsOf(contact, id, 'claimed')]
  return changed(plan, claim, contacts, done, plan.contactsSent, arm)
}

/** Clocks of two functions differ a little, so what is claimed now may be older than what was claimed before. */
function inOrder(contacts: readonly RecentContact[], recent: RecentContact): readonly RecentContact[] {
  const later = contacts.findLastIndex(({ at }) => at <= recent.at) + 1
  return later === contacts.length ? [...contacts, recent] : contacts.toSpliced(later, 0, recent)
}

/** Every plan has the same fields in the same order, which keeps reading them quick. */
export function changed(
  plan: Plan,
  claim: Plan['claim'],
  contacts: readonly RecentContact[],
  done: readonly DoneStep[],
  contactsSent: number = plan.contactsSent,
  arm: Plan['arm'] = plan.arm,
): Plan {
  const { version, next, strategy, packs, alarm, engagement, links, full } = plan
  return {
    version: version + 1,
    arm,
    next,
    strategy,
    packs,
    alarm,
    done,
    contacts,
    claim,
    contactsSent,
    engagement,
    links,
    full,
  }
}

function withoutOld(contacts: readonly RecentContact[], limit: Instant): readonly RecentContact[] {
  const oldest = contacts[0]
  if (oldest === undefined || oldest.at >= limit) return contacts
  return contacts.filter((contact) => contact.at >= limit || isRemembered(contact) || isNewestWord(contact, contacts))
}

/** Whether it is the newest that the borrower wrote from an address: that they did may be a consent for years. */
function isNewestWord(contact: RecentContact, contacts: readonly RecentContact[]): boolean {
  const { inbound, channel, point } = contact
  if (inbound !== true) return false
  return contacts.findLast((other) => other.inbound && other.channel === channel && other.point === point) === contact
}

/** Some rules ask whether another person was ever contacted, or when an arrangement was last reviewed. Few contacts are such. */
function isRemembered({ person = 'borrower', purpose }: RecentContact): boolean {
  return person !== 'borrower' || purpose === 'review'
}

function stepsOf({ loans, channel }: ProposedContact, contact: string, outcome: ContactOutcome): DoneStep[] {
  return loans.map(({ loan, subject, step }) => ({ loan, subject, step, channel, contact, outcome }))
}

/** The plan as if its claim had not been made: the claim, its contact and its step keys are gone. */
export function withoutClaim(plan: Plan): Plan {
  const { claim } = plan
  if (claim === undefined) return plan
  const contacts = plan.contacts.filter(({ id }) => id !== claim.id)
  return changed(
    plan,
    undefined,
    contacts,
    plan.done.filter(({ contact }) => contact !== claim.id),
  )
}

/** The plan with its claim ended by an outcome. A contact that failed is known not to have reached anyone. `trace` as the contact keeps it. */
export function withOutcome(plan: Plan, outcome: 'sent' | 'unknown' | 'failed' | 'observed', trace?: string): Plan {
  const { claim } = plan
  if (claim === undefined) return plan
  const contacts = plan.contacts.slice()
  let { contactsSent } = plan
  for (let place = contacts.length - 1; place >= 0; place -= 1) {
    const contact = contacts[place]
    if (contact?.id !== claim.id) continue
    const ended = { ...contact, outcome, ...(trace !== undefined && { trace }) }
    contacts[place] = ended
    if (countsAsSent(ended)) contactsSent += 1
  }
  const done = plan.done.slice()
  for (let place = done.length - 1; place >= 0; place -= 1) {
    const step = done[place]
    if (step?.contact === claim.id) done[place] = { ...step, outcome }
  }
  return changed(plan, undefined, contacts, done, contactsSent)
}

/** The plan with a step handed to a person; the contact itself is theirs to make and to record. */
export function withHandover(plan: Plan, contact: ProposedContact, id: string, outcome: 'sent' | 'observed'): Plan {
  return changed(plan, plan.claim, plan.contacts, [...plan.done, ...stepsOf(contact, id, outcome)])
}

/** The plan with its next decision; `alarm` is the instant that is really armed. */
export function withNext(plan: Plan, decision: Decision, versions: Versions, now: Instant, alarm?: Instant): Plan {
  const { version, done, contacts, claim, contactsSent, engagement, links } = plan
  const next = decision.kind === 'wait' ? decision.until : decision.kind === 'contact' ? now : undefined
  const { arm } = decision
  const { strategy, packs } = versions
  return {
    version: version + 1,
    arm,
    next,
    strategy,
    packs,
    alarm,
    done,
    contacts,
    claim,
    contactsSent,
    engagement,
    links,
    full: stillFull(plan.full, now),
  }
}

function stillFull(full: Plan['full'], now: Instant): Plan['full'] {
  if (full === undefined) return undefined
  const standing = full.filter(({ until }) => until > now)
  return standing.length === 0 ? undefined : standing
}

/** The case with a number noted that others' contacts fill. */
export function withFullNumber(caseFile: CaseFile, number: FullNumber): CaseFile {
  const { plan } = caseFile
  const others = plan.full?.filter(({ channel, point }) => channel !== number.channel || point !== number.point) ?? []
  return withPlan(caseFile, { ...plan, full: [...others, number] })
}

/** Whether a plan already says what comes next. An alarm that has rung is as good as none. */
export function alreadySays(plan: Plan, next: Plan, now: Instant): boolean {
  const alarm = plan.alarm !== undefined && plan.alarm > now ? plan.alarm : undefined
  return (
    plan.next === next.next &&
    alarm === next.alarm &&
    plan.arm === next.arm &&
    plan.strategy === next.strategy &&
    plan.packs === next.packs
  )
}

/** Whether two answers are the same contact: step keys, channel, contact point and purpose. */
export function sameContact(a: ProposedContact, b: ProposedContact): boolean {
  return (
    a.channel === b.channel &&
    a.purpose === b.purpose &&
    a.point?.id === b.point?.id &&
    a.loans.length === b.loans.length &&
    a.loans.every((loan, at) => {
      const other = b.loans[at]
      return other?.loan === loan.loan && other.subject === loan.subject && other.step === loan.step
    })
  )
}

/** The plan without what was only observed, for a borrower who is really contacted from now on. */
export function withoutObserved(plan: Plan): Plan {
  const observed = ({ outcome }: { readonly outcome: ContactOutcome }) => outcome === 'observed'
  if (!plan.contacts.some(observed) && !plan.done.some(observed)) return plan
  const really = ({ outcome }: { readonly outcome: ContactOutcome }) => outcome !== 'observed'
  return { ...plan, contacts: plan.contacts.filter(really), done: plan.done.filter(really) }
}

/**
 * The plan without the step keys of loans that closed longer ago than a payment can still be reversed: nothing of them can
 * come up again but an answer that is still owed, whose key may stand under any loan. The lender's word is as old as its source
 * version.
 */
export function withoutOldMarks(plan: Plan, { loans, holds }: Pick<CaseFile, 'loans' | 'holds'>, now: Instant): Plan {
  const isGone = ({ status, sourceVersion }: Loan) =>
    (status === 'closed' || status === 'paid') && sourceVersion < now - REVERSAL_PERIOD
  if (!loans.some(isGone)) return plan
  const gone = loans.filter(isGone)
  const done = plan.done.filter(
    ({ loan, subject }) => !gone.some(({ id }) => id === loan) || holds.some(({ id }) => id === subject),
  )
  return done.length === plan.done.length ? plan : { ...plan, done }
}

/** The case file as it would be if the claim had not been made. */
export function caseWithoutClaim(caseFile: CaseFile): CaseFile {
  return withPlan(caseFile, withoutClaim(caseFile.plan))
}

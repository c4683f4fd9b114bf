import type { ContactPoint } from '../case/borrower.ts'
import type { RecentContact } from '../case/plan.ts'
import { type Instant, LATEST_INSTANT } from '../time/instant.ts'
import { firstInstantOf, localDay, type Zone } from '../time/zone.ts'
import { isFirstAnswer, threadTurn, turnEnds } from './answers.ts'
import type { Approach } from './contract.ts'
import { mayBeConversation } from './counted.ts'
import type { Rule } from './pack-schema.ts'
import type { Circumstance } from './rule-exceptions.ts'
import type { Where } from './where.ts'

/** When something lifts a rule: from `from` until just before `until`. */
export interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

/** One way out of a rule, for an approach and the contacts before it; undefined where it is closed. */
export type CompiledException = (approach: Approach, contacts: readonly RecentContact[]) => Stretch | undefined

const ALWAYS: Stretch = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** A rule's exceptions, and what its count leaves out: that is not held up by it either. */
export function compileExceptions(rule: Rule, where: Where): readonly CompiledException[] | undefined {
  const named = 'unless' in rule ? (rule.unless ?? []).map((one) => compileException(one, where)) : []
  const excludes = 'excludes' in rule ? rule.excludes : undefined
  const { answers, consent, thread } = excludes ?? {}
  if (answers !== undefined) named.push(answersOnce)
  if (consent !== undefined) named.push(compileConsent(consent, where.zones))
  if (thread !== undefined) {
    const turn = (message: Instant) => turnEnds(where.zones, where.calendar, message, thread.businessDays)
    named.push((approach, contacts) => {
      const until = approach.answers === true ? threadTurn(approach, contacts, contacts.length, turn) : undefined
      return until === undefined ? undefined : { from: Number.NEGATIVE_INFINITY, until }
    })
  }
  return named.length === 0 ? undefined : named
}

type Exceptions = NonNullable<Extract<Rule, { kind: 'ban' }>['unless']>

function compileException(one: Exceptions[number], { zones }: Where): CompiledException {
  const conditions: CompiledException[] = []
  if (one.consent !== undefined) conditions.push(compileConsent(one.consent, zones))
  if (one.answersOnce !== undefined) conditions.push(answersOnce)
  if (one.wroteWithinDays !== undefined) conditions.push(wroteWithin(one.wroteWithinDays, zones))
  if (one.known !== undefined) conditions.push(allKnown(one.known))
  const [only, ...others] = conditions
  if (only !== undefined && others.length === 0) return only
  return (approach, contacts) => {
    let stretch: Stretch | undefined = ALWAYS
    for (const condition of conditions) stretch = overlap(stretch, condition(approach, contacts))
    return stretch
  }
}

function overlap(one: Stretch | undefined, other: Stretch | undefined): Stretch | undefined {
  if (one === undefined || other === undefined) return undefined
  const stretch = { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) }
  return stretch.from < stretch.until ? stretch : undefined
}

type ConsentTerms = Pick<Extract<Rule, { kind: 'consent' }>, 'forms' | 'freshDays' | 'endsWith'>

/** The stretch in which the contact point's consent is good on these terms. */
export function compileConsent(
  { forms, freshDays, endsWith }: ConsentTerms,
  zones: readonly Zone[],
): CompiledException {
  return ({ point }, contacts) => {
    const consent = point?.consent
    if (consent === undefined || !hasForm(consent, forms)) return undefined
    const { at: from } = consent
    let until = Math.min(
      consent.until ?? LATEST_INSTANT,
      freshDays === undefined ? LATEST_INSTANT : endOf(from, freshDays, zones),
    )
    if (endsWith === 'conversation') until = Math.min(until, conversationAfter(from, contacts))
    return from < until ? { from, until } : undefined
  }
}

function hasForm({ form }: NonNullable<ContactPoint['consent']>, forms: ConsentTerms['forms']): boolean {
  return forms === undefined || (form !== undefined && forms.includes(form))
}

/** The first instant after a conversation: the call that led to it was still made under the consent. */
function conversationAfter(instant: Instant, contacts: readonly RecentContact[]): Instant {
  for (const contact of contacts) if (contact.at > instant && mayBeConversation(contact)) return contact.at + 1
  return LATEST_INSTANT
}

/** The end of so many local days, the instant's own being the first, where it comes first. */
function endOf(instant: Instant, days: number, zones: readonly Zone[]): Instant {
  return Math.min(...zones.map((zone) => firstInstantOf(zone, localDay(zone, instant) + days, 0)))
}

function answersOnce(approach: Approach, contacts: readonly RecentContact[]): Stretch | undefined {
  return isFirstAnswer(approach, contacts) ? ALWAYS : undefined
}

function wroteWithin(days: number, zones: readonly Zone[]): CompiledException {
  return ({ point, channel }, contacts) => {
    if (point === undefined) return undefined
    const wrote = contacts.findLast(
      (contact) => contact.inbound === true && contact.channel === channel && contact.point === point.id,
    )
    return wrote && { from: wrote.at, until: endOf(wrote.at, days, zones) }
  }
}

function allKnown(wanted: readonly Circumstance[]): CompiledException {
  return ({ known = [] }) => (wanted.every((one) => known.includes(one)) ? ALWAYS : undefined)
}

/** Until when one of the exceptions lifts a rule that would bind at an instant; the instant itself where none does. */
export function liftedUntil(
  exceptions: readonly CompiledException[],
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): Instant {
  let end = at
  for (const exception of exceptions) {
    const stretch = exception(approach, contacts)
    if (stretch !== undefined && stretch.from <= at && stretch.until > end) end = stretch.until
  }
  return end
}

/** When after an instant an exception begins to lift the rule; infinite where none does. */
export function liftsFrom(
  exceptions: readonly CompiledException[],
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): Instant {
  let first = Number.POSITIVE_INFINITY
  for (const exception of exceptions) {
    const stretch = exception(approach, contacts)
    if (stretch !== undefined && stretch.from > at && stretch.from < first) first = stretch.from
  }
  return first
}

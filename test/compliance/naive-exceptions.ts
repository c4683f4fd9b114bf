import type { RecentContact } from '../../shared/case/plan.ts'
import type { Rule } from '../../shared/compliance/pack-schema.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import { local, type NaiveWorld, stateCounts, type TimeRule } from './naive-world.ts'

type Consent = Pick<Extract<Rule, { kind: 'consent' }>, 'forms' | 'freshDays' | 'endsWith'>

/** Whether one of the rule's exceptions holds at an instant, or its count would leave the approach out. */
export function isLifted(
  rule: TimeRule,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  const excludes = 'excludes' in rule ? (rule.excludes ?? {}) : {}
  const answer = approach.answers === true
  return (
    (rule.unless ?? []).some(
      (one) =>
        (one.consent === undefined || consentHolds(one.consent, world, approach, contacts, at)) &&
        (one.answersOnce === undefined || (answer && firstAnswer(approach, contacts))) &&
        (one.wroteWithinDays === undefined || wrote(one.wroteWithinDays, world, approach, contacts, at)) &&
        (one.known ?? []).every((wanted) => approach.known?.includes(wanted) === true),
    ) ||
    (excludes.answers === true && answer && firstAnswer(approach, contacts)) ||
    (excludes.consent !== undefined && consentHolds(excludes.consent, world, approach, contacts, at)) ||
    (excludes.thread !== undefined && answer && carriesOn(approach, contacts, at, excludes.thread.businessDays, world))
  )
}

export function consentHolds(
  { forms, freshDays, endsWith }: Consent,
  world: NaiveWorld,
  { point }: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  const consent = point?.consent
  if (consent === undefined || at < consent.at || at >= (consent.until ?? Infinity)) return false
  if (forms !== undefined && (consent.form === undefined || !forms.includes(consent.form))) return false
  if (freshDays !== undefined && daysSince(world, consent.at, at) >= freshDays) return false
  const spoken = contacts.some(
    (contact) =>
      contact.at > consent.at &&
      contact.at < at &&
      (contact.channel === 'voice' || contact.channel === 'agent') &&
      stateCounts('conversation', contact),
  )
  return endsWith === undefined || !spoken
}

/** Local dates between two instants where the clock is furthest ahead. */
function daysSince(world: NaiveWorld, from: Instant, to: Instant): number {
  const days = world.zones.map(
    (zone) => local(zone, from).toPlainDate().until(local(zone, to).toPlainDate(), { largestUnit: 'day' }).days,
  )
  return Math.max(...days)
}

function wrote(
  days: number,
  world: NaiveWorld,
  { point, channel }: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  return contacts.some(
    (contact) =>
      contact.inbound === true &&
      contact.channel === channel &&
      contact.point !== undefined &&
      contact.point === point?.id &&
      contact.at <= at &&
      daysSince(world, contact.at, at) < days,
  )
}

type Medium = Pick<RecentContact, 'channel' | 'person'>

function sameMedium(medium: Medium, contacts: readonly RecentContact[]): readonly RecentContact[] {
  return contacts.filter(
    ({ channel, person = 'borrower' }) => channel === medium.channel && person === (medium.person ?? 'borrower'),
  )
}

export function firstAnswer(medium: Medium, before: readonly RecentContact[]): boolean {
  const all = sameMedium(medium, before)
  const asked = all.findLastIndex(({ inbound }) => inbound === true)
  return (
    asked >= 0 &&
    !all
      .slice(asked + 1)
      .some(({ answers, elsewhere, outcome }) => (answers === true || elsewhere === true) && outcome !== 'failed')
  )
}

/** Ours, then the borrower's, then ours again, never more business days apart than that. */
export function carriesOn(
  medium: Medium,
  before: readonly RecentContact[],
  at: Instant,
  businessDays: number,
  world: NaiveWorld,
): boolean {
  const [opening, message] = sameMedium(medium, before).slice(-2)
  if (opening === undefined || message?.inbound !== true || opening.inbound === true) return false
  const inTime = (from: Instant, to: Instant) =>
    world.zones.every((zone) => inTurn(world, zone, from, to, businessDays))
  return inTime(opening.at, message.at) && inTime(message.at, at)
}

/** Whether a day comes no later than so many business days after another, counted one by one. */
function inTurn(world: NaiveWorld, zone: string, from: Instant, to: Instant, businessDays: number): boolean {
  const dayOf = (at: Instant) => Date.parse(local(zone, at).toPlainDate().toString()) / DAY
  if (dayOf(to) <= dayOf(from)) return true
  let before = 0
  for (let day = dayOf(from) + 1; day < dayOf(to); day += 1) if (world.calendar.isBusinessDay(day)) before += 1
  return before < businessDays
}

import type { RecentContact } from '../../shared/case/plan.ts'
import type { Rule } from '../../shared/compliance/pack-schema.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { carriesOn, consentHolds, firstAnswer } from './naive-exceptions.ts'
import { local, type NaiveWorld, stateCounts } from './naive-world.ts'

type CapRule = Extract<Rule, { kind: 'cap' | 'cooldown' }>

export function isFull(
  rule: CapRule,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  const counted = contacts.filter(
    (contact, place) =>
      isCounted(rule, approach, contact) &&
      !isLeftOut(rule, world, approach, contacts, place) &&
      world.zones.some((zone) => stillCounts(rule, zone, contact.at, at)),
  )
  const max = rule.kind === 'cooldown' ? 1 : rule.max
  if (rule.per !== 'debt' && rule.per !== 'account') return counted.length >= max
  const about = (loan: string) => counted.filter(({ loans }) => loans.length === 0 || loans.includes(loan))
  return approach.loans.some((loan) => about(loan).length >= max)
}

function isCounted(rule: CapRule, approach: Approach, contact: RecentContact): boolean {
  const { direction = 'out', per, purposes, exceptPurposes = [], excludes } = rule
  const together = rule.kind === 'cooldown' || rule.channelsTogether ? rule.channels : [approach.channel]
  const inbound = contact.inbound === true
  const place = contact.place ?? (contact.elsewhere === true ? undefined : 'home')
  const ownPlace = approach.place ?? approach.point?.place ?? (approach.point === undefined ? undefined : 'home')
  const { person = 'borrower' } = contact
  return (
    together.includes(contact.channel) &&
    stateCounts(rule.kind === 'cooldown' ? rule.after : rule.counts, contact) &&
    (direction === 'either' || inbound === (direction === 'in')) &&
    (inbound ||
      ((purposes === undefined || purposes.includes(contact.purpose)) &&
        !isAnswerBeyond(rule, contact.purpose) &&
        ![...exceptPurposes, ...(excludes?.purposes ?? [])].includes(contact.purpose))) &&
    (rule.persons === undefined ? person === (approach.person ?? 'borrower') : rule.persons.includes(person)) &&
    (rule.places === undefined || place === undefined || rule.places.includes(place)) &&
    (rule.manners === undefined ||
      contact.channel !== 'agent' ||
      contact.manner === undefined ||
      rule.manners.includes(contact.manner)) &&
    (per !== 'lender' || contact.elsewhere !== true) &&
    (per !== 'point' ||
      contact.point === undefined ||
      approach.point === undefined ||
      contact.point === approach.point.id) &&
    (per !== 'place' || place === undefined || ownPlace === undefined || place === ownPlace)
  )
}

function isLeftOut(
  { excludes }: CapRule,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  place: number,
): boolean {
  const contact = contacts[place]
  if (excludes === undefined || contact === undefined) return false
  const before = contacts.slice(0, place)
  return (
    (contact.result !== undefined && (excludes.results ?? []).includes(contact.result)) ||
    (excludes.answers === true && contact.answers === true && firstAnswer(contact, before)) ||
    (excludes.thread !== undefined &&
      contact.answers === true &&
      carriesOn(contact, before, contact.at, excludes.thread.businessDays, world)) ||
    (excludes.consent !== undefined &&
      contact.point !== undefined &&
      contact.point === approach.point?.id &&
      consentHolds(excludes.consent, world, approach, contacts, contact.at))
  )
}

function stillCounts(rule: CapRule, zone: string, contact: Instant, at: Instant): boolean {
  const span = rule.kind === 'cooldown' ? { of: 'rolling' as const, count: rule.count, unit: rule.unit } : rule.within
  if (span.of === 'ever') return true
  if (span.of === 'rolling' && span.unit === 'hours') return at - contact < span.count * 3_600_000
  if (span.of === 'rolling' && span.unit === 'minutes') return at - contact < span.count * 60_000
  const day = local(zone, contact).toPlainDate()
  const today = local(zone, at).toPlainDate()
  const daysTo = (end: typeof day) => today.until(end, { largestUnit: 'day' }).days
  const later = rule.kind === 'cooldown' && rule.firstDayCounts === false ? 1 : 0
  if (span.of === 'rolling') {
    if (span.unit === 'days') return daysTo(day.add({ days: span.count + later })) > 0
    const same = day.add({ months: span.count })
    return daysTo(same.add({ days: (same.day === day.day ? 0 : 1) + later })) > 0
  }
  switch (span.unit) {
    case 'day':
      return daysTo(day.add({ days: 1 })) > 0
    case 'week':
      return daysTo(day.add({ days: 8 - day.dayOfWeek })) > 0
    case 'month':
      return daysTo(day.with({ day: 1 }).add({ months: 1 })) > 0
  }
}

/** A limit that the house set itself, and that names no purposes, says nothing of answers to whoever writes. */
export function isAnswerBeyond({ kind, status, purposes }: Rule, purpose: string): boolean {
  const limits = (kind === 'cap' || kind === 'cooldown') && status === 'house' && purposes === undefined
  return limits && (purpose === 'answer' || purpose === 'confirm-opt-out')
}

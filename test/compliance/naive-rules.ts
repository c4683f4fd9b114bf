import type { Temporal } from 'temporal-polyfill'
import type { RecentContact } from '../../shared/case/plan.ts'
import type { Rule } from '../../shared/compliance/pack-schema.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import type { DayHours } from '../../shared/time/window.ts'
import { isAnswerBeyond, isFull } from './naive-caps.ts'
import { isLifted } from './naive-exceptions.ts'
import { local, type NaiveWorld, type TimeRule } from './naive-world.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const GOOD_FRIDAYS = ['2025-04-18', '2026-04-03', '2027-03-26']

/** The ids of the rules that refuse a contact at an instant. */
export function refusals(
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): string[] {
  return speaking(world, approach, contacts, at).flatMap(({ id, effect }) => (effect === undefined ? [id] : []))
}

/** The ids of the rules that would only warn of it. */
export function warningsOf(
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): string[] {
  return speaking(world, approach, contacts, at).flatMap(({ id, effect }) => (effect === undefined ? [] : [id]))
}

function speaking(
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): readonly TimeRule[] {
  return world.rules
    .filter((rule) => rule.kind === 'window' || rule.kind === 'cap' || rule.kind === 'cooldown')
    .filter((rule) => inForce(rule, world.zones, at) && isAbout(rule, approach))
    .filter((rule) => refuses(rule, world, approach, contacts, at))
    .filter((rule) => !isLifted(rule, world, approach, contacts, at))
}

/** Whether a local clock in one zone stands inside daily hours. */
export function insideHours(zone: string, hours: DayHours, at: Instant): boolean {
  const { hour, minute } = local(zone, at)
  return hour * 60 + minute >= hours.from && hour * 60 + minute < hours.to
}

/** What nobody knows of the approach may be what the rule names. */
function isAbout(rule: TimeRule, approach: Approach): boolean {
  const { channels, manners, places, persons, purposes, exceptPurposes, products, phases, daysPastDue } = rule
  const { min = 0, max = 9999 } = daysPastDue ?? {}
  const place = approach.place ?? approach.point?.place ?? (approach.point === undefined ? undefined : 'home')
  const phase = approach.phase ?? (approach.daysPastDue === 0 ? 'pre-due' : undefined)
  const excluded = 'excludes' in rule ? rule.excludes?.purposes : undefined
  const inProducts =
    products === undefined || products.some((product) => product === approach.product || !isProduct(approach.product))
  const inPhases =
    phases === undefined || (phase === undefined ? phases.some((each) => each !== 'pre-due') : phases.includes(phase))
  return (
    channels.includes(approach.channel) &&
    (approach.channel !== 'agent' || may(manners, approach.manner)) &&
    may(places, place) &&
    may(persons, approach.person ?? 'borrower') &&
    may(purposes, approach.purpose) &&
    !(exceptPurposes ?? []).includes(approach.purpose) &&
    !(excluded ?? []).includes(approach.purpose) &&
    !isAnswerBeyond(rule, approach.purpose) &&
    inProducts &&
    inPhases &&
    approach.daysPastDue >= min &&
    approach.daysPastDue <= max
  )
}

function may<Word extends string>(named: readonly Word[] | undefined, known: Word | undefined): boolean {
  return named === undefined || known === undefined || named.includes(known)
}

function isProduct(word: string | undefined): boolean {
  return word === 'mortgage' || word === 'microfinance'
}

function refuses(
  rule: TimeRule,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  if (rule.kind !== 'window') return isFull(rule, world, approach, contacts, at)
  return zonesOf(rule, world).some((zone) => !isOpen(rule, world, zone, at))
}

type WindowRule = Extract<Rule, { kind: 'window' }>

function zonesOf({ zone }: WindowRule, { zones, phoneZones = zones }: NaiveWorld): readonly string[] {
  if (zone === 'every-plausible' || zone === 'address') return zones
  return zone === 'phone' ? phoneZones : [zone]
}

function isOpen(rule: WindowRule, world: NaiveWorld, zone: string, at: Instant): boolean {
  const clock = local(zone, at)
  const minute = clock.hour * 60 + clock.minute
  const within = ({ from, to }: DayHours, margin = world.margin) => minute >= from && minute < to - margin
  if (rule.agreedHours === 'govern' && world.agreedHours !== undefined) {
    const { from, to } = world.agreedHours
    return within(world.agreedHours, from === 0 && to === 1440 ? 0 : world.margin)
  }
  const inclusive = ({ from, to }: DayHours) => ({ from, to: rule.toInclusive ? Math.min(to + 1, 1440) : to })
  if (isHoliday(rule, world.calendar, clock)) {
    return (
      typeof rule.holidays === 'object' && rule.holidays.hours !== 'closed' && within(inclusive(rule.holidays.hours))
    )
  }
  const hoursOn = (date: Temporal.ZonedDateTime | Temporal.PlainDate) => {
    const day = WEEKDAYS[date.dayOfWeek - 1]
    return rule.hours.find(({ days }) => days === undefined || (day !== undefined && days.includes(day)))
  }
  const today = hoursOn(clock)
  if (today === undefined) return false
  const tomorrow = hoursOn(clock.toPlainDate().add({ days: 1 }))
  const runsOn = rule.holidays === 'as-any-day' && inclusive(today).to === 1440 && tomorrow?.from === 0
  return within(inclusive(today), runsOn ? 0 : world.margin)
}

function isHoliday({ holidays }: WindowRule, calendar: Calendar, clock: Temporal.ZonedDateTime): boolean {
  if (holidays === 'as-any-day') return false
  const date = clock.toPlainDate().toString()
  if (typeof holidays === 'object' && typeof holidays.of === 'object') {
    return holidays.of.some((name) => (name === 'easter-2' ? GOOD_FRIDAYS.includes(date) : date.endsWith(name)))
  }
  const day = Date.parse(date) / DAY
  return calendar.isHoliday(day) || !calendar.covers(day)
}

function inForce(rule: Rule, zones: readonly string[], at: Instant): boolean {
  const days = zones.map((zone) => Date.parse(local(zone, at).toPlainDate().toString()) / DAY)
  const { effectiveFrom: from, effectiveTo: to } = rule
  return days.some((day) => from === undefined || day >= from) && days.some((day) => to === undefined || day < to)
}

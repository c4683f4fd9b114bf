import { Temporal } from 'temporal-polyfill'
import type { RecentContact } from '../../shared/case/plan.ts'
import type { Rule } from '../../shared/compliance/pack-schema.ts'
import type { Counted } from '../../shared/compliance/rule-kinds.ts'
import type { Approach } from '../../shared/compliance/ruleset.ts'
import type { Calendar } from '../../shared/time/calendar.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import type { DayHours } from '../../shared/time/window.ts'

/** The rules read word by word, without the engine: slow, and independent of its zone table, its bits and its shortcuts. */
export interface NaiveWorld {
  readonly rules: readonly Rule[]
  /** The home zone first. */
  readonly zones: readonly string[]
  readonly calendar: Calendar
  readonly margin: number
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The ids of the rules that refuse a contact at an instant. */
export function refusals(
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): string[] {
  return world.rules
    .filter((rule) => rule.channels.includes(approach.channel) && inForce(rule, world.zones, at))
    .filter((rule) => rule.purposes === undefined || rule.purposes.includes(approach.purpose))
    .filter(
      ({ daysPastDue: { min = 0, max = 9999 } = {} }) => approach.daysPastDue >= min && approach.daysPastDue <= max,
    )
    .filter((rule) => refuses(rule, world, approach, contacts, at))
    .map(({ id }) => id)
}

/** Whether a local clock in one zone stands inside daily hours. */
export function insideHours(zone: string, hours: DayHours, at: Instant): boolean {
  const { hour, minute } = local(zone, at)
  return hour * 60 + minute >= hours.from && hour * 60 + minute < hours.to
}

function refuses(
  rule: Rule,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  switch (rule.kind) {
    case 'window': {
      const zones = ['every-plausible', 'address', 'phone'].includes(rule.zone) ? world.zones : [rule.zone]
      return zones.some((zone) => !isOpen(rule, world, zone, at))
    }
    case 'cap': {
      const together = rule.channelsTogether ? rule.channels : [approach.channel]
      return isFull(rule, together, rule.counts, rule.within, rule.max, world, approach, contacts, at)
    }
    case 'cooldown':
      return isFull(rule, rule.channels, rule.after, { of: 'rolling', ...rule }, 1, world, approach, contacts, at)
    default:
      return false
  }
}

function isOpen(rule: Extract<Rule, { kind: 'window' }>, world: NaiveWorld, zone: string, at: Instant): boolean {
  const clock = local(zone, at)
  if (rule.holidays === 'closed' && closedDay(world.calendar, clock)) return false
  const hoursOn = (date: Temporal.ZonedDateTime | Temporal.PlainDate) => {
    const day = WEEKDAYS[date.dayOfWeek - 1]
    return rule.hours.find(({ days }) => days === undefined || (day !== undefined && days.includes(day)))
  }
  const today = hoursOn(clock)
  if (today === undefined) return false
  const runsOn =
    rule.holidays === 'as-any-day' && today.to === 1440 && hoursOn(clock.toPlainDate().add({ days: 1 }))?.from === 0
  const minute = clock.hour * 60 + clock.minute
  return minute >= today.from && minute < today.to - (runsOn ? 0 : world.margin)
}

function closedDay(calendar: Calendar, clock: Temporal.ZonedDateTime): boolean {
  const day = Date.parse(clock.toPlainDate().toString()) / DAY
  return calendar.isHoliday(day) || !calendar.covers(day)
}

type Span = Extract<Rule, { kind: 'cap' }>['within']

function isFull(
  rule: Extract<Rule, { kind: 'cap' | 'cooldown' }>,
  channels: readonly string[],
  counts: Counted,
  span: Span,
  max: number,
  world: NaiveWorld,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): boolean {
  const outcomes = {
    attempt: ['claimed', 'sent', 'delivered', 'unknown', 'failed'],
    initiated: ['claimed', 'sent', 'delivered', 'unknown'],
    contact: ['claimed', 'sent', 'delivered', 'unknown'],
    connected: ['claimed', 'delivered', 'unknown'],
    conversation: ['claimed', 'delivered', 'unknown'],
    unanswered: ['claimed', 'failed', 'unknown'],
  }[counts]
  const counted = contacts.filter(
    (each) =>
      channels.includes(each.channel) &&
      outcomes.includes(each.outcome) &&
      (rule.purposes === undefined || rule.purposes.includes(each.purpose)) &&
      (rule.per !== 'point' || each.point === undefined || each.point === approach.point?.id) &&
      world.zones.some((zone) => stillCounts(span, zone, each.at, at)),
  )
  if (rule.per !== 'debt') return counted.length >= max
  return approach.loans.some((loan) => counted.filter(({ loans }) => loans.includes(loan)).length >= max)
}

function stillCounts(span: Span, zone: string, contact: Instant, at: Instant): boolean {
  if (span.of === 'ever') return true
  if (span.of === 'rolling' && (span.unit === 'hours' || span.unit === 'minutes')) {
    return at - contact < span.count * (span.unit === 'hours' ? 3_600_000 : 60_000)
  }
  const day = local(zone, contact).toPlainDate()
  const today = local(zone, at).toPlainDate()
  if (span.of === 'rolling') return day.until(today, { largestUnit: 'day' }).days < span.count
  switch (span.unit) {
    case 'day':
      return day.until(today, { largestUnit: 'day' }).days < 1
    case 'week':
      return day.add({ days: 8 - day.dayOfWeek }).until(today, { largestUnit: 'day' }).days < 0
    case 'month':
      return day.with({ day: 1 }).add({ months: 1 }).until(today, { largestUnit: 'day' }).days < 0
  }
}

function inForce(rule: Rule, zones: readonly string[], at: Instant): boolean {
  const days = zones.map((zone) => Date.parse(local(zone, at).toPlainDate().toString()) / DAY)
  const { effectiveFrom: from, effectiveTo: to } = rule
  return days.some((day) => from === undefined || day >= from) && days.some((day) => to === undefined || day < to)
}

function local(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

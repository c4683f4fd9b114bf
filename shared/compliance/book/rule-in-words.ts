import type { Rule } from '../pack-schema.ts'
import { clockTime, list } from './spoken-value.ts'

/** What a rule does, as its parameters say it and apart from its own sentence, so that a reader can hold one against the other. */
export function ruleInWords(rule: Rule): string {
  switch (rule.kind) {
    case 'window':
      return `Contact may start ${hoursInWords(rule.hours)}, ${zoneInWords(rule.zone)}. ${holidaysInWords(rule.holidays)}.`
    case 'cap':
      return `At most ${rule.max} ${within(rule.within)}: ${COUNTED[rule.counts]}, ${PER[rule.per]}, ${pooled(rule)}.`
    case 'cooldown':
      return `No contact for ${rule.count} ${rule.unit} after ${AFTER[rule.after]}, ${PER[rule.per]}${dayOne(rule.unit)}.`
    case 'consent':
      return rule.freshDays === undefined
        ? 'The address needs a recorded consent, which is good until it is taken back.'
        : `The address needs a recorded consent that is less than ${rule.freshDays} days old.`
    case 'wording':
      return `A message must carry: ${list(rule.wording)}.`
    case 'hold':
      return `Stands behind these holds: ${list(rule.holds)}.`
  }
}

type Of<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>

function hoursInWords(hours: Of<'window'>['hours']): string {
  return list(
    hours.map(({ days, from, to }) => {
      const when = days === undefined ? 'every day' : `on ${list(days)}`
      return `from ${clockTime(from)} to ${clockTime(to)} ${when}`
    }),
  )
}

function zoneInWords(zone: string): string {
  return zone === 'every-plausible' ? 'local time in every zone where the borrower may be' : `by the clock of ${zone}`
}

function holidaysInWords(holidays: Of<'window'>['holidays']): string {
  return holidays === 'closed' ? 'Public holidays are closed' : 'Public holidays are days like any other'
}

function within(span: Of<'cap'>['within']): string {
  return span.of === 'calendar' ? `in a calendar ${span.unit}` : `in ${span.count} ${span.unit} running`
}

const COUNTED: Readonly<Record<Of<'cap'>['counts'], string>> = {
  attempt: 'every attempt counts',
  contact: 'what is not known to have failed counts',
  connected: 'what was put through counts',
}

const AFTER: Readonly<Record<Of<'cooldown'>['after'], string>> = {
  attempt: 'an attempt',
  contact: 'a contact',
  connected: 'a contact that was put through',
}

const PER: Readonly<Record<Of<'cap'>['per'], string>> = {
  person: 'one count for a person',
  debt: 'one count for each debt',
  point: 'one count for each number or address',
}

function pooled({ channels, channelsTogether }: Of<'cap'>): string {
  if (channels.length === 1) return `by ${list(channels)}`
  return channelsTogether ? `${list(channels)} together` : `each of ${list(channels)} by itself`
}

function dayOne(unit: Of<'cooldown'>['unit']): string {
  return unit === 'days' ? ', the day of it being the first' : ''
}

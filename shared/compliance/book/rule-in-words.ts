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
      return `No contact for ${rule.count} ${rule.unit} after ${AFTER[rule.after]}, ${PER[rule.per]}${dayOne(rule)}.`
    case 'consent':
      return rule.freshDays === undefined
        ? 'The address needs a recorded consent, which is good until it is taken back.'
        : `The address needs a recorded consent, which is good for ${rule.freshDays} local days, its own being the first.`
    case 'wording':
      return `A message must carry: ${list(rule.wording)}.`
    case 'forbidden-wording':
      return `A message must hold no wording of these kinds: ${list(rule.forbids)}.`
    case 'hold':
      return `Stands behind these holds: ${list(rule.holds)}.`
    case 'ban':
      return 'What this rule is about is not done at all.'
    case 'opt-out':
      return `An opt-out closes ${CLOSES[rule.closes]}; ${rule.match === 'exact' ? 'only the words named count' : 'whatever means the same counts too'}.`
    case 'registration':
      return `Numbers that begin with ${list(rule.numbers)} are sent to only by who is registered there.`
    case 'not-first':
      return 'The first contact is made by another channel.'
    case 'retention':
      return `Records are kept ${keptInWords(rule)}, counted from ${SINCE[rule.since]}.`
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
  switch (zone) {
    case 'every-plausible':
      return 'local time in every zone where the borrower may be'
    case 'address':
    case 'phone':
      return `local time in every zone that the ${zone} speaks for`
    default:
      return `by the clock of ${zone}`
  }
}

function holidaysInWords(holidays: Of<'window'>['holidays']): string {
  if (holidays === 'closed') return 'Public holidays are closed'
  if (holidays === 'as-any-day') return 'Public holidays are days like any other'
  const { of, hours } = holidays
  const which = of === 'national' || of === 'regional' ? `${of} public holidays` : `these days: ${list(of)},`
  return hours === 'closed'
    ? `Closed on ${which}`
    : `On ${which} from ${clockTime(hours.from)} to ${clockTime(hours.to)}`
}

function within(span: Of<'cap'>['within']): string {
  switch (span.of) {
    case 'ever':
      return 'ever'
    case 'calendar':
      return `in a calendar ${span.unit}`
    case 'rolling':
      return `in ${span.count} ${span.unit} running`
  }
}

const COUNTED: Readonly<Record<Of<'cap'>['counts'], string>> = {
  attempt: 'every attempt counts',
  initiated: 'every start that could reach someone counts',
  contact: 'what reached someone or left something counts',
  connected: 'what was put through counts',
  conversation: 'what became a conversation counts',
  unanswered: 'what nobody took counts',
}

const AFTER: Readonly<Record<Of<'cooldown'>['after'], string>> = {
  attempt: 'an attempt',
  initiated: 'a start that could reach someone',
  contact: 'a contact that reached someone or left something',
  connected: 'a contact that was put through',
  conversation: 'a conversation',
  unanswered: 'a contact that nobody took',
}

const PER: Readonly<Record<Of<'cap'>['per'], string>> = {
  person: 'one count for a person',
  debt: 'one count for each debt',
  account: 'one count for each account',
  point: 'one count for each number or address',
  lender: 'one count for the lender alone',
  'lender-with-agencies': 'one count for the lender with those who collect for it',
  place: 'one count for each place',
}

const CLOSES: Readonly<Record<Of<'opt-out'>['closes'], string>> = {
  address: 'the address',
  channel: 'the channel',
  'texts-and-calls': 'texts and automatic calls together',
  person: 'everything',
}

const SINCE: Readonly<Record<Of<'retention'>['since'], string>> = {
  contact: 'the contact',
  call: 'the call',
  'last-activity': 'the last activity',
}

function keptInWords({ atLeast, atMost }: Of<'retention'>): string {
  const floor = atLeast && `at least ${atLeast.count} ${atLeast.unit}`
  const ceiling = atMost && `at most ${atMost.count} ${atMost.unit}`
  return [floor, ceiling].filter((part) => part !== undefined).join(' and ')
}

function pooled({ channels, channelsTogether }: Of<'cap'>): string {
  if (channels.length === 1) return `by ${list(channels)}`
  return channelsTogether ? `${list(channels)} together` : `each of ${list(channels)} by itself`
}

function dayOne({ unit, firstDayCounts }: Of<'cooldown'>): string {
  if (unit !== 'days' && unit !== 'months') return ''
  return firstDayCounts === false ? ', the day after it being the first' : ', the day of it being the first'
}

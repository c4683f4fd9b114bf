import { askedHoursIn } from './asked-hours.ts'
import { type Draft, emptyDraft } from './draft.ts'
import type { Example } from './example.ts'
import { plainGiven } from './plain-given.ts'
import { readChannel, useWay, wayIn } from './read-channel.ts'
import { readCircumstance } from './read-circumstance.ts'
import { readConsent } from './read-consent.ts'
import { readPlacement } from './read-debt.ts'
import { delayAnswer, readEventOf, useOptOut } from './read-event.ts'
import { readHistory } from './read-history.ts'
import { readHold } from './read-holds.ts'
import { readHeaders, readMessage } from './read-message.ts'
import { readPurpose } from './read-purpose.ts'
import { clockIn, dayIn, readDay } from './read-when.ts'
import { readWhere } from './read-where.ts'
import { readActor, readPerson, readPhase } from './read-who.ts'
import { ordinalIn, wordsOf } from './words.ts'

/** What an example tells, read key by key; a fact that nothing was read from is kept by its name. */
export function readExample(example: Example, others: ReadonlyMap<string, Example>): Draft {
  const draft = emptyDraft()
  draft.asked = dayIn(example.when)
  const given = plainGiven({ ...borrowed(example.given, others), ...example.given })
  const done = new Set(readHeaders(given, draft))
  // Whom it reaches comes first: what a message may say depends on it.
  for (const early of [/^(to|person|target|recipient)$/i, /./]) {
    for (const [key, value] of Object.entries(given)) {
      if (done.has(key) || !early.test(key)) continue
      done.add(key)
      if (!readFact(wordsOf(key), value, draft)) draft.unread.push(key)
    }
  }
  readStory(example.when.toLowerCase(), draft)
  const number = Object.entries(given).find(([key]) => /^(number|line|address called)$/.test(wordsOf(key)))?.[1]
  if (/\b(another|other|different|second)\b/.test(String(number ?? '').toLowerCase())) {
    draft.history = draft.history.map((past) => ({ ...past, point: 'another-point' }))
  }
  return draft
}

/** `"thread": "as au-rg96-thread-1"` tells what another example of the file does. */
function borrowed(given: Example['given'], others: ReadonlyMap<string, Example>): Example['given'] {
  for (const value of Object.values(given)) {
    const [, id] = (typeof value === 'string' && /^as ([\w.-]+)$/.exec(value)) || []
    const other = id === undefined ? undefined : others.get(id)
    if (other !== undefined) return other.given
  }
  return {}
}

/** What a word answered, told behind it: "STOP to a marketing text". */
const TO_WHAT = /(?<=^\W*\w+\W*) (in (reply|answer) )?to (a|an|the|one)\b.*\b(text|message|sms|email|call)s?$/i

function readFact(key: string, value: unknown, draft: Draft): boolean {
  if (typeof value === 'string' && /^as [\w.-]+$/.test(value)) return true
  const text = String(value ?? '').toLowerCase()
  const day = readDay(key, value, text)
  if (day !== undefined) {
    draft.day = { ...draft.day, ...day }
    return true
  }
  if (
    /^(inbound( sms| text| message| email)?|(borrower|consumer|debtor) (writes|replies)|reply)$/.test(key) &&
    typeof value === 'string'
  ) {
    draft.inbound = value.replace(TO_WHAT, '')
    return true
  }
  if (/^(answer|answered|said|response)$/.test(key) && draft.person !== undefined && draft.person !== 'borrower') {
    draft.history.push({ daysAgo: A_WHILE, channel: 'voice', outcome: 'delivered', result: 'conversation' })
    return true
  }
  if (key === 'is answer') {
    draft.answers = true
    return true
  }
  if (key === 'opted out') {
    if (value === true) draft.optedOut = true
    return true
  }
  if (/^gap business days$/.test(key) && typeof value === 'number') return delayAnswer(value, draft)
  return (
    readActor(key, text, draft) ||
    readPerson(key, text, draft) ||
    readChannel(key, text, draft) ||
    readZones(key, value, draft) ||
    (typeof value === 'string' && readWhere(key, value, draft)) ||
    readPlacement(key, value, text, draft) ||
    readConsent(key, value, text, draft) ||
    readCircumstance(key, value, text, draft) ||
    readSeveral(key, value, text, draft) ||
    readWish(text, draft) ||
    isNothing(key, value)
  )
}

/** Days ago of a contact of which only what came of it is told. */
const A_WHILE = 30

/** Texts that may tell several things at once: a hold, a message, a purpose, contacts of the past. */
function readSeveral(key: string, value: unknown, text: string, draft: Draft): boolean {
  const hold = readHold(key, text, draft)
  const message =
    typeof value === 'object' && value !== null && !Array.isArray(value) && /message|text|mail/.test(key)
      ? Object.entries(value)
          .map(([part, one]) => readMessage(wordsOf(part), one, String(one ?? '').toLowerCase(), draft))
          .some(Boolean)
      : readMessage(key, value, text, draft)
  const purpose = readPurpose(key, text, draft)
  const way = /^(plan|next)$/.test(key) ? wayIn(text) : undefined
  if (way !== undefined && draft.channel === undefined) useWay(way, draft)
  const event = /event|then/.test(key) && readEventOf(text, draft)
  if (/^(event|history|then)$/.test(key)) useOptOut(text, draft)
  const history = !message && !purpose && !(hold && key !== 'last contact') && readHistory(key, value, draft)
  // A plan that names its way or its hour tells no more than the question does.
  const planned = key === 'plan' && (way !== undefined || wayIn(text) !== undefined || clockIn(text) !== undefined)
  return hold || message || purpose || event || history || planned
}

function readZones(key: string, value: unknown, draft: Draft): boolean {
  if (!Array.isArray(value) || !/zone/.test(key)) return false
  return value.map((one) => readWhere('zone', String(one), draft)).every(Boolean)
}

/** What the question itself tells of the contact: its way, its purpose, that it answers. */
function readStory(when: string, draft: Draft): void {
  const way = wayIn(when.replace(/after the (call|text|email)/, ''))
  if (draft.channel === undefined && way !== undefined) useWay(way, draft)
  if (/answer by/.test(when)) return
  if (/\b(answer|reply by|one reply|reply\b)(?!.*later)/.test(when) && !/after the reply|next text/.test(when))
    draft.answers = true
  if (/first answer|second message|one reply/.test(when)) draft.answers = true
  readPhase(when, draft)
  if (/agreed/.test(when)) readConsent('agreed', when, when, draft)
  const ordinal = ordinalIn(when)
  if (ordinal !== undefined && /attempt|call|text|contact|visit|the \w+$/.test(when)) useOrdinal(ordinal, draft)
}

/** The n-th contact is asked about, so n - 1 came before it. */
function useOrdinal(ordinal: number, draft: Draft): void {
  const out = draft.history.filter(({ inbound }) => inbound !== true)
  if (out.length >= ordinal) draft.history.splice(ordinal - 1)
}

/** A wish for hours, under whatever name it is told. */
function readWish(text: string, draft: Draft): boolean {
  const asked = askedHoursIn(text)
  if (asked !== undefined) draft.askedHours = asked
  return asked !== undefined
}

function isNothing(key: string, value: unknown): boolean {
  if (value === false || value === null) return true
  return /^(number|debt|debts|account|account number|note|about|sequence|caller state|within limits|other rules|other rules broken|answer|day|known work hours|investigated|(read|opened|seen|delivered|received) at|clock)$/.test(
    key,
  )
}

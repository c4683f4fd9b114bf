import * as z from 'zod'
import type { Draft, Past } from './draft.ts'
import { wayIn } from './read-channel.ts'
import { outcomeIn } from './read-outcome.ts'
import { pushStory } from './read-story.ts'
import { type Period, periodIn, spread } from './spread.ts'
import { NUMBER, numberOf, wordsOf } from './words.ts'

const KEYS =
  /contact|call|attempt|text|sms|email|visit|conversation|unanswered|connected|history|today|last \d|week|month|message|communication|promotion|notice|then|event|wrote|replied/

const entrySchema = z.looseObject({
  channel: z.string().default(''),
  direction: z.string().default('out'),
  outcome: z.string().default(''),
  about: z.string().default(''),
  anticipated: z.boolean().optional(),
})

const ALL_DAY: Period = { unit: 'days', length: 7 }

/** Contacts of the past, told as a list, as a number, by debt, or in words. */
export function readHistory(key: string, value: unknown, draft: Draft): boolean {
  if (!KEYS.test(key)) return false
  if (typeof value === 'number') {
    if (/\b(texted|wrote|emailed|called|replied)\b.*days ago/.test(key)) {
      draft.history.push({ ...wayIn(key), daysAgo: value, inbound: true })
      return true
    }
    const ago = agoIn(key, value)
    if (ago !== undefined) {
      const inbound =
        /\bfrom (the )?(consumer|borrower|debtor|customer)\b|^(consumer|borrower|debtor|customer)\b.*\b(texted|wrote|called|emailed)/.test(
          key,
        )
      draft.history.push({ ...wayIn(key), ...outcomeIn(key), ...ago, ...(inbound && { inbound }) })
      return true
    }
    if (/\bday$/.test(key) && !/today|per day/.test(key)) return pushStory(key, [`day ${value}`], draft)
    push(draft, value, key)
    return true
  }
  if (Array.isArray(value)) return readList(key, value, draft)
  if (typeof value === 'object' && value !== null) return readByDebt(key, value, draft) || readOne(key, value, draft)
  return typeof value === 'string' && readWords(key, value.toLowerCase(), draft)
}

const AGO_DAYS = { minute: 1 / 1_440, hour: 1 / 24, day: 1, week: 7, month: 30 }

/** `conversationDaysAgo: 7` tells of one contact, so long before. */
function agoIn(key: string, count: number): Pick<Past, 'daysAgo' | 'minutesAgo'> | undefined {
  const [, unit] = /\b(minute|hour|day|week|month)s? ago$/.exec(key) ?? []
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day' && unit !== 'week' && unit !== 'month') return undefined
  const days = AGO_DAYS[unit] * count
  return days < 1 ? { daysAgo: 0, minutesAgo: Math.round(days * 1_440) } : { daysAgo: Math.floor(days) }
}

function push(draft: Draft, count: number, text: string, about: Partial<Past> = {}): void {
  const period = periodIn(text) ?? ALL_DAY
  for (const when of spread(count, period))
    draft.history.push({ ...wayIn(text), ...outcomeIn(text), ...when, ...about })
}

function readList(key: string, list: readonly unknown[], draft: Draft): boolean {
  const whole = z.array(entrySchema).safeParse(list)
  if (whole.success) {
    const period = periodIn(key) ?? { unit: 'minutes', length: 170 }
    const times = spread(list.length, period)
    for (const [at, entry] of whole.data.entries()) draft.history.push({ daysAgo: 0, ...times[at], ...pastOf(entry) })
    return true
  }
  const texts = z.array(z.string()).safeParse(list)
  if (!texts.success) return false
  if (
    pushStory(
      key,
      texts.data.map((text) => text.toLowerCase()),
      draft,
    )
  )
    return true
  const times = spread(texts.data.length, periodIn(key) ?? ALL_DAY)
  for (const [at, text] of texts.data.entries()) {
    draft.history.push({ ...wayIn(text.toLowerCase()), ...outcomeIn(text.toLowerCase()), daysAgo: 0, ...times[at] })
  }
  return true
}

function pastOf({
  channel,
  direction,
  outcome,
  about,
  anticipated,
  ...more
}: z.output<typeof entrySchema>): Partial<Past> {
  const text = `${outcome} ${about}`.toLowerCase()
  const inbound = /^in/.test(direction)
  const answers = anticipated === true || /\brepl|\banswer(s|ing)?\b(?! then)/.test(about.toLowerCase())
  const ago = Object.entries(more).find(([key, value]) => /days ago/.test(wordsOf(key)) && typeof value === 'number')
  return {
    ...wayIn(channel.toLowerCase()),
    ...outcomeIn(text),
    ...(inbound && { inbound: true }),
    ...(answers && !inbound && { answers: true }),
    ...(typeof ago?.[1] === 'number' && { daysAgo: ago[1] }),
  }
}

function readByDebt(key: string, value: object, draft: Draft): boolean {
  const counts = z.record(z.string(), z.int()).safeParse(value)
  if (!counts.success) return false
  for (const [debt, count] of Object.entries(counts.data)) push(draft, count, key, { loans: [debt] })
  draft.loans = Object.keys(counts.data).slice(-1)
  return true
}

function readOne(key: string, value: object, draft: Draft): boolean {
  const entry = entrySchema.safeParse(value)
  if (!entry.success || entry.data.outcome === '') return false
  draft.history.push({ ...wayIn(key), ...pastOf(entry.data), daysAgo: 0, minutesAgo: 60 })
  return true
}

const MORE_THAN = new RegExp(`(more than |over |at least |already )?\\b${NUMBER}\\b`)

function readWords(key: string, text: string, draft: Draft): boolean {
  const way = wayIn(text) ?? wayIn(key)
  if (/used up|exhausted|(limit|maximum|cap)\b.*reached|as many as allowed/.test(text)) {
    draft.usedUp = true
    return true
  }
  if (/more than one debt|(several|two|both) debts/.test(text)) {
    draft.history.push({ ...way, daysAgo: 0, minutesAgo: 60, loans: ['loan-1', 'loan-2'] })
    return true
  }
  if (pushStory(key, [text], draft)) return true
  if (readShared(key, text, draft)) return true
  const [, more = '', count] = MORE_THAN.exec(text.replaceAll(/\d{1,2}:\d{2}/g, '')) ?? []
  const number = numberOf(count)
  const period =
    periodIn(text) ??
    periodIn(key) ??
    (BEFORE.test(key)
      ? LATELY
      : /^(calls?|texts?|emails?|contacts?|attempts?|messages?)$/.test(key)
        ? TODAY
        : undefined)
  if (number === undefined || period === undefined) return readEvent(key, text, draft)
  const perDay = /a day|per day|daily|each day/.test(text)
  const [, over] = new RegExp(`(?:for|over|during) (?:the )?(?:last |past )?${NUMBER} days`).exec(text) ?? []
  const days = numberOf(over) ?? (/(several|three|many|consecutive|for) .*days|for days/.test(text) ? 3 : 1)
  if (perDay && days > 1) {
    for (let day = days; day > 0; day -= 1)
      push(draft, number, 'today', { ...way, ...outcomeIn(text), daysAgo: day - 1 })
    return true
  }
  const pushed = number + (/more than|over/.test(more) ? 1 : 0)
  for (const when of spread(pushed, period))
    draft.history.push({ ...way, ...(outcomeIn(text) ?? outcomeIn(key)), ...when })
  return true
}

/** How often somebody was contacted at some time: "contactedBefore: once". */
const BEFORE = /^(?!event)[\w ]*\b(before|already|previously|so far|earlier)$/
const TODAY: Period = { unit: 'minutes', length: 180 }
const LATELY: Period = { unit: 'days', length: 20 }
const OURS_AND_THEIRS = new RegExp(
  `\\b${NUMBER} by (?:the |its |an? )?(\\w+)[^,;]*?(?:,| and|;) ?${NUMBER} by (?:the |its |an? )?(\\w+)`,
)

/** "One by the lender and two by its agency". */
function readShared(key: string, text: string, draft: Draft): boolean {
  const [, first, who = '', second, other = ''] = OURS_AND_THEIRS.exec(text) ?? []
  const counts = [numberOf(first), numberOf(second)]
  const period = periodIn(text) ?? periodIn(key) ?? ALL_DAY
  for (const [at, by] of [who, other].entries()) {
    const count = counts[at]
    if (count === undefined) return false
    const elsewhere = /agenc|collector|vendor|outsourc|partner|branch|third/.test(by)
    for (const when of spread(count, period)) {
      draft.history.push({
        ...(wayIn(text) ?? wayIn(key)),
        ...(outcomeIn(text) ?? outcomeIn(key)),
        ...when,
        ...(elsewhere && { elsewhere }),
      })
    }
  }
  return true
}

/** One contact of which only what came of it is told. */
function readEvent(key: string, text: string, draft: Draft): boolean {
  const outcome = outcomeIn(text)
  if (outcome === undefined || !/last|history|call|then|event|contact/.test(key)) return false
  const channel = wayIn(text) ?? wayIn(key) ?? { channel: 'voice' as const }
  draft.history.push({ ...channel, ...outcome, daysAgo: 1 })
  return true
}

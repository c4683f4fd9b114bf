import { localDay, localMinute } from '../time/zone.ts'
import { futureDay } from './dates/find-dates.ts'
import type { DateContext } from './dates/found-date.ts'
import { readingOf } from './dates/region.ts'
import { fold } from './fold/fold.ts'
import {
  INTENTS,
  type Intent,
  type ReplyContext,
  type SaidAmount,
  type Understanding,
  type Understood,
} from './intent.ts'
import { keywordIn } from './optout/keyword.ts'
import { saysPartly } from './rules/paid.ts'
import { readIntents } from './rules/read-intents.ts'
import { readSaid, type Said } from './rules/said.ts'
import { stopScope } from './rules/stop-scope.ts'
import { suggestIntent } from './suggest-intent.ts'

/** A keyword is certain, a rule nearly; what only resembles known replies is as sure as it resembles them. */
const KEYWORD = 1
const RULE = 0.9
/** From here on an intent takes effect by itself. */
const SURE = 0.7

const UNCLEAR: Understanding = { intents: [{ intent: 'unclear', confidence: 0 }], sure: false }

/**
 * What a reply to a reminder wants, most important first. An opt-out word is obeyed before anything else is read; then the rules
 * read, and what no rule knows a small model may name. The rest is unclear. What is not sure goes to a person.
 */
export function understandReply(text: string, context: ReplyContext): Understanding {
  const keyword = keywordIn(text)
  if (keyword === 'stop') {
    return { intents: [{ intent: 'stop', confidence: KEYWORD, scope: context.channel ?? 'all' }], sure: true }
  }
  if (keyword !== undefined) return { intents: [{ intent: keyword, confidence: KEYWORD }], sure: true }

  const dates = dateContext(context)
  const said = readSaid(fold(text), dates, context.currency)
  const found = readIntents(said)
  const [first, ...more] = INTENTS.filter((intent) => found.has(intent)).map((intent) =>
    detail(intent, RULE, said, dates, context),
  )
  if (first !== undefined) return { intents: [first, ...more], sure: true }

  const suggested = suggestIntent(said)
  if (suggested === undefined) return UNCLEAR
  const { intent, confidence } = suggested
  return { intents: [detail(intent, confidence, said, dates, context)], sure: confidence >= SURE }
}

function dateContext({ now, zone, locale }: ReplyContext): DateContext {
  return { today: localDay(zone, now), minute: localMinute(zone, now), ...readingOf(locale) }
}

function detail(
  intent: Intent,
  confidence: number,
  said: Said,
  dates: DateContext,
  { channel, latestPromise }: ReplyContext,
): Understood {
  const amount = amountOf(said)
  switch (intent) {
    case 'stop':
      return { intent, confidence, scope: stopScope(said.text, channel) }
    case 'paid':
      return { intent, confidence, partly: saysPartly(said.text), ...(amount && { amount }) }
    case 'arrangement':
      return { intent, confidence, ...(amount && { amount }) }
    case 'promise': {
      const date = futureDay(said.dates, dates)
      const tooLate = date !== undefined && latestPromise !== undefined && date > latestPromise
      return { intent, confidence, tooLate, ...(date !== undefined && { date }), ...(amount && { amount }) }
    }
    default:
      return { intent, confidence }
  }
}

function amountOf({ amounts }: Said): SaidAmount | undefined {
  const said = amounts.at(-1)
  return said === undefined ? undefined : { minor: said.minor, currency: said.currency }
}

import { localDay, localMinute } from '../time/zone.ts'
import { futureDay } from './dates/find-dates.ts'
import type { DateContext } from './dates/found-date.ts'
import { fold } from './fold/fold.ts'
import {
  INTENTS,
  type Intent,
  type ReplyContext,
  type SaidAmount,
  type Understanding,
  type Understood,
} from './intent.ts'
import { resemblance } from './model/resemblance.ts'
import { keywordIn } from './optout/keyword.ts'
import { ARRANGEMENT } from './rules/arrangement.ts'
import { CALL_ME } from './rules/call-me.ts'
import { coreOf } from './rules/core.ts'
import { compileCues } from './rules/cues.ts'
import { DECEASED } from './rules/deceased.ts'
import { DISPUTE } from './rules/dispute.ts'
import { HARDSHIP } from './rules/hardship.ts'
import { HELP } from './rules/help.ts'
import { saysPaid, saysPartly } from './rules/paid.ts'
import { saysPromise } from './rules/promise.ts'
import { readSaid, type Said } from './rules/said.ts'
import { START } from './rules/start.ts'
import { STOP } from './rules/stop.ts'
import { stopScope } from './rules/stop-scope.ts'
import { VULNERABLE } from './rules/vulnerable.ts'
import { WRONG_NUMBER } from './rules/wrong-number.ts'

const CUES = [VULNERABLE, DECEASED, WRONG_NUMBER, STOP, START, DISPUTE, ARRANGEMENT, HARDSHIP, CALL_ME, HELP].map(
  compileCues,
)

const KEYWORD = 1
const RULE = 0.9
/** From here on a resemblance is named, and from here on it takes effect. */
const SUGGESTS = 0.5
const SURE = 0.7

/**
 * What a reply to a reminder wants, most important first. An opt-out word is obeyed before anything else is read; what no rule
 * knows is unclear and goes to a person. The same text in the same context always means the same.
 */
export function understandReply(text: string, context: ReplyContext): Understanding {
  const keyword = keywordIn(text)
  if (keyword !== undefined) return { intents: [understood(keyword, KEYWORD, context)], sure: true }
  const folded = fold(text)
  const dates = dateContext(context)
  const said = readSaid(folded, dates, context.currency)
  const found = settle(intentsOf(said), said)
  const [first, ...more] = INTENTS.filter((intent) => found.has(intent)).map((intent) =>
    detail(intent, said, dates, context),
  )
  if (first !== undefined) return { intents: [first, ...more], sure: true }
  return likeness(folded)
}

/** Intents that a resemblance alone may suggest: none that would silence a reminder on a guess. */
type Suggested = Exclude<Intent, 'stop' | 'start' | 'promise' | 'paid' | 'arrangement' | 'unclear'>

/** What no rule knows may still resemble what is known; it is sure only where the resemblance is strong. */
function likeness(folded: string): Understanding {
  const { intent, confidence } = resemblance(folded)
  if (confidence < SUGGESTS || !isSuggested(intent))
    return { intents: [{ intent: 'unclear', confidence: 0 }], sure: false }
  return { intents: [{ intent, confidence }], sure: confidence >= SURE }
}

function isSuggested(intent: Intent): intent is Suggested | 'arrangement' {
  return !(intent === 'stop' || intent === 'start' || intent === 'promise' || intent === 'paid' || intent === 'unclear')
}

function intentsOf(said: Said): Set<Intent> {
  const core = coreOf(said.text)
  const found = new Set<Intent>(CUES.filter((cues) => cues.matches(said.text, core)).map(({ intent }) => intent))
  if (saysPaid(said)) found.add('paid')
  if (saysPromise(said)) found.add('promise')
  return found
}

const WANTS_STATEMENT = /发(?:给)?我|(?:看|查)(?:看|一下|一看)|寄给我/

/** Interest called too high by someone who asks for less of it is a wish, not a dispute. */
const ASKS_FOR_LESS =
  /(?:能不能|可不可以|可以|能|给我|帮我|申请).{0,6}(?:少|减|免|降|低)|\b(?:waive|reduce|lower|discount)\b/
/** Who asks why calls go on after paying wants the payment seen, first of all. */
const SAYS_STOP = /别|不要|停|投诉|举报|骚扰|勿|\b(?:stop|do not|never|no more|remove|unsubscribe|complain\w*|leave)\b/
/** Who has died in danger or illness is not in danger any more; who tells of it may be. */
const SPEAKS_OF_SELF =
  /我(?!爸|妈|父|母|老公|老婆|儿|女|哥|弟|姐|妹|爷|奶|朋友|先生|太太|丈夫)|\bi (?!am (?:the )?(?:executor|sorry))\b/

/** Doubt about the amount in one breath with a wish to see the statement is a question, not yet a dispute. */
function settle(found: Set<Intent>, { text }: Said): Set<Intent> {
  if (found.has('help') && WANTS_STATEMENT.test(text)) found.delete('dispute')
  if (found.has('arrangement') && ASKS_FOR_LESS.test(text)) found.delete('dispute')
  if (found.has('paid') && !SAYS_STOP.test(text)) found.delete('stop')
  if (found.has('deceased') && !SPEAKS_OF_SELF.test(text)) found.delete('vulnerable')
  return found
}

function dateContext({ now, zone, locale }: ReplyContext): DateContext {
  const region = new Intl.Locale(locale).region ?? ''
  const language = locale.slice(0, 2)
  return {
    today: localDay(zone, now),
    minute: localMinute(zone, now),
    dayFirst: !(
      region === 'US' ||
      region === 'PH' ||
      (region === '' && language === 'en') ||
      language === 'zh' ||
      region === 'CN' ||
      region === 'TW'
    ),
    region,
  }
}

function understood(intent: 'stop' | 'start' | 'help', confidence: number, { channel }: ReplyContext): Understood {
  return intent === 'stop' ? { intent, confidence, scope: channel ?? 'all' } : { intent, confidence }
}

function detail(intent: Intent, said: Said, dates: DateContext, context: ReplyContext): Understood {
  const amount = amountOf(said)
  switch (intent) {
    case 'stop':
      return { intent, confidence: RULE, scope: stopScope(said.text, context.channel) }
    case 'paid':
      return { intent, confidence: RULE, partly: saysPartly(said.text), ...(amount && { amount }) }
    case 'arrangement':
      return { intent, confidence: RULE, ...(amount && { amount }) }
    case 'promise': {
      const date = futureDay(said.dates, dates)
      const tooLate = date !== undefined && context.latestPromise !== undefined && date > context.latestPromise
      return { intent, confidence: RULE, tooLate, ...(date !== undefined && { date }), ...(amount && { amount }) }
    }
    default:
      return { intent, confidence: RULE }
  }
}

function amountOf({ amounts }: Said): SaidAmount | undefined {
  const said = amounts.at(-1)
  return said === undefined ? undefined : { minor: said.minor, currency: said.currency }
}

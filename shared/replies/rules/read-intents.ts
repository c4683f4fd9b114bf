import type { Intent } from '../intent.ts'
import { ARRANGEMENT } from './arrangement.ts'
import { CALL_ME } from './call-me.ts'
import { coreOf } from './core.ts'
import { compileCues } from './cues.ts'
import { DECEASED } from './deceased.ts'
import { DISPUTE } from './dispute.ts'
import { HARDSHIP } from './hardship.ts'
import { HELP } from './help.ts'
import { saysPaid } from './paid.ts'
import { saysPromise } from './promise.ts'
import type { Said } from './said.ts'
import { START } from './start.ts'
import { STOP } from './stop.ts'
import { VULNERABLE } from './vulnerable.ts'
import { WRONG_NUMBER } from './wrong-number.ts'

const CUES = [VULNERABLE, DECEASED, WRONG_NUMBER, STOP, START, DISPUTE, ARRANGEMENT, HARDSHIP, CALL_ME, HELP].map(
  compileCues,
)

/** What the rules find in a reply. */
export function readIntents(said: Said): ReadonlySet<Intent> {
  const core = coreOf(said.text)
  const found = new Set<Intent>(CUES.filter((cues) => cues.matches(said.text, core)).map(({ intent }) => intent))
  if (saysPaid(said)) found.add('paid')
  if (saysPromise(said)) found.add('promise')
  return settle(found, said.text)
}

const WANTS_STATEMENT = /发(?:给)?我|(?:看|查)(?:看|一下|一看)|寄给我/
const ASKS_FOR_LESS =
  /(?:能不能|可不可以|可以|能|给我|帮我|申请).{0,6}(?:少|减|免|降|低)|\b(?:waive|reduce|lower|discount)\b/
const SAYS_STOP = /别|不要|停|投诉|举报|骚扰|勿|\b(?:stop|do not|never|no more|remove|unsubscribe|complain\w*|leave)\b/
const SPEAKS_OF_SELF =
  /我(?!爸|妈|父|母|老公|老婆|儿|女|哥|弟|姐|妹|爷|奶|朋友|先生|太太|丈夫)|\bi (?!am (?:the )?(?:executor|sorry))\b/

/** Takes out what is said only in passing. */
function settle(found: Set<Intent>, text: string): ReadonlySet<Intent> {
  // Doubt in one breath with a wish to see the statement is a question, and with a wish for less interest it is that wish.
  if (found.has('help') && WANTS_STATEMENT.test(text)) found.delete('dispute')
  if (found.has('arrangement') && ASKS_FOR_LESS.test(text)) found.delete('dispute')
  // Who asks why calls go on after paying wants the payment seen.
  if (found.has('paid') && !SAYS_STOP.test(text)) found.delete('stop')
  // Who died of illness is not in danger; who tells of it may be.
  if (found.has('deceased') && !SPEAKS_OF_SELF.test(text)) found.delete('vulnerable')
  return found
}

import type { AnswerKind, OwedAnswer } from '../case/hold.ts'
import type { Wish } from '../case/response.ts'
import { DAY, HOUR, MINUTE } from '../time/instant.ts'
import { type Effects, holdBase, type Meeting } from './effects.ts'

/** A stop that is confirmed within five minutes counts as confirmed at once (47 CFR 64.1200(a)(12)). */
const CONFIRMED_WITHIN = 5 * MINUTE
/** Long enough for a night, in which no answer may go. */
const ANSWERED_WITHIN = 12 * HOUR

/** The one answer that a response gets, whatever it wants; none where any word would be one too many. */
export function owedAnswer(wishes: readonly Wish[], effects: Effects, meeting: Meeting): readonly OwedAnswer[] {
  const { response, caseFile, answers } = meeting
  const { point, channel, at, door, unproven } = response
  // Who sent it may not be who gets the answer.
  if (!answers || point === undefined || unproven) return []
  // The page has answered by itself; what is asked for there and comes by message is a fresh link.
  if (door === 'page' && !wishes.some(({ intent }) => intent === 'help')) return []
  const says = answerTo(wishes, effects, meeting)
  if (says === undefined) return []
  // A polite word once a day; who writes on is read all the same.
  const heard = caseFile.holds.some((hold) => hold.kind === 'answer' && hold.says === 'heard' && at - hold.from < DAY)
  if (says === 'heard' && heard) return []
  const until = at + (says === 'stopped' ? CONFIRMED_WITHIN : ANSWERED_WITHIN)
  return [{ kind: 'answer', ...holdBase(response, 'answer', until), scope: { of: 'channel', channel }, says, point }]
}

function answerTo(wishes: readonly Wish[], { lifted, reopened }: Effects, meeting: Meeting): AnswerKind | undefined {
  const { response, policy, own } = meeting
  const wants = (intent: Wish['intent']) => wishes.some((wish) => wish.intent === intent)
  if (wants('deceased') || wants('wrong-number')) return undefined
  const stop = wishes.find((wish) => wish.intent === 'stop')
  // To somebody who should not be alone now a line is named, and nothing else said; where they want quiet too, nothing at all.
  if (wants('vulnerable')) return own && stop === undefined ? 'vulnerable' : undefined
  if (stop?.intent === 'stop') {
    if (stop.scope !== 'all' && stop.scope !== response.channel) return 'heard'
    return response.channel === 'sms' && !policy.confirmStops ? undefined : 'stopped'
  }
  // A mail names its reader; a text does not.
  if (!own) return response.channel === 'email' ? undefined : 'heard'
  if (wants('hardship')) return 'hardship'
  if (wants('arrangement')) return 'offers'
  if (wants('help')) return 'help'
  if (wants('start')) return lifted.length + reopened.length > 0 ? 'started' : undefined
  return 'heard'
}

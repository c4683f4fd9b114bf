import type { ForbiddenWording } from '../../compliance/rule-kinds.ts'
import { findForbidden } from '../../messages/wording/check-wording.ts'
import { findPreviewWords, type SeenBy } from '../../messages/wording/find-preview-words.ts'

/** Where an example gives a message itself, beside those where it only tells of one. */
const SAID = /^(text|body|subject|preview|wording|sms|sms text|email body|exact (text|words)|says|reads|words)$/
/** Four words, or as many Chinese characters: a name or a word alone is no message. */
const SENTENCE = /\S+\s+\S+\s+\S+\s+\S+|\p{Script=Han}{4}/u
const QUOTED = /["“「『]([^"”」』]{6,})["”」』]/u
/** How a description of a message begins: with what the message does or is. */
const DESCRIBES =
  /^(an? |the |no |two |text (that|which)|message (that|which)|it )?\b(states?|says?|asks?|names?|mentions?|claims?|implies|tells?|demands?|shows?|looks?|contains?|carries|threatens?|pretends?|poses?|hides?|lacks?|includes?|warns?|addressed|sent|automatic|payment|reminder|notice|letter|card|calling card|envelope|information|debt|commercial|promotion\w*|marketing|one|confirm\w*|not|hidden|anonymous|unnamed|states)\b/

/** The words of a message that an example quotes, or gives under a name that says that they are the words; undefined where it only describes them. */
export function literalWording(key: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const quoted = QUOTED.exec(value)?.[1]
  if (quoted !== undefined && SENTENCE.test(quoted)) return quoted
  if (/\p{Script=Han}{4}/u.test(value)) return value
  if (!SAID.test(key) || DESCRIBES.test(value.toLowerCase())) return undefined
  return /\b(you|your|we|our|us|i)\b|[!]|\{\w+\}/i.test(value) ? value : undefined
}

/** What the gate that templates pass through has against these words, with the list of the lock screen for what is seen there. */
export function forbiddenIn(text: string, seenBy: SeenBy | undefined): ReadonlySet<ForbiddenWording> {
  const found = new Set(findForbidden(text).map(({ category }) => category))
  const locale = /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en'
  if (seenBy !== undefined && findPreviewWords(text, locale, seenBy).length > 0) found.add('third-party')
  return found
}

import { foldLetters } from '../fold/fold.ts'
import { simplify } from '../fold/simplify.ts'
import words from './optout-words.json' with { type: 'json' }

const KEYWORDS: ReadonlyMap<string, 'stop' | 'start' | 'help'> = new Map([
  ...Object.keys(words.stop).map((word) => [compact(word), 'stop'] as const),
  ...Object.keys(words.start).map((word) => [compact(word), 'start'] as const),
  ...Object.keys(words.help).map((word) => [compact(word), 'help'] as const),
])

const POLITE_ENGLISH =
  /^(?:hi|hello|hey|dear|sir|madam|please|pls|plz|kindly|ok|okay|thanks|thank|you|thx|ty|cheers|now|immediately|sorry|regards)$/
const POLITE_CHINESE =
  /^(?:请|您好|你好|麻烦|我要|我想|帮我|给我|回复)+|(?:谢谢(?:您|你|了)?|多谢|吧|了|啊|呀|啦|哦|唔该|麻烦)+$/g
const BETWEEN = /[\s\p{P}\p{S}\p{M}\p{Extended_Pictographic}]+/u
const LONGEST = 80

/**
 * The word of carriers and regulators that a reply is, whatever its case, width, accents and punctuation and the politeness
 * around it. It is obeyed before anything else is read.
 */
export function keywordIn(text: string): 'stop' | 'start' | 'help' | undefined {
  if (text.length > LONGEST) return undefined
  const folded = simplify(foldLetters(text)).normalize('NFD')
  const all = folded.split(BETWEEN).filter((word) => word !== '')
  const [first = '', ...more] = all
  // "STOP ALL", "opt out" and "s t o p" as they stand; then without the politeness.
  const asItStands = KEYWORDS.get(all.join(''))
  if (asItStands !== undefined && (all.length <= 2 || first.length === 1)) return asItStands
  const words = [first, ...more].filter((word) => !POLITE_ENGLISH.test(word))
  const spoken = words.join('').replace(POLITE_CHINESE, '')
  const said = KEYWORDS.get(spoken)
  // A letter alone is a keyword only by itself: "T" is, "to T" is not.
  return said !== undefined &&
    words.length <= 2 &&
    (spoken.length > 2 || all.length === 1 || /\p{sc=Han}/u.test(spoken))
    ? said
    : undefined
}

function compact(word: string): string {
  return word.replace(/[\s-]/g, '')
}

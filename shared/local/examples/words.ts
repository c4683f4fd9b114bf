const NUMBERS: Readonly<Record<string, number>> = {
  no: 0,
  zero: 0,
  a: 1,
  an: 1,
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  couple: 2,
  three: 3,
  thrice: 3,
  several: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  numerous: 6,
  many: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  sixty: 60,
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const MORE_ORDINALS = ['eleventh', 'twelfth']

/** `lastReviewMonthsAgo` as `last review months ago`. */
export function wordsOf(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z\d])/g, '$1 $2')
    .replaceAll(/(\d)([A-Za-z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()
}

/** A number in digits or in words; undefined where a text is neither. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : NUMBERS[text.toLowerCase()]
}

/** Any number, for a pattern. */
export const NUMBER = `(\\d+|${Object.keys(NUMBERS).toSorted(longestFirst).join('|')})`

/** Which one of several a text speaks of: the `third` contact, the `21st` call. */
export function ordinalIn(text: string): number | undefined {
  const digits = /\b(\d+)(?:st|nd|rd|th)\b/.exec(text)
  if (digits !== null) return Number(digits[1])
  const words = [...ORDINALS, ...MORE_ORDINALS]
  const found = words.findIndex((word) => new RegExp(`\\b${word}\\b`).test(text))
  return found < 0 ? undefined : found + 1
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length
}

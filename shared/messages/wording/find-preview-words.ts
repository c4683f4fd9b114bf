import { readableLocales } from '../locales.ts'
import { plainEnglish } from './english.ts'
import previewWords from './preview-words.json' with { type: 'json' }

/**
 * Where a text is read: all of a text message, a call and a push may stand on a lock screen or be overheard; a subject and what mailboxes
 * show beside it are read over a shoulder besides.
 */
export type SeenBy = 'anywhere' | 'subject'

type Words = Readonly<Record<SeenBy, readonly string[]>>
const WORDS: ReadonlyMap<string, Words> = new Map(Object.entries(previewWords))

/** The words of a text that nobody but the borrower may read where it is seen. A language without a list has none. */
export function findPreviewWords(text: string, locale: string, seenBy: SeenBy): readonly string[] {
  const language = readableLocales(locale).find((tag) => WORDS.has(tag)) ?? ''
  const words = WORDS.get(language)
  if (words === undefined) return []
  const forbidden = seenBy === 'subject' ? [...words.anywhere, ...words.subject] : words.anywhere
  if (language !== 'en') return forbidden.filter((word) => text.normalize('NFKC').includes(word))
  const plain = ` ${plainEnglish(text)}`
  return forbidden.filter((word) => (word.startsWith('{') ? text.includes(word) : plain.includes(` ${word} `)))
}

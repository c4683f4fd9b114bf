import { FORBIDDEN_WORDINGS, type ForbiddenWording } from '../../compliance/rule-kinds.ts'
import type { FoundWording } from './found-wording.ts'

/** How a phrase is forbidden: in any case, unless it is denied, or unless it is denied or told as a fact. */
const STRENGTHS = ['always', 'unlessDenied', 'unlessFact'] as const

export interface ListedPhrase {
  readonly category: ForbiddenWording
  readonly strength: (typeof STRENGTHS)[number]
  /** As the file has it. */
  readonly phrase: string
}

/** The phrases of a language by category and by how strictly they are forbidden, as a file holds them. */
export type PhraseFile = {
  readonly [Category in ForbiddenWording]: Partial<Readonly<Record<(typeof STRENGTHS)[number], readonly string[]>>>
}

/** Words of a plain text that a listed phrase matches. */
export interface Match extends ListedPhrase {
  readonly at: number
  readonly words: string
}

/** How a language is read. */
export interface Reading {
  readonly sentenceAt: (plain: string, at: number) => string
  /** A warning of those who pose as somebody else. */
  readonly isWarning: (sentence: string) => boolean
  /** Others are spoken to where the borrower wishes it. */
  readonly isWished: (sentence: string) => boolean
  readonly isDenied: (plain: string, start: number, end: number) => boolean
  /** What is to happen soon is done by us and not asked of the reader. */
  readonly isOurs: (plain: string, start: number) => boolean
  /** Tells a consequence as a fact: with its date and the way to avoid it, and not as something that we do. */
  readonly isFact: (plain: string, sentence: string) => boolean
}

export function listPhrases(file: PhraseFile): readonly ListedPhrase[] {
  return FORBIDDEN_WORDINGS.flatMap((category) =>
    STRENGTHS.flatMap((strength) => (file[category][strength] ?? []).map((phrase) => ({ category, strength, phrase }))),
  )
}

/** What remains forbidden of the matches in a plain text. A consequence may be told once, as a fact. */
export function judge(matches: readonly Match[], plain: string, reading: Reading): readonly FoundWording[] {
  const forbidden = matches.filter((match) => isForbidden(match, plain, reading))
  const [first, ...others] = new Set(forbidden.map(({ at }) => reading.sentenceAt(plain, at)))
  const mayBeFact = forbidden.every(({ strength }) => strength === 'unlessFact') && others.length === 0
  if (first !== undefined && mayBeFact && reading.isFact(plain, first)) return []
  return forbidden.map(({ category, words }) => ({ category, phrase: words.trim() }))
}

function isForbidden({ category, strength, at, words }: Match, plain: string, reading: Reading): boolean {
  const sentence = reading.sentenceAt(plain, at)
  if (reading.isWarning(sentence)) return false
  if (strength === 'always') return true
  if (category === 'third-party' && reading.isWished(sentence)) return false
  if (category === 'false-urgency' && reading.isOurs(plain, at)) return false
  return !reading.isDenied(plain, at, at + words.length)
}

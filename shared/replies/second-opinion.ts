import type { Intent } from './intent.ts'
import type { Label, Opinion } from './opinion.ts'

/** Somebody else who reads a reply that our own rules and model leave unclear. It may fail: that is no opinion. */
export interface SecondOpinion {
  /** What the history calls it by. */
  readonly model: string
  /** One label for words from which everything that says who wrote them has been taken. */
  ask(words: string): Promise<Label>
}

/** All that a second opinion may do by itself: end contact, as a borrower in any of these would want. */
const PROTECTING = ['vulnerable', 'deceased', 'wrong-number', 'stop'] as const
export type Protection = (typeof PROTECTING)[number]

/** From here on it is done. More than our own model needs, since nobody here can read its reasons. */
const SURE = 0.85

/** What a second opinion does by itself; all else that it says is a hint for a person. */
export function protectionIn(opinion: Opinion): Protection | undefined {
  if ('failed' in opinion || !(opinion.confidence >= SURE)) return undefined
  return PROTECTING.find((intent: Intent) => intent === opinion.intent)
}

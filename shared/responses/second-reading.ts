import type { Intent } from '../replies/intent.ts'
import type { Opinion, ToldOpinion } from '../replies/opinion.ts'
import { type Protection, protectionIn } from '../replies/second-opinion.ts'

/** A second opinion as a response takes it. */
export interface SecondReading {
  /** For the history. */
  readonly told: ToldOpinion
  /** What it does by itself. */
  readonly protection?: Protection
  /** A sentence for the person who reads the response. */
  readonly hint?: string
}

const TAKEN_FOR = {
  vulnerable: 'a call for help of somebody in danger or seriously ill',
  deceased: 'word that the borrower has died',
  'wrong-number': 'word that the number or address is somebody else’s',
  stop: 'a wish for no more messages',
  start: 'a wish for messages again',
  dispute: 'a dispute of the debt',
  arrangement: 'a wish to pay in parts',
  promise: 'a promise to pay',
  paid: 'word that it has been paid',
  hardship: 'word of being in difficulty',
  'call-me': 'a wish to be called',
  help: 'a question',
  unclear: undefined,
} as const satisfies Record<Intent, string | undefined>

export function readingOf(opinion: Opinion): SecondReading {
  if ('failed' in opinion) return { told: opinion }
  const protection = protectionIn(opinion)
  const told = { ...opinion, acted: protection !== undefined }
  const taken = TAKEN_FOR[opinion.intent]
  if (taken === undefined) return { told }
  if (protection === undefined) return { told, hint: `A model takes it for ${taken}; nothing was done by it.` }
  const hint = `A model takes it for ${taken}; contact has ended as for one. Please undo that if it is wrong.`
  return { told, protection, hint }
}

import type { Clock, LoanTruth } from '../ports.ts'
import { LONGEST_ASKING_MS, truthAnswer, truthQuestion } from './loan-truth-answer.ts'
import { pinnedPost } from './pinned-post.ts'
import { type DestinationRules, destinationsOf } from './webhook-destination.ts'
import { signedHeaders } from './webhook-request.ts'

export interface HttpsLoanTruthProps {
  readonly url: string
  /** The signing secret as the Standard Webhooks specification writes it: `whsec_` and base64. */
  readonly secret: string
  readonly rules: DestinationRules
  readonly clock: Clock
  /** How long an answer is waited for; two seconds where nothing is given. */
  readonly answerMs?: number
}

/** The lender's own system behind an address of theirs, asked by a request that is signed like a webhook's. */
export class HttpsLoanTruth implements LoanTruth {
  readonly #props: HttpsLoanTruthProps

  constructor(props: HttpsLoanTruthProps) {
    this.#props = props
  }

  async ask(borrower: string, loans: readonly string[]): Promise<'ask-them' | 'leave-them' | undefined> {
    const { url, secret, rules, clock, answerMs = LONGEST_ASKING_MS } = this.#props
    const since = clock.now()
    try {
      const [destination] = await destinationsOf(new URL(url), rules)
      const left = answerMs - (clock.now() - since)
      if (destination === undefined || left <= 0) return undefined
      const body = truthQuestion(borrower, loans)
      const headers = signedHeaders(`truth.${borrower}.${since}`, body, secret, clock.now())
      const answer = await pinnedPost(destination, headers, body, left)
      return answer.status === 200 ? truthAnswer(answer.body) : undefined
    } catch {
      // Whatever went wrong, it is no answer; the room counts the silences and an alarm watches them.
      return undefined
    }
  }
}

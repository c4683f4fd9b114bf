import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { LoanTruth } from '../ports.ts'
import { LONGEST_ASKING_MS, truthAnswer, truthQuestion } from './loan-truth-answer.ts'

export interface LambdaLoanTruthProps {
  /** One attempt a call (`maxAttempts: 1`): there is no time for two. */
  readonly client: LambdaClient
  /** The ARN of the lender's function. */
  readonly function: string
  /** How long an answer is waited for; two seconds where nothing is given. */
  readonly answerMs?: number
}

/** The lender's own system behind a Lambda of theirs, asked while the sender waits. */
export class LambdaLoanTruth implements LoanTruth {
  readonly #props: LambdaLoanTruthProps

  constructor(props: LambdaLoanTruthProps) {
    this.#props = props
  }

  async ask(borrower: string, loans: readonly string[]): Promise<'ask-them' | 'leave-them' | undefined> {
    const { client, function: FunctionName, answerMs = LONGEST_ASKING_MS } = this.#props
    const Payload = Buffer.from(truthQuestion(borrower, loans))
    const request = new InvokeCommand({ FunctionName, InvocationType: 'RequestResponse', Payload })
    try {
      const answer = await client.send(request, { abortSignal: AbortSignal.timeout(answerMs) })
      if (answer.FunctionError !== undefined || answer.Payload === undefined) return undefined
      return truthAnswer(Buffer.from(answer.Payload).toString('utf8'))
    } catch {
      // Whatever went wrong, it is no answer; the room counts the silences and an alarm watches them.
      return undefined
    }
  }
}

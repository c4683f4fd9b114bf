import { type BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime'
import type { Label } from '../replies/opinion.ts'
import type { SecondOpinion } from '../replies/second-opinion.ts'
import { labelIn, TASK, wrapped } from './second-opinion-prompt.ts'

export interface BedrockSecondOpinionProps {
  readonly client: BedrockRuntimeClient
  /** The id of a model, or of a profile that finds one within a part of the world. */
  readonly model: string
  /** The longest that an answer is waited for. */
  readonly answerMs?: number
}

/** Borrowers who wrote after this one wait as long; who gets no label in time is read by a person. */
const ANSWER_MS = 3_000
/** A label takes a fifth of it. */
const MOST_TOKENS = 100

/**
 * How a client that asks models is made: one attempt, on a connection of its own, since one that is kept may be dead when a frozen
 * function goes on.
 */
export const askingClient = { maxAttempts: 1, requestHandler: { disableConcurrentStreams: true } }

/** A model of Amazon Bedrock as a second opinion. It is told the reply, with nothing of whom it is from, and nothing else. */
export class BedrockSecondOpinion implements SecondOpinion {
  readonly #props: BedrockSecondOpinionProps

  constructor(props: BedrockSecondOpinionProps) {
    this.#props = props
  }

  get model(): string {
    return this.#props.model
  }

  async ask(words: string): Promise<Label> {
    const { client, model, answerMs = ANSWER_MS } = this.#props
    const { output } = await client.send(new ConverseCommand(converseInput(model, words)), {
      abortSignal: AbortSignal.timeout(answerMs),
    })
    return labelIn(output?.message?.content?.map(({ text = '' }) => text).join('') ?? '')
  }
}

/** Plain text both ways, which every model that converses can do; not all can be made to call a tool. */
function converseInput(modelId: string, words: string): ConverseCommandInput {
  return {
    modelId,
    system: [{ text: TASK }],
    messages: [{ role: 'user', content: [{ text: wrapped(words) }] }],
    inferenceConfig: { temperature: 0, maxTokens: MOST_TOKENS },
  }
}

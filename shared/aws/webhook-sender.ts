import type { Clock, OutgoingMessage, Sender, SendResult } from '../ports.ts'
import { SECOND } from '../time/instant.ts'
import type { Patience } from './back-off.ts'
import { NoAnswerError, pinnedPost } from './pinned-post.ts'
import { type ProviderFault, type TellFault, THROTTLED, UNAVAILABLE, UNKNOWN } from './provider-errors.ts'
import { resultOfAnswer } from './webhook-answer.ts'
import { type Destination, type DestinationRules, destinationsOf } from './webhook-destination.ts'
import { signedHeaders, webhookBody } from './webhook-request.ts'

/** How long each try waits before it at most. */
const LONGEST_WAITS_MS = [0, 250, 750] as const
const ANSWER_MS = 3 * SECOND

export interface WebhookSenderProps {
  readonly url: string
  /** The signing secret as the specification writes it: `whsec_` and base64. */
  readonly secret: string
  readonly rules: DestinationRules
  readonly clock: Clock
  readonly patience: Patience
  readonly tell: TellFault
  /** Posts a request and waits for its answer: by the network, where nothing else is said. */
  readonly post?: typeof pinnedPost
}

/**
 * A house channel (WeChat, WhatsApp, push) behind a signed request. It alone is tried again, since its receiver knows a
 * message by its id and delivers it once.
 */
export class WebhookSender implements Sender {
  readonly #props: WebhookSenderProps
  readonly #url: URL

  constructor(props: WebhookSenderProps) {
    this.#props = props
    this.#url = new URL(props.url)
  }

  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { clock, patience } = this.#props
    const since = clock.now()
    const isFresh = () => clock.now() < Math.min(outgoing.freshUntil, outgoing.notAfter)
    const destinations = await this.#destinations(outgoing)
    if (destinations === undefined) return UNAVAILABLE

    const body = webhookBody(outgoing, since)
    let result: SendResult = THROTTLED
    for (const [before, longest] of LONGEST_WAITS_MS.entries()) {
      if (longest > 0) await patience.wait(patience.chance() * longest)
      const destination = destinations[before % destinations.length]
      if (destination === undefined || !isFresh()) return result
      const tried = await this.#try(destination, body, outgoing.contact)
      result = together(result, tried.result)
      if (!tried.again) return result
    }
    return result
  }

  async #destinations({ contact }: OutgoingMessage): Promise<readonly Destination[] | undefined> {
    try {
      return await destinationsOf(this.#url, this.#props.rules)
    } catch (error) {
      this.#tell(contact, 'unavailable', { name: error instanceof Error ? error.name : 'unnamed' })
      return undefined
    }
  }

  async #try(destination: Destination, body: string, contact: string): Promise<Tried> {
    const { secret, clock, post = pinnedPost } = this.#props
    const headers = signedHeaders(contact, body, secret, clock.now())
    try {
      const answer = await post(destination, headers, body, ANSWER_MS)
      const result = resultOfAnswer(answer, contact)
      const { status } = answer
      if (result.state !== 'accepted') this.#tell(contact, result.state, { name: 'WebhookAnswer', status })
      return { result, again: result.state === 'throttled' || result.state === 'unknown' }
    } catch (error) {
      const result = error instanceof NoAnswerError && !error.left ? UNAVAILABLE : UNKNOWN
      this.#tell(contact, result.state, { name: error instanceof Error ? error.name : 'unnamed' })
      return { result, again: true }
    }
  }

  #tell(contact: string, state: ProviderFault['state'], why: Pick<ProviderFault, 'name' | 'status'>): void {
    this.#props.tell({ channel: 'webhook', contact, state, ...why })
  }
}

interface Tried {
  readonly result: SendResult
  readonly again: boolean
}

/** Once a try may have arrived, only the receiver's own word on the message ends the doubt. */
function together(before: SendResult, now: SendResult): SendResult {
  return before.state === 'unknown' && (now.state === 'throttled' || now.state === 'unavailable') ? before : now
}

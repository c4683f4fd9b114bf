import type { Clock, OutgoingMessage, Sender, SendResult } from '../ports.ts'
import { type Instant, SECOND } from '../time/instant.ts'
import { THROTTLED } from './provider-errors.ts'

/**
 * The longest that a send waits for its turn. A longer wait is not slept through in a function that is paid by the
 * millisecond, nor behind the second look: the contact goes back to its queue and is decided again.
 */
const LONGEST_WAIT_MS = 2 * SECOND

export interface RateLimitProps {
  /** What the provider takes a second, over all workers. SMS counts its segments. */
  readonly perSecond: number
  /** How many workers may send at once: each has its equal part of the rate, so that together they never exceed it. */
  readonly workers: number
  readonly clock: Clock
  readonly wait: (milliseconds: number) => Promise<void>
}

/** A sender that keeps to its worker's part of a rate: one message after another, at even distances. */
export class RateLimitedSender implements Sender {
  readonly #sender: Sender
  readonly #props: RateLimitProps
  readonly #distanceMs: number
  #free: Instant = Number.NEGATIVE_INFINITY

  constructor(sender: Sender, props: RateLimitProps) {
    this.#sender = sender
    this.#props = props
    this.#distanceMs = (SECOND * props.workers) / props.perSecond
  }

  /** `throttled` without a call where the turn comes too late: after the longest wait, or after the window. */
  async send(outgoing: OutgoingMessage): Promise<SendResult> {
    const { clock, wait } = this.#props
    const now = clock.now()
    const turn = Math.max(now, this.#free)
    if (turn - now > LONGEST_WAIT_MS || turn >= outgoing.notAfter) return THROTTLED
    this.#free = turn + this.#distanceMs * (outgoing.message.segments ?? 1)
    if (turn > now) {
      await wait(turn - now)
      // The process was frozen meanwhile: what was decided is old.
      if (clock.now() - turn > LONGEST_WAIT_MS) return THROTTLED
    }
    return this.#sender.send(outgoing)
  }
}

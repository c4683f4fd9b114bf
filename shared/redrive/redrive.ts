import type { Clock } from '../ports.ts'
import { SECOND } from '../time/instant.ts'

/** A message that was given up, as it lies in a dead-letter queue. */
export interface DeadLetter {
  /** What finds it again in a log. */
  readonly id: string
  readonly body: string
  /** What removes it: good for this one reading only. */
  readonly handle: string
}

/** One dead-letter queue and the queue that its messages go back to. */
export interface DeadLetterQueue {
  /** At most ten messages, which nobody else is given for some minutes; none where the queue is empty. */
  receive(): Promise<readonly DeadLetter[]>
  /** Puts messages back to be worked on; the ids of those that arrived. */
  send(letters: readonly DeadLetter[]): Promise<ReadonlySet<string>>
  /** Removes messages from the dead-letter queue; the ids of those that are gone. */
  remove(letters: readonly DeadLetter[]): Promise<ReadonlySet<string>>
}

export interface RedriveOptions {
  /** The most messages to move. */
  readonly limit: number
  readonly perSecond: number
  /** Whether a message may be worked on at all; one that may not stays where it is. */
  readonly accepts: (body: string) => boolean
  /** False once too little time is left for another handful. */
  readonly mayGoOn: () => boolean
}

export interface Redriven {
  readonly moved: number
  /** Left where they are: nobody could work on them. */
  readonly unreadable: number
  /** Left where they are, because they could not be put back; another redrive takes them. */
  readonly failed: number
  /** Put back and not removed, so they are there twice, which is harmless. */
  readonly twice: number
}

export interface RedrivePorts {
  readonly queue: DeadLetterQueue
  readonly clock: Clock
  readonly wait: (milliseconds: number) => Promise<void>
}

/**
 * Moves messages from a dead-letter queue back to work, at a pace. Each is sent before it is removed: a crash in between
 * leaves it twice, where the other order would lose it, and working on one twice is harmless.
 */
export async function redrive(options: RedriveOptions, { queue, clock, wait }: RedrivePorts): Promise<Redriven> {
  const { limit, perSecond, accepts, mayGoOn } = options
  const begun = clock.now()
  const sum = { moved: 0, unreadable: 0, failed: 0, twice: 0 }
  while (sum.moved + sum.failed < limit && mayGoOn()) {
    const received = await queue.receive()
    if (received.length === 0) break
    const readable = received.filter(({ body }) => accepts(body))
    const letters = readable.slice(0, limit - sum.moved - sum.failed)
    sum.unreadable += received.length - readable.length
    if (letters.length === 0) continue

    const arrived = await queue.send(letters)
    const sent = letters.filter(({ id }) => arrived.has(id))
    const gone = sent.length === 0 ? new Set() : await queue.remove(sent)
    sum.moved += sent.length
    sum.failed += letters.length - sent.length
    sum.twice += sent.filter(({ id }) => !gone.has(id)).length
    const early = begun + (sum.moved * SECOND) / perSecond - clock.now()
    if (early > 0) await wait(early)
  }
  return sum
}

import type { Message, Queue } from '../aws/queue.ts'
import type { Ending, Lambda } from './lambda.ts'
import type { World } from './world.ts'

/**
 * Brings a queue's messages to a function, as Lambda does: batches in no order, at least once. What the function doesn't
 * delete by answering comes back when its time of hiding is over.
 */
export class QueueTrigger {
  readonly #world: World
  readonly #queue: Queue
  readonly #lambda: Lambda
  readonly #batch: number

  constructor(world: World, queue: Queue, lambda: Lambda, batch = 10) {
    this.#world = world
    this.#queue = queue
    this.#lambda = lambda
    this.#batch = batch
    queue.onMessage = (message) => this.#look(message.visibleAt)
  }

  /** Looks at the queue at an instant. */
  #look(at: number): void {
    this.#world.timeline.at(at, () => this.#take())
  }

  #take(): void {
    const world = this.#world
    if (world.isOut) return
    while (this.#lambda.hasRoom) {
      const messages = this.#queue.receive(world.now, this.#batch, ({ id, receives }) =>
        world.dice.of(`order ${id} ${receives}`),
      )
      // Lambda doesn't gather forever, so a batch may be of any size.
      if (messages.length === 0) return
      const [first] = messages
      this.#run(messages, `${this.#lambda.name} ${first!.id} ${first!.receives}`)
    }
  }

  /** After an outage, and whenever the function has room again. */
  resume(): void {
    this.#look(this.#world.now)
  }

  #run(messages: readonly Message[], name: string): void {
    const world = this.#world
    const receipts = new Map(messages.map((message) => [message, message.receipt]))
    for (const message of messages) {
      this.#look(message.visibleAt)
      // A standard queue may give the same message to two at once.
      if (!world.happens('duplicate', `duplicate ${message.id} ${message.receipt}`)) continue
      const again =
        world.dice.of(`${message.id} ${message.receipt} when`) < 0.5
          ? world.dice.below(`${message.id} again`, 60)
          : 20_000
      world.timeline.in(again, () => {
        if (!this.#queue.messages.has(message.id)) return
        message.visibleAt = Math.min(message.visibleAt, world.now)
        message.receives -= 1
        this.#take()
      })
    }
    const Records = messages.map(({ id, body, receives }) => ({
      messageId: id,
      body,
      attributes: { SentTimestamp: String(world.now), ApproximateReceiveCount: String(receives) },
    }))
    this.#lambda.invoke({ Records }, name, (ending) => {
      const failed = failedOf(ending)
      for (const message of messages) {
        // A delete by an older receipt is forgotten, as SQS may forget any.
        const forgotten =
          message.receipt !== receipts.get(message) && world.dice.of(`delete ${name} ${message.id}`) < 0.5
        if (failed !== 'all' && !failed.has(message.id) && !forgotten) this.#queue.delete(message.id)
      }
      this.resume()
    })
  }
}

function failedOf(ending: Ending): ReadonlySet<string> | 'all' {
  if (!('result' in ending)) return 'all'
  const { batchItemFailures = [] } = (ending.result ?? {}) as { batchItemFailures?: { itemIdentifier: string }[] }
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
}

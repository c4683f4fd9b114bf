/** A message on a queue. */
export interface Message {
  readonly id: string
  readonly body: string
  /** When it could first be received. */
  readonly dueAt: number
  visibleAt: number
  receives: number
  /** What the last receive handed out; an older one deletes nothing. */
  receipt: number
}

export interface QueueSettings {
  readonly name: string
  readonly visibilityMs: number
  /** After so many receives a message is given up. */
  readonly receives: number
  readonly dead?: Queue | undefined
}

/** A standard queue of SQS. */
export class Queue {
  readonly settings: QueueSettings
  readonly messages = new Map<string, Message>()
  #count = 0
  /** Hears of every message that becomes visible later or now. */
  onMessage: (message: Message) => void = () => {}

  constructor(settings: QueueSettings) {
    this.settings = settings
  }

  get url(): string {
    return `https://sqs.test/${this.settings.name}`
  }

  get arn(): string {
    return `arn:aws:sqs:test:1:${this.settings.name}`
  }

  send(body: string, now: number, delayMs = 0): Message {
    this.#count += 1
    const id = `${this.settings.name}-${this.#count}`
    const dueAt = now + delayMs
    const message = { id, body, dueAt, visibleAt: dueAt, receives: 0, receipt: 0 }
    this.messages.set(id, message)
    this.onMessage(message)
    return message
  }

  /** Visible messages, each hidden from now on; what was received too often moves to the dead letters. */
  receive(
    now: number,
    most: number,
    order: (message: Message) => number,
    hiddenMs = this.settings.visibilityMs,
  ): Message[] {
    const visible = [...this.messages.values()].filter(({ visibleAt }) => visibleAt <= now)
    const taken: Message[] = []
    for (const message of visible.sort((a, b) => order(a) - order(b))) {
      if (taken.length === most) break
      if (message.receives >= this.settings.receives) {
        this.messages.delete(message.id)
        this.settings.dead?.send(message.body, now)
        continue
      }
      message.receives += 1
      message.receipt += 1
      message.visibleAt = now + hiddenMs
      taken.push(message)
    }
    return taken
  }

  delete(id: string): void {
    this.messages.delete(id)
  }

  /** How long the oldest message that could be received has waited. */
  oldestMs(now: number): number {
    return Math.max(0, ...Array.from(this.messages.values(), ({ dueAt }) => now - dueAt))
  }
}

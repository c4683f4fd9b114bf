import { gzipSync } from 'node:zlib'
import type { Queue } from '../aws/queue.ts'
import type { Lambda } from './lambda.ts'
import type { World } from './world.ts'

/** Lambda tries an invocation that nobody waits for three times, for an hour at most. */
const TRIES = 3
const OLDEST_MS = 3_600_000

/** A line that a provider wrote into its log. */
export interface LogLine {
  readonly id: string
  readonly message: string
}

/** A subscription of CloudWatch Logs: invokes a function with lines, without a queue, and keeps for a person what it never took. */
export class LogTrigger {
  readonly #world: World
  readonly #lambda: Lambda
  readonly #dead: Queue

  constructor(world: World, lambda: Lambda, dead: Queue) {
    this.#world = world
    this.#lambda = lambda
    this.#dead = dead
  }

  put(name: string, lines: readonly LogLine[]): void {
    const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: lines })).toString('base64')
    const event = { awslogs: { data } }
    const world = this.#world
    this.#invoke(name, event, 1, world.now)
    if (world.happens('duplicate', `duplicate ${name}`))
      world.timeline.in(world.dice.below(`${name} again`, 60_000), () =>
        this.#invoke(`${name} again`, event, 1, world.now),
      )
  }

  #invoke(name: string, event: object, count: number, since: number): void {
    const { timeline, isOut, now } = this.#world
    if (now - since > OLDEST_MS) {
      this.#keep(event)
      return
    }
    if (isOut || !this.#lambda.hasRoom) {
      timeline.in(isOut ? 300_000 : 500, () => this.#invoke(name, event, count, since))
      return
    }
    this.#lambda.invoke(event, count === 1 ? name : `${name} try ${count}`, (ending) => {
      if ('result' in ending) return
      if (count === TRIES) this.#keep(event)
      else timeline.in(count * 60_000, () => this.#invoke(name, event, count + 1, since))
    })
  }

  #keep(event: object): void {
    this.#dead.send(JSON.stringify({ requestPayload: event }), this.#world.now)
  }
}

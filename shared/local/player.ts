import { setImmediate as letOthersWork } from 'node:timers/promises'
import { DAY, type Instant } from '../time/instant.ts'
import type { Simulation } from './simulation.ts'

/** How often a playing clock moves, in real milliseconds. */
const TICK = 100

/** Moves a simulation's virtual clock along with real time: play, pause, and jump ahead. One movement at a time. */
export class Player {
  readonly #simulation: Simulation
  #speed = 3_600
  #timer: NodeJS.Timeout | undefined
  #latest: Promise<void> = Promise.resolve()
  #movements = 0

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  get playing(): boolean {
    return this.#timer !== undefined && !this.#simulation.ended
  }

  /** Virtual seconds that pass in one real second. */
  get speed(): number {
    return this.#speed
  }

  play(speed: number): void {
    this.#speed = speed
    this.#timer ??= setInterval(() => {
      if (this.#simulation.ended) this.pause()
      // A tick that comes while the last one is still running is left out: the clock then runs slower, never doubly.
      else if (this.#movements === 0) void this.#tick()
    }, TICK)
  }

  pause(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Runs ahead as fast as it goes. */
  jump(to: Instant): Promise<void> {
    return this.#move(async () => {
      const simulation = this.#simulation
      while (simulation.now < to && !simulation.ended) {
        await simulation.runUntil(Math.min(to, simulation.now + DAY))
        await letOthersWork()
      }
    })
  }

  /** Runs ahead until one more contact has left, or to the end. */
  jumpToNextContact(): Promise<void> {
    return this.#move(() => this.#simulation.runToNextContact())
  }

  #tick(): Promise<void> {
    return this.#move(() => this.#simulation.runUntil(this.#simulation.now + TICK * this.#speed))
  }

  /** Does something between two movements, while the clock stands. */
  between<Result>(act: () => Promise<Result>): Promise<Result> {
    return this.#move(act)
  }

  async #move<Result>(movement: () => Promise<Result>): Promise<Result> {
    this.#movements += 1
    const moved = this.#latest.then(movement)
    // One movement that failed must not stop all that come after it.
    this.#latest = moved.then(
      () => {},
      () => {},
    )
    try {
      return await moved
    } finally {
      this.#movements -= 1
    }
  }
}

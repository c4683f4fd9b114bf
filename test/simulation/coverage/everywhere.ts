import type { Process } from '../world/process.ts'
import type { Killer } from '../world/world.ts'
import { runAs, waitsOf } from './waiting.ts'

/** Kills functions wherever they wait and none was killed yet, and lets them pass where one was. */
export class Everywhere implements Killer {
  /** Whether it kills as soon as a function begins to wait, instead of when a call comes or goes. */
  atOnce = false
  readonly #left: Set<string>

  constructor(points: readonly string[]) {
    this.#left = new Set(points)
  }

  /** The points at which nothing was killed so far. */
  get left(): readonly string[] {
    return [...this.#left]
  }

  readonly runs = <Value>(process: Process, run: () => Value): Value => runAs(process, this.#dooms, run)

  readonly wants = (process: Process): boolean => waitsOf(process).some((point) => this.#left.has(point))

  readonly killed = (process: Process): void => {
    for (const point of waitsOf(process)) this.#left.delete(point)
  }

  readonly #dooms = (point: string): boolean => this.atOnce && this.#left.has(point)
}

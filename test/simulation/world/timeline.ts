import { Heap } from '../../../shared/local/heap.ts'

/** All that is still to happen, on one clock. Of two things at one instant the dice said which comes first. */
export class Timeline {
  #now: number
  readonly #heap = new Heap<() => void>()

  constructor(start: number) {
    this.#now = start
  }

  get now(): number {
    return this.#now
  }

  get nextAt(): number | undefined {
    return this.#heap.nextAt
  }

  at(instant: number, happen: () => void): void {
    this.#heap.push(Math.max(instant, this.#now), happen)
  }

  in(milliseconds: number, happen: () => void): void {
    this.at(this.#now + milliseconds, happen)
  }

  /** Lets the next thing happen. */
  step(): void {
    const at = this.#heap.nextAt
    const happen = this.#heap.pop()
    if (at === undefined || happen === undefined) return
    this.#now = Math.max(this.#now, at)
    happen()
  }

  skipTo(instant: number): void {
    this.#now = Math.max(this.#now, instant)
  }
}

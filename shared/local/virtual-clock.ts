import type { Clock } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** A clock that stands still until it is moved, and only ever moves forward. */
export class VirtualClock implements Clock {
  #now: Instant

  constructor(start: Instant) {
    this.#now = start
  }

  now(): Instant {
    return this.#now
  }

  advanceTo(instant: Instant): void {
    if (instant > this.#now) this.#now = instant
  }
}

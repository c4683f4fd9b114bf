import type { Tries, TryCounter } from '../borrower-page/try-counter.ts'
import type { Clock } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

/** Tries in memory, with the semantics of the real counter; it forgets at the first instant at which that may. */
export class MemoryTryCounter implements TryCounter {
  readonly #clock: Clock
  readonly #tries = new Map<string, { readonly tries: Tries; readonly until: Instant }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  read(name: string): Promise<Tries | undefined> {
    return Promise.resolve(this.#standing(name))
  }

  write(name: string, seen: number, tries: Tries, until: Instant): Promise<boolean> {
    if ((this.#standing(name)?.count ?? 0) !== seen) return Promise.resolve(false)
    this.#tries.set(name, { tries, until })
    return Promise.resolve(true)
  }

  clear(name: string): Promise<void> {
    this.#tries.delete(name)
    return Promise.resolve()
  }

  #standing(name: string): Tries | undefined {
    const { tries, until = 0 } = this.#tries.get(name) ?? {}
    return this.#clock.now() < until ? tries : undefined
  }
}

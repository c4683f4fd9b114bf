import type { Tries, TryCounter } from '../borrower-page/try-counter.ts'

/** Tries in memory, with the semantics of the real counter; it forgets nothing. */
export class MemoryTryCounter implements TryCounter {
  readonly #tries = new Map<string, Tries>()

  read(name: string): Promise<Tries | undefined> {
    return Promise.resolve(this.#tries.get(name))
  }

  write(name: string, seen: number, tries: Tries): Promise<boolean> {
    if ((this.#tries.get(name)?.count ?? 0) !== seen) return Promise.resolve(false)
    this.#tries.set(name, tries)
    return Promise.resolve(true)
  }

  clear(name: string): Promise<void> {
    this.#tries.delete(name)
    return Promise.resolve()
  }
}

import { EMPTY_PLAN, type Plan } from '../case/plan.ts'
import type { Neighbours } from '../ports.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'

/** Who stands behind an address, in memory. The index is made when somebody first asks: most runs never do. */
export class MemoryNeighbours implements Neighbours {
  readonly #store: MemoryCaseStore
  #behind: Map<string, Set<string>> | undefined

  constructor(store: MemoryCaseStore) {
    this.#store = store
  }

  plansBehind(point: string, but: string): Promise<readonly Plan[]> {
    this.#behind ??= this.#index()
    const others = [...(this.#behind.get(point) ?? [])].filter((borrower) => borrower !== but)
    return Promise.resolve(others.map((borrower) => this.#store.peek(borrower)?.plan ?? EMPTY_PLAN))
  }

  #index(): Map<string, Set<string>> {
    const behind = new Map<string, Set<string>>()
    const enter = (borrower: string) => {
      for (const { id } of this.#store.peek(borrower)?.borrower.contactPoints ?? []) {
        behind.set(id, (behind.get(id) ?? new Set()).add(borrower))
      }
    }
    for (const borrower of this.#store.borrowers()) enter(borrower)
    this.#store.onChange(enter)
    return behind
  }
}

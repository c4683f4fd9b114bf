import type { Borrower } from '../case/borrower.ts'
import { EMPTY_PLAN, type Plan } from '../case/plan.ts'
import type { Neighbours } from '../ports.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'

/** Behind most addresses stands one borrower only, whose id needs no set around it: that takes a fifth of all memory. */
type Behind = string | Set<string>

/** Who stands behind an address, in memory. The index is made when somebody first asks: most runs never do. */
export class MemoryNeighbours implements Neighbours {
  readonly #store: MemoryCaseStore
  #behind: Map<string, Behind> | undefined

  constructor(store: MemoryCaseStore) {
    this.#store = store
  }

  plansBehind(point: string, but: string): Promise<readonly Plan[]> {
    this.#behind ??= this.#index()
    const behind = this.#behind.get(point)
    if (behind === undefined || behind === but) return NOBODY
    const others = typeof behind === 'string' ? [behind] : [...behind].filter((borrower) => borrower !== but)
    return Promise.resolve(others.map((borrower) => this.#store.peek(borrower)?.plan ?? EMPTY_PLAN))
  }

  #index(): Map<string, Behind> {
    const index = new Map<string, Behind>()
    const enter = ({ id: borrower, contactPoints }: Borrower) => {
      for (const { id } of contactPoints) {
        const before = index.get(id)
        if (before !== borrower) index.set(id, before === undefined ? borrower : together(before, borrower))
      }
    }
    for (const borrower of this.#store.people()) enter(borrower)
    this.#store.onChange((borrower) => {
      const caseFile = this.#store.peek(borrower)
      if (caseFile !== undefined) enter(caseFile.borrower)
    })
    return index
  }
}

const NOBODY = Promise.resolve<readonly Plan[]>([])

function together(before: Behind, borrower: string): Behind {
  return typeof before === 'string' ? new Set([before, borrower]) : before.add(borrower)
}

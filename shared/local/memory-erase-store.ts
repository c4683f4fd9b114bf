import type { CaseFile } from '../case/case-file.ts'
import type { EraseStore } from '../erasure/erase-store.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'

/** Erasure in memory: what is left of a case stands behind no borrower, so it is not held. */
export class MemoryEraseStore implements EraseStore {
  readonly #cases: MemoryCaseStore

  constructor(cases: MemoryCaseStore) {
    this.#cases = cases
  }

  note(borrower: string, entries: readonly HistoryEntry[]): Promise<void> {
    const known = this.#cases.history(borrower)
    const fresh = entries.filter(({ at, what }) => !known.some((each) => each.at === at && each.what === what))
    this.#cases.apply(borrower, (caseFile) => caseFile, fresh)
    return Promise.resolve()
  }

  eraseHistory(borrower: string, before: Instant): Promise<number> {
    return Promise.resolve(this.#cases.forget(borrower, before))
  }

  eraseCase({ borrower }: CaseFile): Promise<void> {
    this.#cases.remove(borrower.id)
    return Promise.resolve()
  }
}

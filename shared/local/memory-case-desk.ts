import type { Acted, CaseDesk } from '../desk/case-desk.ts'
import type { Effects } from '../responses/effects.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'
import { withEffects } from './with-effects.ts'

/** The desk in memory, with the semantics of the real one. */
export class MemoryCaseDesk implements CaseDesk {
  readonly #cases: MemoryCaseStore

  constructor(cases: MemoryCaseStore) {
    this.#cases = cases
  }

  change(borrower: string, effects: Effects, entry: Acted): Promise<'changed' | 'repeated' | 'no-case'> {
    if (this.#cases.peek(borrower) === undefined) return Promise.resolve('no-case')
    if (this.#cases.history(borrower).some((each) => each.what === 'acted' && each.id === entry.id)) {
      return Promise.resolve('repeated')
    }
    this.#cases.apply(borrower, (caseFile) => withEffects(caseFile, effects, entry.at), [entry])
    return Promise.resolve('changed')
  }

  note(borrower: string, entry: Acted): Promise<void> {
    const known = this.#cases.history(borrower).some((each) => each.what === 'acted' && each.id === entry.id)
    if (!known && this.#cases.peek(borrower) !== undefined) this.#cases.apply(borrower, (caseFile) => caseFile, [entry])
    return Promise.resolve()
  }
}

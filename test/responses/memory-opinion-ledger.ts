import type { Opinion } from '../../shared/replies/opinion.ts'
import type { OpinionLedger } from '../../shared/responses/second-reader.ts'

/** Second opinions in memory, with the semantics of the real ledger. */
export class MemoryOpinionLedger implements OpinionLedger {
  readonly #begun = new Set<string>()
  readonly #settled = new Map<string, Opinion>()

  async begin(response: string): Promise<boolean> {
    const first = !this.#begun.has(response)
    this.#begun.add(response)
    return first
  }

  async settle(response: string, opinion: Opinion): Promise<Opinion> {
    const settled = this.#settled.get(response) ?? opinion
    this.#settled.set(response, settled)
    return settled
  }
}

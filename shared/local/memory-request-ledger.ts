import { type Begun, type KeptAnswer, type RequestLedger, WORKED_ON_MS } from '../lender-api/request-ledger.ts'
import type { Instant } from '../time/instant.ts'

interface Entry {
  readonly print: string
  readonly at: Instant
  tried: Instant
  answer?: KeptAnswer
}

/** Requests in memory, with the semantics of the real ledger but that nothing is forgotten. */
export class MemoryRequestLedger implements RequestLedger {
  readonly #entries = new Map<string, Entry>()

  begin(key: string, print: string, at: Instant): Promise<Begun> {
    const known = this.#entries.get(key)
    if (known === undefined) {
      this.#entries.set(key, { print, at, tried: at })
      return Promise.resolve({ is: 'to-do', at })
    }
    if (known.print !== print) return Promise.resolve({ is: 'another' })
    if (known.answer !== undefined) return Promise.resolve({ is: 'answered', answer: known.answer })
    if (at < known.tried + WORKED_ON_MS) return Promise.resolve({ is: 'in-work' })
    known.tried = at
    return Promise.resolve({ is: 'to-do', at: known.at })
  }

  answer(key: string, answer: KeptAnswer): Promise<void> {
    const known = this.#entries.get(key)
    if (known !== undefined) known.answer = answer
    return Promise.resolve()
  }
}

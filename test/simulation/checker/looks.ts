import type { Process } from '../world/process.ts'
import { type Approach, reasonAgainst } from './reasons.ts'
import { type Plain, readStored } from './stored.ts'

/** The provider's call starts within this time of the look that decided it. */
export const FRESH_MS = 10_000

/** A case as a process read it. */
export interface Look {
  readonly at: number
  readonly items: ReadonlyMap<string, Plain>
  /** As it stood before the transactions of which a look may see one write and miss another, where there are such. */
  readonly earlier: ReadonlyMap<string, Plain> | undefined
}

/** A write of a transaction that a look may miss until all of it can be seen. */
interface Unseen {
  readonly sk: string
  readonly before: Plain | undefined
  readonly wholeAt: number
}

/** What the processes that send saw of the cases, and when. */
export class Looks {
  readonly #looks = new Map<string, readonly Look[]>()
  readonly #unseen = new Map<string, readonly Unseen[]>()

  /** One write of a transaction was stored, of which a look may see another and not this one. */
  wroteInParts(pk: string, write: Unseen, at: number): void {
    this.#unseen.set(pk, [...this.#unseenOf(pk, at), write])
  }

  looked(by: Process, pk: string, stored: ReadonlyMap<string, Plain> | undefined, at: number): void {
    const items = new Map(stored)
    const key = `${by.id} ${pk}`
    const fresh = (this.#looks.get(key) ?? []).filter((look) => at - look.at <= FRESH_MS)
    this.#looks.set(key, [...fresh, { at, items, earlier: this.#before(items, pk, at) }])
  }

  /**
   * The looks on which a contact may have left. A process that was frozen goes on with what it did beside its next event, and so looks
   * at a case twice: each that saw the claim may be the second look, and which of them was asked for first, reads don't tell.
   */
  behind(by: Process, borrower: string, contact: string): readonly Look[] {
    const looks = this.#looks.get(`${by.id} BORROWER#${borrower}`) ?? []
    const seeing = looks.filter(({ items }) => items.get('PLAN')?.claim === contact)
    return seeing.length > 0 ? seeing : looks.slice(-1)
  }

  #before(items: ReadonlyMap<string, Plain>, pk: string, at: number): ReadonlyMap<string, Plain> | undefined {
    const unseen = this.#unseenOf(pk, at)
    if (unseen.length === 0) return undefined
    const earlier = new Map(items)
    for (const { sk, before } of unseen.toReversed()) {
      if (before === undefined) earlier.delete(sk)
      else earlier.set(sk, before)
    }
    return earlier
  }

  #unseenOf(pk: string, at: number): readonly Unseen[] {
    return this.#unseen.get(pk)?.filter(({ wholeAt }) => wholeAt > at) ?? []
  }
}

/** A transaction counts whole or not at all: what neither the case before it nor the one after it allows should not leave. */
export function reasonIn({ items, earlier }: Look, approach: Approach): string | undefined {
  const reason = reasonAgainst(readStored(items), approach)
  if (reason === undefined || earlier === undefined) return reason
  return reasonAgainst(readStored(earlier), approach) && reason
}

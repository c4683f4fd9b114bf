import { borrowerIdSchema } from '../case/borrower.ts'
import { IdTable } from './id-table.ts'

/** A borrower whose case is stored already, and the currencies of their loans. */
export interface KnownBorrower {
  readonly borrower: string
  readonly loans: readonly { readonly id: string; readonly currency: string }[]
}

/** Answers those of the borrowers whose cases are stored. */
export type LookUp = (borrowers: readonly string[]) => Promise<readonly KnownBorrower[]>

const UNKNOWN = 0
const KNOWN = 1

/** Remembers what was looked up in the store, in some dozens of bytes an id; each borrower is asked about once. */
export class KnownCases {
  readonly #lookUp: LookUp | undefined
  readonly #answers = new IdTable()
  readonly #loans = new IdTable()
  readonly #currencies: string[] = []

  constructor(lookUp: LookUp | undefined) {
    this.#lookUp = lookUp
  }

  get asks(): boolean {
    return this.#lookUp !== undefined
  }

  async learn(borrowers: Iterable<string>): Promise<void> {
    const asked = new Set<string>()
    for (const id of borrowers) if (!this.#answers.has(id) && borrowerIdSchema.safeParse(id).success) asked.add(id)
    if (asked.size === 0 || this.#lookUp === undefined) return
    for (const { borrower, loans } of await this.#lookUp([...asked])) {
      this.#answers.add(borrower, KNOWN)
      for (const { id, currency } of loans) this.#loans.add(`${borrower}/${id}`, this.#currencyIndex(currency))
    }
    for (const id of asked) this.#answers.add(id, UNKNOWN)
  }

  has(borrower: string): boolean {
    return this.#answers.get(borrower) === KNOWN
  }

  currencyOf(borrower: string, loan: string): string | undefined {
    return this.#currencies[this.#loans.get(`${borrower}/${loan}`) ?? -1]
  }

  #currencyIndex(currency: string): number {
    const known = this.#currencies.indexOf(currency)
    return known >= 0 ? known : this.#currencies.push(currency) - 1
  }
}

import type { Hold } from '../case/hold.ts'
import type { Loan, Payment } from '../case/loan.ts'
import type { Instant } from '../time/instant.ts'
import type { LocalService } from './local-service.ts'

/** Something that the lender's systems will report at an instant of the virtual future. */
export type FutureFact = { readonly at: Instant; readonly borrower: string } & (
  | { readonly loan: Loan }
  | { readonly payment: Payment }
  | { readonly hold: Hold }
)

/** Lets history unfold: each fact becomes known at its instant, and everything that rings before it happens before it. */
export class Unfolding {
  readonly #service: LocalService
  readonly #facts: readonly FutureFact[]
  #next = 0

  constructor(service: LocalService, facts: readonly FutureFact[]) {
    this.#service = service
    this.#facts = facts.toSorted((a, b) => a.at - b.at)
  }

  /** The instant of the next fact; undefined when all are known. */
  get nextFact(): Instant | undefined {
    return this.#facts[this.#next]?.at
  }

  async runUntil(until: Instant): Promise<void> {
    for (let fact = this.#facts[this.#next]; fact !== undefined && fact.at <= until; fact = this.#facts[this.#next]) {
      // A ring of the very instant of a fact comes after it: the fact is known by then.
      await this.#service.runUntil(fact.at - 1)
      this.#service.clock.advanceTo(fact.at)
      this.#next += 1
      tell(this.#service, fact)
    }
    await this.#service.runUntil(until)
  }
}

function tell({ cases }: LocalService, fact: FutureFact): void {
  if ('loan' in fact) cases.putLoan(fact.borrower, fact.loan)
  else if ('payment' in fact) cases.putPayment(fact.borrower, fact.payment)
  else cases.putHold(fact.borrower, fact.hold)
}

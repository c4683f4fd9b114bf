import type { SeedRun } from './run-seeds.ts'

/** What many runs come to. */
export class Tally {
  broken = 0
  readonly #began: number
  #runs = 0
  #borrowerDays = 0
  #sent = 0
  #happened = 0

  constructor(began: number) {
    this.#began = began
  }

  get years(): number {
    return this.#borrowerDays / 365
  }

  add({ borrowers, days, sent, happened, failures }: SeedRun): void {
    this.#runs += 1
    this.#borrowerDays += borrowers * days
    this.#sent += sent
    this.#happened += happened
    if (failures.length > 0) this.broken += 1
  }

  /** How far it came, and how much went on in it. */
  line(now: number): string {
    const seconds = Math.max(1, now - this.#began) / 1_000
    const { years } = this
    const each = (count: number) => Math.round(count / Math.max(1, years)).toLocaleString('en')
    return (
      `${counted(this.#runs)} seeds, ${counted(years)} borrower-years, ${counted(this.#sent)} messages, ` +
      `${counted(this.#happened)} faults and deeds (${each(this.#sent)} and ${each(this.#happened)} a borrower-year), ` +
      `${this.broken} broken, in ${counted(seconds)} s (${(years / seconds).toFixed(1)} borrower-years a second)`
    )
  }
}

function counted(count: number): string {
  return Math.round(count).toLocaleString('en')
}

import type { Borrower } from '../case/borrower.ts'
import type { ClosedPoint } from '../case/case-file.ts'
import { withinRoom } from '../case/past-contacts.ts'
import type { RecentContact } from '../case/plan.ts'
import type { PortfolioFact } from '../portfolio/portfolio-event.ts'
import type { CaseIntake, FeedOrigin } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import type { MemoryCaseStore } from './memory-case-store.ts'

type FactOfBorrower = Exclude<PortfolioFact, { kind: 'borrower' }> & { readonly borrower: string }

/**
 * The lender's door to the case files in memory, with the semantics of the real one: what is newer is stored, what is not
 * is dropped, and what comes before its borrower (a file's protections do) waits for them.
 */
export class MemoryCaseIntake implements CaseIntake {
  readonly #store: MemoryCaseStore
  readonly #waiting = new Map<string, Map<string, { readonly fact: FactOfBorrower; readonly origin: FeedOrigin }>>()
  readonly #holds = new Map<string, Instant>()
  readonly #stops = new Map<string, ClosedPoint>()
  readonly #behind = new Map<string, Set<string>>()

  constructor(store: MemoryCaseStore) {
    this.#store = store
  }

  async put(fact: PortfolioFact, origin: FeedOrigin): Promise<'stored' | 'older'> {
    if (fact.kind === 'borrower') return await this.#putBorrower(fact.value)
    if (!isOfBorrower(fact)) return await this.#putStop(fact.value)
    if (this.#store.peek(fact.borrower) === undefined) return this.#keepWaiting(fact, origin)
    return await this.#putFact(fact, origin)
  }

  async #putBorrower(value: Borrower): Promise<'stored' | 'older'> {
    const { id: borrower, contactPoints } = value
    const before = this.#store.peek(borrower)
    this.#store.putBorrower(value)
    if (this.#store.peek(borrower)?.borrower === before?.borrower) return 'older'
    for (const { fact, origin } of this.#waiting.get(borrower)?.values() ?? []) await this.#putFact(fact, origin)
    this.#waiting.delete(borrower)
    for (const { id } of contactPoints) {
      const behind = this.#behind.get(id) ?? new Set()
      this.#behind.set(id, behind.add(borrower))
      const stop = this.#stops.get(id)
      if (stop !== undefined) await this.#store.closePoint(borrower, stop)
    }
    return 'stored'
  }

  /** A stop without a borrower reaches everybody behind the address, also those who come later. */
  async #putStop(closed: ClosedPoint): Promise<'stored' | 'older'> {
    if ((this.#stops.get(closed.point)?.since ?? Number.NEGATIVE_INFINITY) >= closed.since) return 'older'
    this.#stops.set(closed.point, closed)
    for (const borrower of this.#behind.get(closed.point) ?? []) await this.#store.closePoint(borrower, closed)
    return 'stored'
  }

  async #putFact(fact: FactOfBorrower, origin: FeedOrigin): Promise<'stored' | 'older'> {
    const { borrower } = fact
    switch (fact.kind) {
      case 'loan':
        return this.#changes(borrower, 'loans', () => this.#store.putLoan(borrower, fact.value))
      case 'payment':
        return this.#changes(borrower, 'payments', () => this.#store.putPayment(borrower, fact.value))
      case 'hold': {
        const key = `${borrower}/${fact.value.id}`
        if ((this.#holds.get(key) ?? Number.NEGATIVE_INFINITY) >= origin.asOf) return 'older'
        this.#holds.set(key, origin.asOf)
        this.#store.putHold(borrower, fact.value)
        return 'stored'
      }
      case 'closed-point':
        return await this.#changes(borrower, 'closedPoints', () => this.#store.closePoint(borrower, fact.value))
      case 'contact':
        return await this.#putContact(borrower, fact.value)
    }
  }

  async #changes(
    borrower: string,
    part: 'loans' | 'payments' | 'closedPoints',
    put: () => void | Promise<void>,
  ): Promise<'stored' | 'older'> {
    const before = this.#store.peek(borrower)?.[part]
    await put()
    return this.#store.peek(borrower)?.[part] === before ? 'older' : 'stored'
  }

  async #putContact(borrower: string, contact: RecentContact): Promise<'stored' | 'older'> {
    for (;;) {
      const plan = this.#store.peek(borrower)?.plan
      if (plan === undefined || plan.contacts.some(({ id }) => id === contact.id)) return 'older'
      const contacts = withinRoom([...plan.contacts, contact].sort((a, b) => a.at - b.at))
      if (!contacts.includes(contact)) return 'older'
      const change = { plan: { ...plan, version: plan.version + 1, contacts }, tasks: [], history: [] }
      if ((await this.#store.writePlan(borrower, { version: plan.version }, change)).written) return 'stored'
    }
  }

  #keepWaiting(fact: FactOfBorrower, origin: FeedOrigin): 'stored' | 'older' {
    const facts = this.#waiting.get(fact.borrower) ?? new Map()
    this.#waiting.set(fact.borrower, facts)
    const key = `${fact.kind}/${fact.kind === 'closed-point' ? fact.value.point : fact.value.id}`
    const known = facts.get(key)
    if (known !== undefined && versionOf(known.fact, known.origin) >= versionOf(fact, origin)) return 'older'
    facts.set(key, { fact, origin })
    return 'stored'
  }
}

type Stop = Extract<PortfolioFact, { kind: 'closed-point' }> & { readonly borrower: undefined }

function isOfBorrower(fact: FactOfBorrower | Stop): fact is FactOfBorrower {
  return fact.borrower !== undefined
}

/** What decides which of two facts about one thing is the newer. */
function versionOf(fact: FactOfBorrower, { asOf }: FeedOrigin): Instant {
  switch (fact.kind) {
    case 'loan':
    case 'payment':
      return fact.value.sourceVersion
    case 'closed-point':
      return fact.value.since
    case 'hold':
      return asOf
    case 'contact':
      return 0
  }
}

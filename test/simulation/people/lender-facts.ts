import type { Hold, HoldKind } from '../../../shared/case/hold.ts'
import type { Loan, Payment } from '../../../shared/case/loan.ts'
import type { PortfolioFact } from '../../../shared/portfolio/portfolio-event.ts'
import type { World } from '../world/world.ts'
import { aPoint, DAY, HOUR, MINUTE, type Person, PLACES } from './person.ts'

/** Facts of a person, as the lender's system makes them up when something happens; `what` names what happened, and so the dice. */
export class LenderFacts {
  readonly #world: World
  readonly #number: () => number
  readonly #onSecrets: (secrets: readonly string[]) => void

  /** `number` counts what is made, so that every fact has an id of its own; `onSecrets` hears of addresses that people get. */
  constructor(world: World, number: () => number, onSecrets: (secrets: readonly string[]) => void) {
    this.#world = world
    this.#number = number
    this.#onSecrets = onSecrets
  }

  #loan(person: Person, what: string): Loan {
    return this.#world.dice.pick(`${what} loan`, [...person.loans.values()])
  }

  payment(person: Person, what: string, part: number, state: Payment['state']): PortfolioFact {
    const loan = this.#loan(person, what)
    const { now } = this.#world
    const id = `p-${person.id}-${this.#number()}`
    const amount = Math.max(1_000, Math.floor(this.left(person, loan) * part))
    return this.paid(person, { id, loan: loan.id, amount, at: now, state, sourceVersion: now })
  }

  left({ payments }: Person, { id, instalments }: Loan): number {
    const owed = instalments.reduce((sum, { amount }) => sum + amount, 0)
    const paid = [...payments.values()].filter((each) => each.loan === id && each.state !== 'reversed')
    return owed - paid.reduce((sum, { amount }) => sum + amount, 0)
  }

  paid(person: Person, value: Payment): PortfolioFact {
    person.payments.set(value.id, value)
    return { kind: 'payment', borrower: person.id, at: value.at, value }
  }

  hold(person: Person, what: string, kind: HoldKind): PortfolioFact {
    const { now } = this.#world
    const id = `h-${person.id}-${this.#number()}`
    const ofLoan = kind === 'dispute' && this.#world.dice.of(`${what} scope`) < 0.5
    const scope: Hold['scope'] = ofLoan ? { of: 'loan', loan: this.#loan(person, what).id } : { of: 'all' }
    return {
      kind: 'hold',
      borrower: person.id,
      value: { kind: kind as 'dispute', id, scope, from: now, source: 'agent' },
    }
  }

  /** A hold that ends by itself, of any scope. */
  holdFor(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const id = `h-${person.id}-${this.#number()}`
    const of = dice.of(`${what} scope`)
    const scope: Hold['scope'] =
      of < 0.4
        ? { of: 'all' }
        : of < 0.7
          ? { of: 'loan', loan: this.#loan(person, what).id }
          : { of: 'channel', channel: 'sms' }
    const kind = dice.pick(`${what} kind`, ['pause', 'time-asked', 'hardship', 'stay'] as const)
    const until = now + dice.between(`${what} until`, HOUR, 9 * DAY)
    return { kind: 'hold', borrower: person.id, value: { kind, id, scope, from: now, until, source: 'agent' } }
  }

  promise(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const loan = this.#loan(person, what)
    const value: Hold = {
      kind: 'promise',
      id: `pr-${person.id}-${this.#number()}`,
      scope: { of: 'loan', loan: loan.id },
      from: now,
      source: 'agent',
      loan: loan.id,
      amount: loan.instalments[0]?.amount ?? 1,
      dueOn: Math.floor(now / DAY) + 1 + dice.below(`${what} days`, 6),
    }
    return { kind: 'hold', borrower: person.id, value }
  }

  arrangement(person: Person, what: string): PortfolioFact {
    const { now } = this.#world
    const loan = this.#loan(person, what)
    const today = Math.floor(now / DAY)
    const half = Math.ceil((loan.instalments[0]?.amount ?? 2) / 2)
    const value: Hold = {
      kind: 'arrangement',
      id: `ar-${person.id}-${this.#number()}`,
      scope: { of: 'loan', loan: loan.id },
      from: now,
      source: 'agent',
      loan: loan.id,
      instalments: [
        { id: 'a1', dueOn: today + 4, amount: half },
        { id: 'a2', dueOn: today + 11, amount: half },
      ],
    }
    return { kind: 'hold', borrower: person.id, value }
  }

  newNumber(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const phone = `+4915${1 + dice.below(`${what} phone`, 7)}${String(10_000_000 + dice.below(`${what} digits`, 89_999_999))}`
    this.#onSecrets([phone, phone.slice(1)])
    const others = person.borrower.contactPoints.filter(({ channel }) => channel !== 'sms')
    return this.#borrower(person, { contactPoints: [aPoint('sms', phone, now), ...others] })
  }

  move(person: Person, what: string): PortfolioFact {
    const { zones, jurisdictions } = this.#world.dice.pick(`${what} where`, PLACES)
    return this.#borrower(person, { zones, jurisdictions })
  }

  #borrower(person: Person, change: Partial<Person['borrower']>): PortfolioFact {
    person.borrower = { ...person.borrower, ...change, sourceVersion: this.#world.now }
    return { kind: 'borrower', borrower: person.id, value: person.borrower }
  }

  stop(person: Person): PortfolioFact | undefined {
    const point = person.borrower.contactPoints[0]?.id
    if (point === undefined) return undefined
    return { kind: 'closed-point', borrower: person.id, value: { point, since: this.#world.now, why: 'opted-out' } }
  }

  elsewhere(person: Person, what: string): PortfolioFact {
    const { now } = this.#world
    const { contactPoints } = person.borrower
    return {
      kind: 'contact',
      borrower: person.id,
      value: {
        id: `e-${person.id}-${this.#number()}`,
        at: now - 10 * MINUTE,
        channel: 'sms',
        point: contactPoints[0]?.id,
        purpose: 'overdue',
        tone: 'neutral',
        loans: [this.#loan(person, what).id],
        outcome: 'sent',
        elsewhere: true,
      },
    }
  }

  corrected(person: Person, what: string): PortfolioFact {
    const days = this.#world.dice.between(`${what} by`, -2, 3)
    return this.#loanFact(person, what, ({ instalments }) => ({
      instalments: instalments.map((each) => ({ ...each, dueOn: each.dueOn + days })),
    }))
  }

  ended(person: Person, what: string): PortfolioFact {
    const status = this.#world.dice.pick(`${what} how`, ['paid', 'closed', 'charged-off', 'disputed'] as const)
    return this.#loanFact(person, what, () => ({ status }))
  }

  #loanFact(person: Person, what: string, change: (loan: Loan) => Partial<Loan>): PortfolioFact {
    const loan = this.#loan(person, what)
    const value = { ...loan, ...change(loan), sourceVersion: this.#world.now }
    person.loans.set(value.id, value)
    return { kind: 'loan', borrower: person.id, value }
  }
}

import { borrowerItem, closedPointItem, holdItem, loanItem, paymentItem } from '../../../shared/aws/items/case-items.ts'
import { partitionOf } from '../../../shared/aws/items/keys.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import type { Hold, HoldKind } from '../../../shared/case/hold.ts'
import type { Loan, Payment } from '../../../shared/case/loan.ts'
import type { PortfolioFact } from '../../../shared/portfolio/portfolio-event.ts'
import type { Write } from '../aws/database.ts'
import type { Accepted } from '../aws/provider.ts'
import type { Queue } from '../aws/queue.ts'
import type { Calendar, Season } from '../world/calendar.ts'
import { TABLES } from '../world/functions.ts'
import type { Process } from '../world/process.ts'
import { readPartOnce } from '../world/read-once.ts'
import { borrowerIn, type World } from '../world/world.ts'
import { reportsApart } from './delivery-reports.ts'
import { giveFurtherPoints } from './further-points.ts'
import { furtherLoan, paidAt } from './long-life.ts'
import { ODD_FILES, oddFile } from './odd-file.ts'
import { aPoint, DAY, HOUR, type Person, PLACES, personOf, secretsOf } from './person.ts'
import { portfolioFile, rowsOf } from './portfolio-file.ts'
import { GRAVE, TEXTS, TROUBLED } from './words.ts'

/** Where people and the lender put what they have to say. */
export interface Mailboxes {
  readonly lender: Queue
  readonly imports: Queue
  readonly inbound: Queue
  readonly reports: Queue
  readonly parts: Queue
  readonly contacts: Readonly<Partial<Record<Channel, Queue>>>
  /** Keeps a file that the lender put down. */
  readonly keepFile: (key: string, text: string | Buffer) => void
  readonly hasFile: (key: string) => boolean
}

/** What a person does, or the lender about a person. */
type Deed = (person: Person, what: string) => void

/** A text that a borrower sent. */
export interface Sent {
  readonly id: string
  readonly borrower: string
  readonly from: string
  readonly words: string
  readonly at: number
}

const MINUTE = 60_000
/** In a long life things happen so much more seldom. */
const SELDOM = 0.5

/** Borrowers and their lender: what they do of themselves, what a message makes them do, and what happens just then. */
export class People {
  readonly all: readonly Person[]
  readonly texts: Sent[] = []
  /** Hears of addresses that people get later. */
  onSecrets: (secrets: readonly string[]) => void = () => {}
  /** Hears of messages that nobody can read. */
  onRubbish: (message: string) => void = () => {}
  readonly #world: World
  readonly #to: Mailboxes
  readonly #calendar: Calendar
  /** What the last file that came told, or an earlier one, and still is so. */
  #told: ReadonlySet<string> = new Set()
  readonly #files: { readonly key: string; readonly asOf: number; readonly kind: 'delta' | 'full' }[] = []
  #count = 0

  constructor(world: World, to: Mailboxes, calendar: Calendar) {
    this.#world = world
    this.#to = to
    this.#calendar = calendar
    const { dice, now } = world
    const { people: count = 3 + dice.below('people', 5), lateDays } = world.weather
    const all: Person[] = []
    for (let number = 1; number <= count; number += 1) {
      const before = all[number - 2]?.borrower.contactPoints.find(({ channel }) => channel === 'sms')?.address
      const shares = before !== undefined && dice.of(`b-${number} shares`) < 0.35
      const person = personOf(dice, number, now, { sharedPhone: shares ? before : undefined, lateDays })
      giveFurtherPoints(dice, person, now, world.weather)
      all.push(person)
    }
    this.all = all
  }

  /** The lender tells of everybody, and everybody lives on. */
  begin(): void {
    for (const person of this.all) if (person.fedBy === 'messages') this.#tellAll(person)
    if (this.all.some(({ fedBy }) => fedBy === 'file')) this.#nightly(this.#world.now + HOUR)
    this.live(this.#calendar.seasons[0])
  }

  /** What happens to people in a season. */
  live(season: Season): void {
    const { timeline, dice, plan } = this.#world
    for (const person of this.all) {
      if (this.#calendar.isLong) this.#liveOn(person, season)
      for (const [name, deed, most] of this.#deeds()) {
        const often = this.#calendar.isLong ? most * SELDOM : most
        for (let at = 0; dice.of(`${person.id} ${name} ${at}${season.name}`) < often && at < 4; at += 1) {
          const what = `${person.id} ${name} ${at + 1}${season.name}`
          const when = season.begins + Math.floor(dice.of(`${what} when`) * (season.quietFrom - season.begins))
          timeline.at(when, () => {
            if (plan.allows(what)) this.#do(person, what, deed)
          })
        }
      }
    }
    this.#pauses(season)
    this.#rubbish(season)
  }

  /** What is no message of anybody comes as well. */
  #rubbish(season: Season): void {
    const { timeline, dice, plan } = this.#world
    const { lender, imports, inbound, reports, parts, contacts } = this.#to
    for (const queue of [lender, imports, inbound, reports, parts, contacts.sms, contacts.email, contacts.voice]) {
      if (queue === undefined) continue
      const what = `rubbish in ${queue.settings.name}${season.name}`
      if (dice.of(what) > 0.1) continue
      timeline.at(season.begins + Math.floor(dice.of(`${what} when`) * 20 * DAY), () => {
        if (plan.allows(what))
          this.onRubbish(queue.send(dice.pick(what, ['{', '[]', '{"borrower":1}', '""']), this.#world.now).id)
      })
    }
  }

  /** Something happens to whom a call is about, at this very moment and before anybody could hear of it. */
  provoke(by: Process, about: string, where: string): void {
    const { dice, timeline } = this.#world
    const id = borrowerIn(about)
    const person = this.all.find((each) => each.id === id)
    if (person === undefined) {
      if (by.fn.startsWith('send-due-contact') && dice.of(`${where} pause`) < 0.3) this.#pause(where)
      return
    }
    // Most often an answer, where a case is looked at by whoever is about to send.
    const looks = by.fn.startsWith('send-due-contact') && where.includes('/Query')
    const writes = looks && (this.#world.weather.rush || dice.of(`${where} looks`) < 0.4)
    const how = writes ? 0.8 : dice.of(`${where} how`)
    const what = `provoked ${where}`
    if (how < 0.25) this.#land(this.#payment(person, what, 1, 'settled'))
    else if (how < 0.35)
      this.#land(this.#hold(person, what, dice.pick(what, ['dispute', 'cease', 'hardship', 'deceased'])))
    else if (how < 0.45) this.#land(this.#holdFor(person, what))
    else if (how < 0.55) this.#pause(what)
    else if (how < 0.65) this.#land(this.#stop(person))
    else if (how < 0.7) this.#message(person, [this.#newNumber(person, what)], what)
    else if (how < 0.75) this.#message(person, [this.#move(person, what)], what)
    else if (how < 0.85) this.#text(person, what, dice.pick(`${what} words`, GRAVE), 0)
    else {
      // The same borrower comes to every door at once.
      for (const queue of Object.values(this.#to.contacts)) {
        queue.send(
          JSON.stringify({ borrower: person.id }),
          timeline.now,
          dice.below(`${what} ${queue.settings.name}`, 30),
        )
      }
    }
  }

  /** A borrower got a message: the provider reports of it, and the borrower may answer. */
  received(message: Accepted): void {
    const { dice, timeline, plan } = this.#world
    const name = `${message.contact} ${message.providerId}`
    if (!reportsApart(message)) this.#report(message, name)
    const person = this.all.find(({ id }) => id === message.borrower)
    const { desk } = this.#world.weather
    const often = desk ? 0.6 : 0.25
    if (person === undefined || message.channel !== 'sms' || dice.of(`${name} answers`) > often) return
    const what = `${person.id} answers ${message.providerId}`
    timeline.in(dice.between(what, 2_000, dice.of(`${what} soon`) < 0.5 ? 120_000 : 10 * HOUR), () => {
      const words = desk && dice.of(`${what} troubled`) < 0.6 ? TROUBLED : TEXTS
      if (plan.allows(what)) this.#text(person, what, dice.pick(what, words), 200, message.providerId)
    })
  }

  #deeds(): readonly (readonly [string, Deed, number])[] {
    const { dice } = this.#world
    return [
      ['pays', (person, what) => this.#send(person, this.#payment(person, what, 1, 'settled'), what), 0.35],
      ['pays in part', (person, what) => this.#send(person, this.#payment(person, what, 0.4, 'settled'), what), 0.25],
      ['pays slowly', (person, what) => this.#paySlowly(person, what), 0.3],
      ['writes', (person, what) => this.#text(person, what, dice.pick(what, TEXTS), 500), 0.35],
      ['disputes', (person, what) => this.#send(person, this.#hold(person, what, 'dispute'), what), 0.12],
      ['is held', (person, what) => this.#send(person, this.#holdFor(person, what), what), 0.35],
      ['promises', (person, what) => this.#send(person, this.#promise(person, what), what), 0.25],
      ['is arranged with', (person, what) => this.#send(person, this.#arrangement(person, what), what), 0.1],
      ['changes number', (person, what) => this.#send(person, this.#newNumber(person, what), what), 0.2],
      ['moves', (person, what) => this.#send(person, this.#move(person, what), what), 0.2],
      ['opts out', (person, what) => this.#send(person, this.#stop(person), what), 0.1],
      ['is contacted elsewhere', (person, what) => this.#send(person, this.#elsewhere(person, what), what), 0.3],
      ['has a date corrected', (person, what) => this.#send(person, this.#corrected(person, what), what), 0.3],
      ['ends a loan', (person, what) => this.#send(person, this.#ended(person, what), what), 0.1],
      ['is told of anew', (person, what) => this.#repeat(person, what), 0.5],
      ['is put on every queue', (person) => this.#everyQueue(person), 0.2],
    ]
  }

  // What a long life is made of: loans one after another, paid as a rule, and in each season a fresh start.

  #liveOn(person: Person, season: Season): void {
    const { timeline, dice, plan } = this.#world
    if (season === this.#calendar.seasons[0]) {
      for (const loan of person.loans.values()) this.#payInTime(person, loan)
    } else {
      const what = `${person.id} starts afresh${season.name}`
      timeline.at(season.begins + dice.below(`${what} when`, DAY), () => {
        if (plan.allows(what)) this.#startAfresh(person, what)
      })
    }
    const what = `${person.id} takes a loan${season.name}`
    if (dice.of(what) > 0.7) return
    timeline.at(season.begins + dice.between(`${what} when`, DAY, 25 * DAY), () => {
      if (plan.allows(what)) this.#takeLoan(person, what)
    })
  }

  #takeLoan(person: Person, what: string): void {
    const value = furtherLoan(this.#world.dice, person, what, this.#world.now)
    person.loans.set(value.id, value)
    this.onSecrets(secretsOf(person))
    this.#send(person, { kind: 'loan', borrower: person.id, value }, what)
    this.#payInTime(person, value)
  }

  #payInTime(person: Person, loan: Loan): void {
    const { timeline, dice, plan } = this.#world
    for (const instalment of loan.instalments) {
      const what = `${loan.id} ${instalment.id} is paid`
      const at = paidAt(dice, what, instalment)
      if (at === undefined) continue
      timeline.at(this.#lively(at, dice.of(`${what} in the next season`)), () => {
        const amount = Math.min(instalment.amount, this.#left(person, loan))
        if (amount <= 0 || !plan.allows(what)) return
        const { now } = this.#world
        const id = `p-${person.id}-${++this.#count}`
        this.#send(
          person,
          this.#paid(person, { id, loan: loan.id, amount, at: now, state: 'settled', sourceVersion: now }),
          what,
        )
      })
    }
  }

  /** What falls into quiet days is done some days after them. */
  #lively(at: number, part: number): number {
    const season = this.#calendar.seasons.find(({ quietFrom, ends }) => at >= quietFrom && at < ends)
    return season === undefined ? at : season.ends + Math.floor(part * 10 * DAY)
  }

  /** The lender gives up what is never paid and lifts what stands, and who can't be reached gives another number. */
  #startAfresh(person: Person, what: string): void {
    const { dice, now, database } = this.#world
    for (const loan of person.loans.values()) {
      const last = loan.instalments.at(-1)?.dueOn ?? 0
      if (loan.status !== 'scheduled' || this.#left(person, loan) <= 0 || last * DAY > now - 30 * DAY) continue
      if (dice.of(`${what} ${loan.id}`) > 0.7) continue
      const value = { ...loan, status: 'charged-off', sourceVersion: now } as const
      person.loans.set(loan.id, value)
      this.#send(person, { kind: 'loan', borrower: person.id, value }, `${what} ${loan.id}`)
    }
    const closed = new Set<string>()
    for (const item of database.table(TABLES.cases).items(partitionOf(person.id), now)) {
      const name = `${what} ${item.sk?.S ?? ''}`
      const part = item.sk?.S?.startsWith('HOLD#') || item.sk?.S?.startsWith('POINT#') ? readPartOnce(item) : undefined
      if (part?.kind === 'POINT') closed.add(part.value.point)
      if (part?.kind !== 'HOLD' || part.value.until !== undefined || part.value.kind === 'reply') continue
      if (dice.of(name) < 0.8)
        this.#send(person, { kind: 'hold', borrower: person.id, value: { ...part.value, until: now + HOUR } }, name)
    }
    if (person.borrower.contactPoints.some(({ id }) => closed.has(id)) && dice.of(`${what} number`) < 0.8)
      this.#send(person, this.#newNumber(person, what), `${what} number`)
  }

  #do(person: Person, what: string, deed: Deed): void {
    this.#world.tell('deed', { what })
    deed(person, what)
  }

  // What the lender's system says.

  #tellAll(person: Person): void {
    const { id: borrower, loans } = person
    const first: PortfolioFact[] = [{ kind: 'borrower', borrower, value: person.borrower }]
    const facts = [
      ...first,
      ...Array.from(loans.values(), (value): PortfolioFact => ({ kind: 'loan', borrower, value })),
    ]
    for (const [at, fact] of facts.entries()) this.#message(person, [fact], `${borrower} told ${at}`)
  }

  #send(person: Person, fact: PortfolioFact | undefined, what: string): void {
    if (fact === undefined) return
    // What a file brings comes the next night, but for what only people tell of.
    if (person.fedBy === 'file' && (fact.kind === 'loan' || fact.kind === 'payment' || fact.kind === 'borrower')) return
    this.#message(person, [fact], what)
  }

  #message(person: Person, facts: readonly PortfolioFact[], what: string): void {
    const { dice, now } = this.#world
    const delay =
      dice.of(`${what} message late`) < 0.1 ? dice.below(`${what} late`, 3 * HOUR) : dice.below(`${what} delay`, 3_000)
    person.earlier.push(...facts)
    this.#to.lender.send(JSON.stringify({ facts: facts.map((fact) => JSON.stringify(fact)) }), now, delay)
  }

  /** Something that the lender's system said before comes once more. */
  #repeat(person: Person, what: string): void {
    const { dice, now } = this.#world
    if (person.earlier.length === 0) return
    const facts = [JSON.stringify(dice.pick(what, person.earlier))]
    this.#to.lender.send(JSON.stringify({ facts }), now)
  }

  /** A fact that another function has just stored. */
  #land(fact: PortfolioFact | undefined): void {
    if (fact === undefined) return
    const { database, now } = this.#world
    const item = itemOf(fact, now)
    if (item === undefined) return
    const person = this.all.find(({ id }) => id === fact.borrower)
    person?.earlier.push(fact)
    // Nobody is known yet of whom nothing was stored.
    if (database.table(TABLES.cases).get(partitionOf(fact.borrower ?? ''), 'BORROWER') === undefined) return
    database.put(TABLES.cases, item)
  }

  #loan(person: Person, what: string): Loan {
    return this.#world.dice.pick(`${what} loan`, [...person.loans.values()])
  }

  #payment(person: Person, what: string, part: number, state: Payment['state']): PortfolioFact {
    const loan = this.#loan(person, what)
    const { now } = this.#world
    const id = `p-${person.id}-${++this.#count}`
    const amount = Math.max(1_000, Math.floor(this.#left(person, loan) * part))
    return this.#paid(person, { id, loan: loan.id, amount, at: now, state, sourceVersion: now })
  }

  #left({ payments }: Person, { id, instalments }: Loan): number {
    const owed = instalments.reduce((sum, { amount }) => sum + amount, 0)
    const paid = [...payments.values()].filter((each) => each.loan === id && each.state !== 'reversed')
    return owed - paid.reduce((sum, { amount }) => sum + amount, 0)
  }

  #paid(person: Person, value: Payment): PortfolioFact {
    person.payments.set(value.id, value)
    return { kind: 'payment', borrower: person.id, at: value.at, value }
  }

  /** Pending at first; settled some days later, or taken back. */
  #paySlowly(person: Person, what: string): void {
    const { dice, timeline } = this.#world
    const fact = this.#payment(person, what, 1, 'pending')
    this.#send(person, fact, what)
    if (fact.kind !== 'payment') return
    timeline.in(dice.between(`${what} until`, DAY, 4 * DAY), () => {
      const state = dice.of(`${what} ends`) < 0.5 ? 'settled' : 'reversed'
      const later = this.#paid(person, { ...fact.value, state, sourceVersion: this.#world.now })
      this.#send(person, later, `${what} ${state}`)
    })
  }

  #hold(person: Person, what: string, kind: HoldKind): PortfolioFact {
    const { now } = this.#world
    const id = `h-${person.id}-${++this.#count}`
    const ofLoan = kind === 'dispute' && this.#world.dice.of(`${what} scope`) < 0.5
    const scope: Hold['scope'] = ofLoan ? { of: 'loan', loan: this.#loan(person, what).id } : { of: 'all' }
    return {
      kind: 'hold',
      borrower: person.id,
      value: { kind: kind as 'dispute', id, scope, from: now, source: 'agent' },
    }
  }

  /** A hold that ends by itself, of any scope. */
  #holdFor(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const id = `h-${person.id}-${++this.#count}`
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

  #promise(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const loan = this.#loan(person, what)
    const value: Hold = {
      kind: 'promise',
      id: `pr-${person.id}-${++this.#count}`,
      scope: { of: 'loan', loan: loan.id },
      from: now,
      source: 'agent',
      loan: loan.id,
      amount: loan.instalments[0]?.amount ?? 1,
      dueOn: Math.floor(now / DAY) + 1 + dice.below(`${what} days`, 6),
    }
    return { kind: 'hold', borrower: person.id, value }
  }

  #arrangement(person: Person, what: string): PortfolioFact {
    const { now } = this.#world
    const loan = this.#loan(person, what)
    const today = Math.floor(now / DAY)
    const half = Math.ceil((loan.instalments[0]?.amount ?? 2) / 2)
    const value: Hold = {
      kind: 'arrangement',
      id: `ar-${person.id}-${++this.#count}`,
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

  #newNumber(person: Person, what: string): PortfolioFact {
    const { dice, now } = this.#world
    const phone = `+4915${1 + dice.below(`${what} phone`, 7)}${String(10_000_000 + dice.below(`${what} digits`, 89_999_999))}`
    this.onSecrets([phone, phone.slice(1)])
    const others = person.borrower.contactPoints.filter(({ channel }) => channel !== 'sms')
    return this.#borrower(person, { contactPoints: [aPoint('sms', phone, now), ...others] })
  }

  #move(person: Person, what: string): PortfolioFact {
    const { zones, jurisdictions } = this.#world.dice.pick(`${what} where`, PLACES)
    return this.#borrower(person, { zones, jurisdictions })
  }

  #borrower(person: Person, change: Partial<Person['borrower']>): PortfolioFact {
    person.borrower = { ...person.borrower, ...change, sourceVersion: this.#world.now }
    return { kind: 'borrower', borrower: person.id, value: person.borrower }
  }

  #stop(person: Person): PortfolioFact | undefined {
    const point = person.borrower.contactPoints[0]?.id
    if (point === undefined) return undefined
    return { kind: 'closed-point', borrower: person.id, value: { point, since: this.#world.now, why: 'opted-out' } }
  }

  #elsewhere(person: Person, what: string): PortfolioFact {
    const { now } = this.#world
    const { contactPoints } = person.borrower
    return {
      kind: 'contact',
      borrower: person.id,
      value: {
        id: `e-${person.id}-${++this.#count}`,
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

  #corrected(person: Person, what: string): PortfolioFact {
    const days = this.#world.dice.between(`${what} by`, -2, 3)
    return this.#loanFact(person, what, ({ instalments }) => ({
      instalments: instalments.map((each) => ({ ...each, dueOn: each.dueOn + days })),
    }))
  }

  #ended(person: Person, what: string): PortfolioFact {
    const status = this.#world.dice.pick(`${what} how`, ['paid', 'closed', 'charged-off', 'disputed'] as const)
    return this.#loanFact(person, what, () => ({ status }))
  }

  #loanFact(person: Person, what: string, change: (loan: Loan) => Partial<Loan>): PortfolioFact {
    const loan = this.#loan(person, what)
    const value = { ...loan, ...change(loan), sourceVersion: this.#world.now }
    person.loans.set(value.id, value)
    return { kind: 'loan', borrower: person.id, value }
  }

  #everyQueue(person: Person): void {
    for (const queue of Object.values(this.#to.contacts))
      queue.send(JSON.stringify({ borrower: person.id }), this.#world.now)
  }

  /** A file every night, now and then late, twice, or of the night before. */
  #nightly(at: number): void {
    const { timeline, dice, plan } = this.#world
    timeline.at(at, () => {
      const { now } = this.#world
      const night = `file ${this.#files.length + 1}`
      const fed = this.all.filter(({ fedBy }) => fedBy === 'file')
      const kind = dice.of(`${night} full`) < (this.#calendar.isLong ? 0.02 : 0.1) ? 'full' : 'delta'
      const file = { key: `${night.replace(' ', '-')}.ndjson`, asOf: now - 10 * MINUTE, kind } as const
      const comes = !plan.happens(`${night} never comes`, 0.05)
      const text = portfolioFile(fed, file.asOf, kind)
      // Within a month every file has everything; over a year only a full one.
      this.#keep(file.key, this.#calendar.isLong ? this.#newIn(text, kind, comes) : text, night, kind)
      this.#files.push(file)
      if (comes) this.#announce(file.key)
      if (plan.happens(`${night} comes twice`, 0.1))
        timeline.in(dice.below(`${night} again`, 30 * HOUR), () => this.#announce(file.key))
      const old = this.#files.at(-2)
      if (old !== undefined && plan.happens(`${night} the old file comes`, 0.15)) {
        timeline.in(dice.below(`${night} old`, 8 * HOUR), () => this.#announce(old.key))
      }
      if (now + DAY < this.#calendar.end) this.#nightly(at + DAY)
    })
  }

  /** A file with no more than its header and what no file that came had yet, where it isn't a full one. */
  #newIn(text: string, kind: 'delta' | 'full', comes: boolean): string {
    const [header = '', ...rows] = rowsOf(text)
    const told = this.#told
    if (comes) this.#told = new Set(rows)
    return kind === 'full' ? text : [header, ...rows.filter((row) => !told.has(row)), ''].join('\n')
  }

  #keep(key: string, text: string, night: string, kind: 'delta' | 'full'): void {
    const { dice, now } = this.#world
    const isOdd = kind === 'delta' && this.#world.happens('oddFiles', `${night} is odd`)
    const tomorrow = new Date(now + DAY).toISOString()
    const put = isOdd ? oddFile(text, dice.pick(`${night} how odd`, ODD_FILES), tomorrow) : text
    if (put !== undefined) this.#to.keepFile(key, put)
  }

  #announce(key: string): void {
    const detail = { bucket: { name: 'lender' }, object: { key, etag: key, 'version-id': key } }
    const { id } = this.#to.imports.send(JSON.stringify({ detail }), this.#world.now)
    // Parked, since it tells of a file that is gone.
    if (!this.#to.hasFile(key)) this.onRubbish(id)
  }

  // What borrowers and providers say.

  #text(person: Person, what: string, words: string, delayMs: number, previous?: string): void {
    const { now, dice } = this.#world
    const from = person.borrower.contactPoints.find(({ channel }) => channel === 'sms')?.address
    if (from === undefined) return
    const id = `in-${++this.#count}`
    const Message = JSON.stringify({
      originationNumber: from,
      messageBody: words,
      inboundMessageId: id,
      ...(previous !== undefined && { previousPublishedMessageId: previous }),
    })
    this.texts.push({ id, borrower: person.id, from, words, at: now })
    this.#world.tell('text', { from: person.id, words, id })
    const body = JSON.stringify({ Type: 'Notification', Message, Timestamp: new Date(now).toISOString() })
    const late =
      dice.of(`${what} late`) < 0.2 ? dice.below(`${what} how late`, HOUR) : dice.below(`${what} delay`, delayMs + 1)
    this.#to.inbound.send(body, now, late)
  }

  #report(message: Accepted, name: string): void {
    const { dice, timeline, now } = this.#world
    const how = dice.of(`${name} report`)
    if (how < 0.1) return
    const sms = message.channel !== 'email'
    const { contact, borrower, providerId } = message
    const later =
      now + dice.between(`${name} report when`, 1_000, dice.of(`${name} report soon`) < 0.6 ? 60_000 : 12 * HOUR)
    const at = new Date(later - 500).toISOString()
    const type = how < 0.82 ? 'delivered' : how < 0.93 ? 'failed' : 'closed'
    const eventType = { delivered: 'TEXT_DELIVERED', failed: 'TEXT_UNREACHABLE', closed: 'TEXT_INVALID' }[type]
    const mail = { messageId: providerId, timestamp: at, tags: { contact: [contact], borrower: [borrower] } }
    const detailType = { delivered: 'Email Delivered', failed: 'Email Bounced', closed: 'Email Complaint Received' }[
      type
    ]
    const detail = {
      mail,
      delivery: { timestamp: at },
      bounce: {
        timestamp: at,
        bounceType: dice.of(`${name} bounce`) < 0.5 ? 'Permanent' : 'Transient',
        bounceSubType: 'General',
      },
      complaint: { timestamp: at },
    }
    const body = sms
      ? { eventType, eventTimestamp: later - 500, isFinal: true, messageId: providerId, context: { contact, borrower } }
      : { source: 'aws.ses', 'detail-type': detailType, detail }
    timeline.at(later, () => {
      if (type !== 'delivered' && !(type === 'closed' && !sms)) this.#world.observer.failed(contact, this.#world.now)
      this.#to.reports.send(JSON.stringify(body), this.#world.now)
    })
    if (dice.of(`${name} report twice`) < 0.1) {
      timeline.at(later + dice.below(`${name} report again`, HOUR), () =>
        this.#to.reports.send(JSON.stringify(body), this.#world.now),
      )
    }
  }

  // What the house says.

  #pauses(season: Season): void {
    const { timeline, dice, plan } = this.#world
    for (let at = 1; at <= 3; at += 1) {
      const what = `pause ${at}${season.name}`
      if (dice.of(what) > 0.4) continue
      const when = season.begins + Math.floor(dice.of(`${what} when`) * (season.ends - season.begins - 8 * DAY))
      timeline.at(when, () => {
        if (plan.allows(what)) this.#pause(what)
      })
    }
  }

  /** What the guard of the budget paused, a person looks at and resumes. */
  onControl({ pk, sk, before, after }: Write): void {
    if (pk !== 'CONTROL' || !sk.startsWith('PAUSE#budget.') || before !== undefined || after === undefined) return
    const { database, dice, timeline, now } = this.#world
    timeline.in(dice.between(`resumes ${sk} ${now}`, 10 * MINUTE, 4 * HOUR), () =>
      database.remove(TABLES.control, pk, sk),
    )
  }

  #pause(what: string): void {
    const { database, dice, now, timeline } = this.#world
    const id = `pause-${++this.#count}`
    const scope = dice.of(`${what} scope`) < 0.6 ? { of: 'all' } : { of: 'channel', channel: 'sms' }
    const item = {
      pk: { S: 'CONTROL' },
      sk: { S: `PAUSE#${id}` },
      v: { N: '1' },
      id: { S: id },
      scope: { M: Object.fromEntries(Object.entries(scope).map(([key, value]) => [key, { S: value }])) },
      by: { S: 'operator' },
      why: { S: 'to look' },
      from: { S: new Date(now).toISOString() },
    }
    database.put(TABLES.control, item)
    timeline.in(dice.between(`${what} for`, 10 * MINUTE, 10 * HOUR), () =>
      database.remove(TABLES.control, 'CONTROL', `PAUSE#${id}`),
    )
  }
}

function itemOf(fact: PortfolioFact, now: number) {
  switch (fact.kind) {
    case 'borrower':
      return borrowerItem(fact.value)
    case 'loan':
      return loanItem(fact.borrower, fact.value)
    case 'payment':
      return paymentItem(fact.borrower, fact.value)
    case 'hold':
      return holdItem(fact.borrower, fact.value, now)
    case 'closed-point':
      return fact.borrower === undefined ? undefined : closedPointItem(fact.borrower, fact.value)
    case 'contact':
      return undefined
  }
}

import { partitionOf } from '../../../shared/aws/items/keys.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import type { Loan } from '../../../shared/case/loan.ts'
import type { PortfolioFact } from '../../../shared/portfolio/portfolio-event.ts'
import { factItem } from '../../aws/fact-item.ts'
import type { Accepted } from '../aws/provider.ts'
import type { Queue } from '../aws/queue.ts'
import type { Calendar, Season } from '../world/calendar.ts'
import { TABLES } from '../world/functions.ts'
import type { Process } from '../world/process.ts'
import { readPartOnce } from '../world/read-once.ts'
import { borrowerIn, type World } from '../world/world.ts'
import { giveFurtherPoints } from './further-points.ts'
import { HousePauses } from './house-pauses.ts'
import { LenderFacts } from './lender-facts.ts'
import { furtherLoan, paidAt } from './long-life.ts'
import { type FileRoom, NightlyFiles } from './nightly-files.ts'
import { DAY, HOUR, type Person, personOf, secretsOf } from './person.ts'
import { GRAVE, TEXTS, TROUBLED } from './words.ts'

/** Where people and the lender put what they have to say. */
export interface Mailboxes extends FileRoom {
  readonly lender: Queue
  readonly inbound: Queue
  readonly reports: Queue
  readonly parts: Queue
  readonly contacts: Readonly<Partial<Record<Channel, Queue>>>
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

/** In a long life things happen so much more seldom. */
const SELDOM = 0.5

/** Borrowers and their lender: what they do of themselves, what a message makes them do, and what happens just then. */
export class People {
  readonly all: readonly Person[]
  readonly texts: Sent[] = []
  readonly pauses: HousePauses
  /** Hears of addresses that people get later. */
  onSecrets: (secrets: readonly string[]) => void = () => {}
  /** Hears of messages that nobody can read. */
  onRubbish: (message: string) => void = () => {}
  readonly #world: World
  readonly #to: Mailboxes
  readonly #calendar: Calendar
  readonly #facts: LenderFacts
  readonly #files: NightlyFiles
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
    const number = () => ++this.#count
    this.#facts = new LenderFacts(world, number, (secrets) => this.onSecrets(secrets))
    this.#files = new NightlyFiles(world, to, all, calendar, (message) => this.onRubbish(message))
    this.pauses = new HousePauses(world, number)
  }

  /** The lender tells of everybody, and everybody lives on. */
  begin(): void {
    for (const person of this.all) if (person.fedBy === 'messages') this.#tellAll(person)
    if (this.all.some(({ fedBy }) => fedBy === 'file')) this.#files.begin(this.#world.now + HOUR)
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
    this.pauses.live(season)
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
      if (by.fn.startsWith('send-due-contact') && dice.of(`${where} pause`) < 0.3) this.pauses.pause(where)
      return
    }
    // Most often an answer, where a case is looked at by whoever is about to send.
    const looks = by.fn.startsWith('send-due-contact') && where.includes('/Query')
    const writes = looks && (this.#world.weather.rush || dice.of(`${where} looks`) < 0.4)
    const how = writes ? 0.8 : dice.of(`${where} how`)
    const what = `provoked ${where}`
    if (how < 0.25) this.#land(this.#facts.payment(person, what, 1, 'settled'))
    else if (how < 0.35)
      this.#land(this.#facts.hold(person, what, dice.pick(what, ['dispute', 'cease', 'hardship', 'deceased'])))
    else if (how < 0.45) this.#land(this.#facts.holdFor(person, what))
    else if (how < 0.55) this.pauses.pause(what)
    else if (how < 0.65) this.#land(this.#facts.stop(person))
    else if (how < 0.7) this.#message(person, [this.#facts.newNumber(person, what)], what)
    else if (how < 0.75) this.#message(person, [this.#facts.move(person, what)], what)
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
    const facts = this.#facts
    return [
      ['pays', (person, what) => this.#send(person, facts.payment(person, what, 1, 'settled'), what), 0.35],
      ['pays in part', (person, what) => this.#send(person, facts.payment(person, what, 0.4, 'settled'), what), 0.25],
      ['pays slowly', (person, what) => this.#paySlowly(person, what), 0.3],
      ['writes', (person, what) => this.#text(person, what, dice.pick(what, TEXTS), 500), 0.35],
      ['disputes', (person, what) => this.#send(person, facts.hold(person, what, 'dispute'), what), 0.12],
      ['is held', (person, what) => this.#send(person, facts.holdFor(person, what), what), 0.35],
      ['promises', (person, what) => this.#send(person, facts.promise(person, what), what), 0.25],
      ['is arranged with', (person, what) => this.#send(person, facts.arrangement(person, what), what), 0.1],
      ['changes number', (person, what) => this.#send(person, facts.newNumber(person, what), what), 0.2],
      ['moves', (person, what) => this.#send(person, facts.move(person, what), what), 0.2],
      ['opts out', (person, what) => this.#send(person, facts.stop(person), what), 0.1],
      ['is contacted elsewhere', (person, what) => this.#send(person, facts.elsewhere(person, what), what), 0.3],
      ['has a date corrected', (person, what) => this.#send(person, facts.corrected(person, what), what), 0.3],
      ['ends a loan', (person, what) => this.#send(person, facts.ended(person, what), what), 0.1],
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
        const amount = Math.min(instalment.amount, this.#facts.left(person, loan))
        if (amount <= 0 || !plan.allows(what)) return
        const { now } = this.#world
        const id = `p-${person.id}-${++this.#count}`
        this.#send(
          person,
          this.#facts.paid(person, { id, loan: loan.id, amount, at: now, state: 'settled', sourceVersion: now }),
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
      if (loan.status !== 'scheduled' || this.#facts.left(person, loan) <= 0 || last * DAY > now - 30 * DAY) continue
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
      this.#send(person, this.#facts.newNumber(person, what), `${what} number`)
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
    const item = factItem(fact, now)
    if (item === undefined) return
    const person = this.all.find(({ id }) => id === fact.borrower)
    person?.earlier.push(fact)
    // Nobody is known yet of whom nothing was stored.
    if (database.table(TABLES.cases).get(partitionOf(fact.borrower ?? ''), 'BORROWER') === undefined) return
    database.put(TABLES.cases, item)
  }

  /** Pending at first; settled some days later, or taken back. */
  #paySlowly(person: Person, what: string): void {
    const { dice, timeline } = this.#world
    const fact = this.#facts.payment(person, what, 1, 'pending')
    this.#send(person, fact, what)
    if (fact.kind !== 'payment') return
    timeline.in(dice.between(`${what} until`, DAY, 4 * DAY), () => {
      const state = dice.of(`${what} ends`) < 0.5 ? 'settled' : 'reversed'
      const later = this.#facts.paid(person, { ...fact.value, state, sourceVersion: this.#world.now })
      this.#send(person, later, `${what} ${state}`)
    })
  }

  #everyQueue(person: Person): void {
    for (const queue of Object.values(this.#to.contacts))
      queue.send(JSON.stringify({ borrower: person.id }), this.#world.now)
  }

  // What borrowers say.

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
}

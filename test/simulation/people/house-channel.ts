import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Accepted } from '../aws/provider.ts'
import type { Season } from '../world/calendar.ts'
import type { Gateway } from '../world/gateway.ts'
import type { World } from '../world/world.ts'
import type { Sent } from './people.ts'
import { DAY, HOUR, type Person } from './person.ts'
import { TEXTS } from './words.ts'

const MINUTE = 60_000
/** A well-made channel tells again what was not taken. */
const TRIES = 8
const [OLD, NEW, NOBODYS] = ['old', 'new', 'not'].map(
  (name) => `whsec_${Buffer.from(name.padEnd(24, '.')).toString('base64')}`,
)
/** What is told in a form that nobody knows. */
const RUBBISH = ['{', '[]', '{"type":"contact.replied"}', '{"type":"contact.reported","data":{"borrower":1}}', '']
const STATES = ['delivered', 'undelivered', 'expired', 'bounced', 'opted-out', 'delivered'] as const

type Kind = 'proper' | 'forged' | 'stale' | 'rubbish' | 'huge'

/** What the house told, and what it was answered. */
export interface Told {
  readonly kind: Kind
  /** By which a response that came of it would be known. */
  readonly response: string
  readonly status: number
  readonly at: number
}

interface Message {
  readonly id: string
  readonly body: string
  readonly kind: Kind
}

/** A channel of the house's own, in which people write, and which reports what became of messages. Others try to be it. */
export class HouseChannel {
  readonly told: Told[] = []
  /** What was taken of what people wrote. */
  onTaken: (text: Sent) => void = () => {}
  readonly #world: World
  readonly #door: Gateway
  readonly #people: readonly Person[]
  readonly #start: number

  constructor(world: World, door: Gateway, people: readonly Person[]) {
    this.#world = world
    this.#door = door
    this.#people = people
    this.#start = world.now
  }

  /** The keys that hold: one, two while the new takes the place of the old, and then the new alone. */
  get secret(): string {
    const days = (this.#world.now - this.#start) / DAY
    return days < 10 ? `${OLD}` : days < 14 ? `${OLD} ${NEW}` : `${NEW}`
  }

  live(season: Season): void {
    const { dice, weather } = this.#world
    for (const person of this.#people) {
      for (let at = 1; at <= 3; at += 1) {
        const what = `${person.id} writes in the app ${at}${season.name}`
        if (dice.of(what) < weather.writesInApp)
          this.#in(season, what, () => this.#write(person, what, dice.pick(what, TEXTS)))
      }
    }
    for (const kind of ['forged', 'stale', 'rubbish', 'huge'] as const) {
      const what = `${kind} webhook${season.name}`
      if (dice.of(what) < weather.writesInApp) this.#in(season, what, () => this.#pretend(kind, what))
    }
  }

  /** Some answer a text in the app, and of some texts the house itself knows what became of them. */
  received({ channel, contact, borrower, to }: Accepted): void {
    const { dice, timeline, weather, plan, now } = this.#world
    const person = this.#people.find(({ id }) => id === borrower)
    if (channel !== 'sms' || person === undefined || weather.writesInApp === 0) return
    const what = `house on ${contact}`
    const how = dice.of(what)
    if (how < 0.1) {
      const words = dice.pick(`${what} words`, TEXTS)
      timeline.in(dice.between(`${what} when`, MINUTE, 10 * HOUR), () => {
        if (plan.allows(what)) this.#write(person, what, words, { from: to, contact })
      })
    } else if (how < 0.2) {
      const state = dice.pick(`${what} state`, STATES)
      timeline.at(now + dice.between(`${what} when`, MINUTE, 6 * HOUR), () => {
        if (!plan.allows(what)) return
        if (state !== 'delivered') this.#world.observer.failed(contact, this.#world.now)
        this.#tell(what, { type: 'contact.reported', data: { borrower, contact, state } })
      })
    }
  }

  #in(season: Season, what: string, go: () => void): void {
    const { timeline, dice, plan } = this.#world
    const when = season.begins + Math.floor(dice.of(`${what} when`) * (season.quietFrom - season.begins))
    timeline.at(when, () => {
      if (!plan.allows(what)) return
      this.#world.tell('deed', { what })
      go()
    })
  }

  /** People are known there by their numbers. */
  #write(
    person: Person,
    what: string,
    words: string,
    answered?: { readonly from: string; readonly contact: string },
  ): void {
    const from = answered?.from ?? person.borrower.contactPoints.find(({ channel }) => channel === 'sms')?.address
    if (from === undefined) return
    const answers = answered && { answers: { borrower: person.id, contact: answered.contact } }
    const at = this.#world.now
    this.#tell(what, { type: 'contact.replied', data: { from, text: words, ...answers } }, (response) =>
      this.onTaken({ id: response, borrower: person.id, from, words, at }),
    )
  }

  #tell(what: string, told: object, onTaken: (response: string) => void = () => {}): void {
    const { dice, timeline } = this.#world
    const body = JSON.stringify({ ...told, timestamp: new Date(this.#world.now).toISOString() })
    const message = { id: `msg ${what}`, body, kind: 'proper' } as const
    this.#send(message, 1, onTaken)
    if (dice.of(`${what} told twice`) < 0.2)
      timeline.in(dice.below(`${what} told again`, DAY), () => this.#send(message, 1, () => {}, ' again'))
  }

  #pretend(kind: Exclude<Kind, 'proper'>, what: string): void {
    const { dice, now } = this.#world
    const person = dice.pick(`${what} whom`, this.#people)
    const from = person.borrower.contactPoints[0]?.address ?? ''
    const stop = JSON.stringify({
      type: 'contact.replied',
      timestamp: new Date(now).toISOString(),
      data: { from, text: kind === 'huge' ? 'STOP '.repeat(20_000) : 'STOP' },
    })
    this.#send({ id: `msg ${what}`, body: kind === 'rubbish' ? dice.pick(what, RUBBISH) : stop, kind }, 1, () => {})
  }

  /** Signed anew each time, by the time at which it is sent. */
  #send(message: Message, count: number, onTaken: (response: string) => void, more = ''): void {
    const { timeline, dice } = this.#world
    const { id, body, kind } = message
    const name = `${id} try ${count}${more}`
    const signedAt = this.#world.now - (kind === 'stale' ? 7 * MINUTE : 0)
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(signedAt / 1_000)),
      'webhook-signature': new Webhook(this.#key(kind)).sign(id, new Date(signedAt), body),
    }
    this.#door.ask(name, { method: 'POST', path: '/house-channel', headers, body }, ({ status }) => {
      const response = `w${createHash('sha256').update(id).digest('hex').slice(0, 32)}`
      this.told.push({ kind, response, status, at: this.#world.now })
      if (status === 202) onTaken(response)
      else if (status >= 500 && count < TRIES)
        timeline.in(dice.between(name, 1_000, count * 10 * MINUTE), () => this.#send(message, count + 1, onTaken, more))
    })
  }

  /** It signs with the new key once that has held for days, and with no other from then on. */
  #key(kind: Kind): string {
    if (kind === 'forged') return NOBODYS ?? ''
    return ((this.#world.now - this.#start) / DAY < 12 ? OLD : NEW) ?? ''
  }
}

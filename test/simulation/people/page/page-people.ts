import type { Accepted } from '../../aws/provider.ts'
import type { Calendar } from '../../world/calendar.ts'
import type { Gateway } from '../../world/gateway.ts'
import type { World } from '../../world/world.ts'
import { DAY, HOUR, type Person } from '../person.ts'
import { Browser } from './browser.ts'
import type { CarriedLink } from './carried-links.ts'
import { Visit } from './visit.ts'

const SECOND = 1_000
const MINUTE = 60_000
/** How many of those who open messages open one a second time. */
const TWICE = 0.25

/** People, and their mail programs, who open the links of messages that they got. */
export class PagePeople {
  /** Hears of references, each of which opens a page, and of words that nobody else may read. */
  onKeys: (references: readonly string[]) => void = () => {}
  onSecrets: (secrets: readonly string[]) => void = () => {}
  readonly #world: World
  readonly #page: Gateway
  readonly #people: readonly Person[]
  readonly #calendar: Calendar

  constructor(world: World, page: Gateway, people: readonly Person[], calendar: Calendar) {
    this.#world = world
    this.#page = page
    this.#people = people
    this.#calendar = calendar
  }

  received(message: Accepted): void {
    const { dice, weather, now } = this.#world
    this.onKeys(message.links.map(({ reference }) => reference))
    const what = `link of ${message.contact}`
    if (weather.opensLinks === 0) return
    for (const link of message.links) {
      if (message.channel === 'email' && dice.of(`${what} is scanned`) < 0.2) this.#scan(message, link, what)
      if (link.to === 'unsubscribe') this.#unsubscribe(message, link, what)
      else if (dice.of(what) < weather.opensLinks) {
        const first = now + this.#delay(what)
        this.#open(message, link, what, first)
        if (dice.of(`${what} twice`) < TWICE)
          this.#open(message, link, `${what} again`, first + dice.between(`${what} again`, MINUTE, 5 * DAY))
      }
    }
  }

  /** Within hours, or days, or so late that the link has ended. */
  #delay(what: string): number {
    const { dice } = this.#world
    const how = dice.of(`${what} when`)
    const [from, to] = how < 0.75 ? [SECOND, 10 * HOUR] : how < 0.93 ? [DAY, 20 * DAY] : [89 * DAY, 93 * DAY]
    return dice.between(`${what} delay`, from, to)
  }

  #open({ borrower, to }: Accepted, { reference }: CarriedLink, what: string, at: number): void {
    const person = this.#whoReads(borrower, to, what)
    if (person === undefined) return
    this.#at(at, what, () => {
      const browsing = { name: `${person.id} opens ${what}`, borrower, reference, source: sourceOf(person) }
      const browser = new Browser(this.#world, this.#page, browsing)
      const onSecrets = (secrets: readonly string[]) => this.onSecrets(secrets)
      new Visit({ world: this.#world, browser, reference, person, what, onSecrets }).begin()
    })
  }

  /** Of several who share a number another may have it in the hand. */
  #whoReads(borrower: string, to: string, what: string): Person | undefined {
    const { dice } = this.#world
    const sharing = this.#people.filter(({ borrower: { contactPoints } }) =>
      contactPoints.some(({ address }) => address === to),
    )
    if (sharing.length > 1 && dice.of(`${what} somebody`) < 0.4) return dice.pick(`${what} who`, sharing)
    return this.#people.find(({ id }) => id === borrower)
  }

  /** A mail scanner loads what a mail leads to, before anybody reads it. */
  #scan({ borrower, contact }: Accepted, { reference, to }: CarriedLink, what: string): void {
    const path = to === 'page' ? `/${reference}` : `/stop/${reference}`
    const name = `scanner of ${contact} ${to}`
    const scanner = new Browser(this.#world, this.#page, { name, borrower, reference, source: '198.51.100.9' })
    const { dice, now } = this.#world
    this.#at(now + dice.between(`${what} scanned`, SECOND, MINUTE), name, () => scanner.get(path, () => {}))
  }

  /** One press of a button of the mail program, which may ask several times. */
  #unsubscribe({ borrower, contact }: Accepted, { reference }: CarriedLink, what: string): void {
    const { dice, weather, now } = this.#world
    if (dice.of(`${what} unsubscribes`) >= weather.opensLinks * 0.2) return
    const name = `mail program of ${contact}`
    const program = new Browser(this.#world, this.#page, { name, borrower, reference, source: '198.51.100.7' })
    const press = () => program.post(`/stop/${reference}`, { 'List-Unsubscribe': 'One-Click' }, () => {})
    const at = now + this.#delay(`${what} unsubscribes`)
    this.#at(at, name, press)
    if (dice.of(`${name} twice`) < 0.3) this.#at(at + dice.below(`${name} again`, HOUR), `${name} again`, press)
  }

  /** Nobody does anything in the quiet days. */
  #at(at: number, what: string, go: () => void): void {
    const { timeline, plan } = this.#world
    const isLively = this.#calendar.seasons.some(({ begins, quietFrom }) => at >= begins && at < quietFrom - 3 * DAY)
    if (!isLively) return
    timeline.at(at, () => {
      if (!plan.allows(what)) return
      this.#world.tell('deed', { what })
      go()
    })
  }
}

function sourceOf({ id }: Person): string {
  return `203.0.113.${id.slice('b-'.length)}`
}

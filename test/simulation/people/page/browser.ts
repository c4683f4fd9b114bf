import type { Gateway } from '../../world/gateway.ts'
import type { HttpAnswer } from '../../world/http.ts'
import type { PageAsked } from '../../world/page-asked.ts'
import type { World } from '../../world/world.ts'
import { PAGE_HOST } from './carried-links.ts'

/** What a browser is used for. */
export interface Browsing {
  /** One of its kind in a run. */
  readonly name: string
  /** Whose message had the link. */
  readonly borrower: string
  readonly reference: string
  /** Where on the network it is. */
  readonly source: string
}

type Then = (answer: HttpAnswer) => void

const OURS = { host: PAGE_HOST, origin: `https://${PAGE_HOST}`, 'sec-fetch-site': 'same-origin' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const TRIES = 6
const MOST_REDIRECTS = 3

/** A browser at one link: it keeps its cookie, follows where it is sent, and is used again where nothing was answered. */
export class Browser {
  readonly #world: World
  readonly #page: Gateway
  readonly #for: Browsing
  #cookie: string | undefined
  #count = 0

  constructor(world: World, page: Gateway, browsing: Browsing) {
    this.#world = world
    this.#page = page
    this.#for = browsing
  }

  get(path: string, then: Then): void {
    this.#ask({ method: 'GET', path, fields: {} }, MOST_REDIRECTS, then)
  }

  post(path: string, fields: Readonly<Record<string, string>>, then: Then): void {
    this.#ask({ method: 'POST', path, fields }, MOST_REDIRECTS, then)
  }

  /** Nobody goes on with what never was answered. */
  #ask(what: Pick<PageAsked, 'method' | 'path' | 'fields'>, redirects: number, then: Then, tries = 1): void {
    const { name, borrower, reference, source } = this.#for
    const { timeline, dice, observer, now } = this.#world
    const [path = '', query = ''] = what.path.split('?')
    const body = new URLSearchParams(what.fields).toString()
    const asked = { by: name, borrower, reference, ...what, hasCookie: this.#cookie !== undefined, at: now }
    const request = `${name} request ${++this.#count}`
    observer.askedPage(asked)
    const sent = {
      method: what.method,
      path,
      query,
      source,
      headers: { ...OURS, ...(what.method === 'POST' && FORM) },
      ...(this.#cookie !== undefined && { cookies: [this.#cookie] }),
      ...(what.method === 'POST' && { body }),
    }
    this.#page.ask(request, sent, (answer) => {
      observer.showedPage(asked, answer, this.#world.now)
      if (answer.status >= 500) {
        const later = dice.between(`${request} again`, 1_000, 90_000)
        if (tries < TRIES) timeline.in(later, () => this.#ask(what, redirects, then, tries + 1))
        return
      }
      this.#keep(answer)
      const { location } = answer.headers
      if (location === undefined || redirects === 0) return then(answer)
      this.#ask({ method: 'GET', path: location, fields: {} }, redirects - 1, then)
    })
  }

  #keep({ cookies }: HttpAnswer): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';')
      this.#cookie = /max-age=0/i.test(cookie) ? undefined : pair
    }
  }
}

import type { HttpAnswer } from '../../world/http.ts'
import type { World } from '../../world/world.ts'
import { DAY, HOUR, type Person } from '../person.ts'
import type { Browser } from './browser.ts'
import { ownWords } from './own-words.ts'
import { type Form, formsOf, linksOf } from './page-html.ts'

const SECOND = 1_000
const MINUTE = 60_000
/** After so many wrong answers the page listens to nobody for a while. */
const MOST_GUESSES = 7
/** Ways that are about messages and no debt. */
const OF_MESSAGES: ReadonlySet<string> = new Set(['stop', 'wrong-person'])

export interface Visiting {
  readonly world: World
  readonly browser: Browser
  readonly reference: string
  /** Who sits before it, who need not be whom the link is for. */
  readonly person: Person
  /** What draws its chance. */
  readonly what: string
  /** Hears of words that nobody else may read. */
  readonly onSecrets: (secrets: readonly string[]) => void
}

/** Somebody opens a link, and does there what the page lets them do. */
export class Visit {
  readonly #of: Visiting
  #answers = 0

  constructor(of: Visiting) {
    this.#of = of
  }

  begin(): void {
    this.#get('', (page) => this.#atGate(page))
  }

  /** The question, beside which anybody may stop messages or say that they are not meant. */
  #atGate(page: HttpAnswer): void {
    if (page.status === 404) return
    const how = this.#chance('at the gate')
    const open = formEndingIn('/open', page)
    if (how < 0.08) this.#go('/stop')
    else if (how < 0.12) this.#go('/wrong-person')
    else if (open !== undefined) {
      const wrong = this.#chance('guesses')
      this.#open(wrong < 0.8 ? 0 : wrong < 0.95 ? 1 : MOST_GUESSES, open)
    } else if (how < 0.4) this.#go('/stop')
  }

  /** So many wrong answers first, and then their own. */
  #open(wrong: number, form: Form): void {
    const { answer = 'nothing' } = this.#of.person
    this.#submit(form, { answer: wrong > 0 ? `guess ${wrong}` : answer }, (page) => {
      if (page.status === 200) return this.#look(page)
      const fresh = formEndingIn('/fresh-link', page)
      if (fresh !== undefined) return this.#submit(fresh, {}, () => {})
      if (wrong > 0) this.#after('wrong', SECOND, MINUTE, () => this.#open(wrong - 1, form))
    })
  }

  /** What it is about, and what there is to say to it. */
  #look(page: HttpAnswer): void {
    const ways = linksOf(page.body).flatMap((link) => /\/(\w+(-\w+)?)$/.exec(link)?.slice(1, 2) ?? [])
    const how = this.#chance(`looks ${this.#answers}`)
    const own = ways.filter((way) => !OF_MESSAGES.has(way))
    if (ways.length === 0 || how < 0.15) {
      this.#leave(page)
      return
    }
    const way = this.#of.world.dice.pick(
      `${this.#of.what} way ${this.#answers}`,
      how < 0.9 && own.length > 0 ? own : ways,
    )
    this.#after('reads', SECOND, 2 * MINUTE, () => this.#go(`/${way}`))
  }

  #go(path: string): void {
    this.#get(path, (page) => this.#say(page))
  }

  /** Goes through the questions of a way to its end, where there is one. */
  #say(page: HttpAnswer): void {
    const forms = formsOf(page.body).filter(({ path }) => !path.includes('/close'))
    const [form] = forms
    const [debt] = linksOf(page.body).filter((link) => link.includes('/parts/'))
    if (form !== undefined) this.#after('fills in', SECOND, 5 * MINUTE, () => this.#fill(form))
    else if (debt !== undefined) this.#get(debt, (next) => this.#say(next))
    else this.#leave(page)
  }

  #fill(form: Form): void {
    const fields = Object.fromEntries(
      Array.from(form.choices, ([name, values]) => [
        name,
        this.#of.world.dice.pick(`${this.#of.what} ${name}`, values),
      ]),
    )
    if (form.method === 'post') {
      this.#submit(form, { ...fields, ...this.#inOwnWords(form) }, (page) => this.#done(page))
      return
    }
    const query = new URLSearchParams({ ...form.hidden, ...fields }).toString()
    this.#get(`${form.path}?${query}`, (page) => this.#say(page))
  }

  #inOwnWords({ path }: Form): Readonly<Record<string, string>> {
    const { world, what, onSecrets } = this.#of
    if (path.endsWith('/promise')) {
      const days = world.dice.between(`${what} promises`, -2, 33)
      return { day: new Date(world.now + days * DAY).toISOString().slice(0, 10) }
    }
    if (!path.endsWith('/hardship') && !path.endsWith('/dispute')) return {}
    const words = ownWords(world.dice, `${what} words ${this.#answers}`)
    onSecrets(words.secrets)
    return { words: words.text }
  }

  /** Some say another thing, some come back within the hours, some say the same again by going back in their browser. */
  #done(page: HttpAnswer): void {
    this.#answers += 1
    const how = this.#chance(`done ${this.#answers}`)
    if (how < 0.3 && this.#answers < 3) this.#after('more', SECOND, MINUTE, () => this.#home())
    else if (how < 0.5 && this.#answers < 3) this.#after('comes back', MINUTE, 2 * HOUR, () => this.#home())
    else this.#leave(page)
  }

  #home(): void {
    this.#get('', (page) => (formEndingIn('/open', page) === undefined ? this.#look(page) : this.#atGate(page)))
  }

  #leave(page: HttpAnswer): void {
    const close = formEndingIn('/close', page)
    if (close !== undefined && this.#chance('closes') < 0.4) this.#submit(close, {}, () => {})
  }

  /** Now and then twice, at once or much later. */
  #submit(form: Form, given: Readonly<Record<string, string>>, then: (page: HttpAnswer) => void): void {
    const { browser, world } = this.#of
    const fields = { ...form.hidden, ...given }
    browser.post(form.path, fields, then)
    const how = this.#chance(`submits ${form.path} ${form.hidden.once}`)
    const again = () => browser.post(form.path, fields, () => {})
    if (how < 0.08) world.timeline.in(world.dice.below(`${this.#of.what} double`, SECOND), again)
    else if (how < 0.12) this.#after(`again ${form.path}`, MINUTE, 3 * DAY, again)
  }

  #get(path: string, then: (page: HttpAnswer) => void): void {
    const { browser, reference } = this.#of
    browser.get(path.startsWith(`/${reference}`) ? path : `/${reference}${path}`, then)
  }

  #after(what: string, from: number, to: number, go: () => void): void {
    const { world, what: name } = this.#of
    world.timeline.in(world.dice.between(`${name} ${what} ${this.#answers}`, from, to), go)
  }

  #chance(what: string): number {
    return this.#of.world.dice.of(`${this.#of.what} ${what}`)
  }
}

function formEndingIn(path: string, { body }: HttpAnswer): Form | undefined {
  return formsOf(body).find((form) => form.path.endsWith(path))
}

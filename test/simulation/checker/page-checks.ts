import { createHash } from 'node:crypto'
import type { Write } from '../aws/database.ts'
import type { HttpAnswer } from '../world/http.ts'
import type { PageAsked } from '../world/page-asked.ts'
import { PageAnswers } from './page-answers.ts'
import { isReopened } from './reasons.ts'
import { Secrets } from './secrets.ts'
import type { Seen } from './seen.ts'
import { type Plain, plain, readStored } from './stored.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** What is written may be seen so much later. */
const SEEN_LATE = 5 * SECOND
/** By how much the clocks of two functions differ at most, and a little more. */
const CLOCKS = 65 * SECOND
/** A page stays open for so long after it was last looked at, and for so long in all. */
const OPEN_FOR = 30 * MINUTE
const LONGEST = 12 * HOUR

/** Who may see what of one borrower. */
interface Known {
  readonly secrets: Secrets
  readonly own: readonly string[]
  readonly answer: string | undefined
}

/** When the question was answered in a browser, and when a page was last shown there. */
interface Session {
  readonly openedAt: number
  seenAt: number
}

interface StoredLink {
  readonly for: readonly string[]
  readonly borrower: string
  readonly point: string
  readonly until: string
  readonly revokedAt?: string
}

/** A nonce, a mark, a seal or a colour: digits in it that are an amount are so by chance. */
const DRAWN = /[\w-]{16,}|#[0-9a-f]{3,8}\b/g

/** What the borrower's page shows: to nobody what is another's, before its question nothing at all, and nothing by a link that has ended. */
export class PageChecks {
  readonly answers: PageAnswers
  /** References are keys: they stand in messages and in addresses of the page alone. */
  readonly keys = new Secrets()
  readonly #seen: Seen
  readonly #known = new Map<string, Known>()
  readonly #others = new Map<string, Secrets>()
  readonly #links = new Map<string, { readonly link: StoredLink; readonly since: number }>()
  readonly #sessions = new Map<string, Session>()

  constructor(seen: Seen) {
    this.#seen = seen
    this.answers = new PageAnswers(seen)
  }

  /** What is whose, as the people themselves know it. */
  know(borrower: string, own: readonly string[], answer: string | undefined): void {
    const secrets = new Secrets()
    secrets.add(own)
    this.#known.set(borrower, { secrets, own, answer })
    this.#others.clear()
  }

  wrote({ table, pk, sk, after }: Pick<Write, 'table' | 'pk' | 'sk' | 'after'>, at: number): void {
    if (table !== 'control' || sk !== 'LINK' || after === undefined) return
    this.#links.set(pk, { link: plain(after) as unknown as StoredLink, since: at })
  }

  asked(asked: PageAsked): void {
    this.answers.asked(asked)
  }

  showed(asked: PageAsked, answer: HttpAnswer, at: number): void {
    // Whether it was answered at all nobody can say who asks.
    if (answer.status >= 500) return
    const { borrower } = asked
    const told = (why: string) => `${asked.method} ${asked.path} of ${borrower}, asked by ${asked.by}: ${why}`
    const fail = (why: string) => this.#seen.fail('7 nobody else', at, told(why))
    const shown = `${JSON.stringify([answer.headers, answer.cookies])} ${answer.body}`.replaceAll(DRAWN, '')
    const others = this.#secretsOfOthers(borrower).in(shown)
    if (others !== undefined) fail(`shows ${others} of somebody else`)
    const own = this.#known.get(borrower)?.secrets.in(shown)
    const session = this.#session(asked, answer, at, fail)
    const open = session !== undefined && asked.hasCookie
    if (own !== undefined && !(open && isOpen(session, asked.at, CLOCKS)))
      fail(`shows ${own} to whoever opens the link`)
    this.#checkAddresses(answer, borrower, fail)
    const leads = this.#leads(asked, at)
    if (leads === false && answer.status !== 404) fail(`answers ${answer.status} by a link that leads nowhere`)
    if (leads === true && answer.status === 404)
      this.#seen.fail('8 the page is there', at, told('shows nothing by a link that leads somewhere'))
    const isHome = asked.method === 'GET' && asked.path === `/${asked.reference}`
    const missing = isHome && leads === true && open && isOpen(session, at, -CLOCKS) && !this.#greets(borrower, answer)
    if (missing) this.#seen.fail('8 the page is there', at, told('asks again who has answered'))
    if (session !== undefined && answer.cookies.length > 0) session.seenAt = at
    this.answers.showed(asked, answer, at)
  }

  #greets(borrower: string, { body }: HttpAnswer): boolean {
    return body.includes(this.#known.get(borrower)?.own[0] ?? '')
  }

  #secretsOfOthers(borrower: string): Secrets {
    const known = this.#others.get(borrower)
    if (known !== undefined) return known
    const own = new Set(this.#known.get(borrower)?.own)
    const secrets = new Secrets()
    for (const each of this.#known.values()) secrets.add(each.own.filter((secret) => !own.has(secret)))
    this.#others.set(borrower, secrets)
    return secrets
  }

  /** The question opens a page to the right answer alone, in the browser in which it was given. */
  #session(asked: PageAsked, answer: HttpAnswer, at: number, fail: (why: string) => void): Session | undefined {
    const key = `${asked.by} ${asked.reference}`
    if (asked.path === `/${asked.reference}/open` && answer.status === 303) {
      const right = this.#known.get(asked.borrower)?.answer
      if (asked.fields.answer !== right) fail(`opens to "${asked.fields.answer}"`)
      this.#sessions.set(key, { openedAt: at, seenAt: at })
    }
    return this.#sessions.get(key)
  }

  /** No address of the page says more than its reference does. */
  #checkAddresses({ headers, body }: HttpAnswer, borrower: string, fail: (why: string) => void): void {
    const addresses = [
      headers.location ?? '',
      ...Array.from(body.matchAll(/(?:href|action)="([^"]*)"/g), ([, to]) => to),
    ]
    for (const address of addresses) {
      const found = address && (this.#known.get(borrower)?.secrets.in(address) ?? /\bb-\d+\b/.exec(address)?.[0])
      if (found) fail(`${found} stands in the address ${address}`)
    }
  }

  /** Whether a link leads somewhere; undefined where that changed of late or changes just now. */
  #leads({ reference, path, at: asked }: PageAsked, at: number): boolean | undefined {
    const key = `LINK#${createHash('sha256').update(reference).digest('base64url')}`
    const known = this.#links.get(key)
    if (known === undefined || known.since > asked - SEEN_LATE) return undefined
    const { link } = known
    const pk = `BORROWER#${link.borrower}`
    if ((this.#seen.changes.get(pk) ?? 0) > asked - SEEN_LATE) return undefined
    const until = Date.parse(link.until)
    if (until > asked - CLOCKS && until < at + CLOCKS) return undefined
    const purpose = path.startsWith('/stop/') ? 'unsubscribe' : 'page'
    if (until <= asked || link.revokedAt !== undefined || !link.for.includes(purpose)) return false
    const { borrower, closed } = readStored(this.#seen.cases.get(pk) ?? new Map<string, Plain>())
    const point = borrower?.contactPoints.find(({ id }) => id === link.point)
    if (point === undefined) return false
    return !closed.some(
      (each) => each.point === link.point && each.why === 'wrong-number' && !isReopened(each, point.consent?.at),
    )
  }
}

/** Within its time, give or take what clocks differ. */
function isOpen({ openedAt, seenAt }: Session, at: number, slack: number): boolean {
  return at - seenAt < OPEN_FOR + slack && at - openedAt < LONGEST + slack
}

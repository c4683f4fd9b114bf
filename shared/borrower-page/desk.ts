import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Response as Given } from '../case/response.ts'
import { keptWords } from '../case/response.ts'
import { SECOND } from '../time/instant.ts'
import type { PageEnv } from './careful.ts'
import { type OpenLink, openLink } from './open-link.ts'
import type { PagePolicy } from './page-policy.ts'
import type { PagePorts } from './ports.ts'
import { openSession, readSession, SESSION_LASTS } from './session.ts'
import { type Framed, frame } from './views/frame.ts'
import { address, type Visit } from './visit.ts'
import { isLanguage, LANGUAGES, type Language, languageOf } from './words.ts'

export type PageContext = Context<PageEnv>

export interface PageSetting {
  readonly policy: PagePolicy
  /** Where the page lies on its host, such as `/b`; empty at the root. */
  readonly base: string
  /** Whether it is reached by https alone. */
  readonly secure: boolean
  /** Where a request comes from: an address of the network. */
  readonly sourceOf: (context: PageContext) => string
}

const COOKIE = 'opened'

/** Thrown where a link ceased to lead anywhere while it was answered. */
export class LinkGoneError extends Error {
  override readonly name = 'LinkGoneError'

  constructor() {
    super('The link leads nowhere any more, so that nothing was taken. Show that it is gone.')
  }
}

/** What every page works with. */
export class Desk {
  readonly ports: PagePorts
  readonly setting: PageSetting

  constructor(ports: PagePorts, setting: PageSetting) {
    this.ports = ports
    this.setting = setting
  }

  get policy(): PagePolicy {
    return this.setting.policy
  }

  /** The link of a request; undefined where it leads nowhere. */
  linkOf(context: PageContext): Promise<OpenLink | undefined> {
    return openLink(context.req.param('reference') ?? '', 'page', this.ports)
  }

  /** One opening of a page, in the language that was chosen, or else that of the message, or else the browser's. */
  visit(context: PageContext, here: string, opened?: OpenLink): Visit {
    const asked = context.req.query('lang') ?? ''
    const chosen = isLanguage(asked) ? asked : undefined
    const language = chosen ?? (opened && languageOf(opened.link.locale)) ?? browserLanguage(context)
    return {
      language,
      words: LANGUAGES[language],
      chosen,
      lender: this.policy.lender,
      home: `${this.setting.base}/${opened?.reference ?? ''}`,
      here,
      once: this.ports.ids.next(),
    }
  }

  page(
    context: PageContext,
    visit: Visit,
    framed: Framed,
    status: 200 | 403 | 404 | 413 | 422 | 429 | 500 = 200,
  ): Response {
    return context.html(frame(visit, context.get('nonce'), framed), status)
  }

  /** An answer is followed by a page that can be loaded again. */
  goTo(context: PageContext, visit: Visit, path: string): Response {
    return context.redirect(address(visit, path), 303)
  }

  /** Whether the question was answered at this link; if so, it stays answered for a while longer. */
  hasSession(context: PageContext, { reference }: OpenLink): boolean {
    const now = this.ports.timer.now()
    const openedAt = readSession(getCookie(context, COOKIE), reference, now, this.ports)
    if (openedAt === undefined) return false
    this.beginSession(context, reference, openedAt)
    return true
  }

  beginSession(context: PageContext, reference: string, openedAt = this.ports.timer.now()): void {
    const note = openSession(reference, openedAt, this.ports.timer.now(), this.ports)
    this.#keep(context, reference, note, SESSION_LASTS / SECOND)
  }

  endSession(context: PageContext, reference: string): void {
    this.#keep(context, reference, '', 0)
  }

  #keep(context: PageContext, reference: string, note: string, maxAge: number): void {
    const { base, secure } = this.setting
    const path = `${base}/${reference}`
    setCookie(context, COOKIE, note, { path, httpOnly: true, sameSite: 'Strict', secure, maxAge })
  }

  /**
   * Stores what was answered and lets it take effect. The same answer, sent twice, is one. Throws where the link leads nowhere any
   * more: the case may be erased while it is answered.
   */
  async answer(
    opened: OpenLink,
    once: string,
    wishes: NonNullable<Given['wishes']>,
    more: AnswerDetail = {},
  ): Promise<void> {
    const { reference, link } = opened
    const words = more.words === undefined ? undefined : keptWords(more.words.trim())
    const recorded = await this.ports.respond({
      id: `p-${this.ports.seal('answer', reference, once).slice(0, 24)}`,
      at: this.ports.clock.now(),
      door: 'page',
      channel: link.channel,
      wishes,
      ...(words && { words }),
      ...(more.forAddress === true && { point: link.point }),
      answers: { borrower: link.borrower, contact: link.contact },
    })
    if (!recorded.some(({ borrower }) => borrower === link.borrower)) throw new LinkGoneError()
  }
}

export interface AnswerDetail {
  /** In the borrower's own words. */
  readonly words?: string | undefined
  /** Whether it is about the number or address, and so about everybody behind it. */
  readonly forAddress?: boolean
}

function browserLanguage(context: PageContext): Language {
  for (const part of (context.req.header('accept-language') ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim() ?? ''
    if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) {
      const language = languageOf(tag)
      if (language !== undefined) return language
    }
  }
  return 'en'
}

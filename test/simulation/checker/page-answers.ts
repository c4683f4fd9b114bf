import type { Write } from '../aws/database.ts'
import type { HttpAnswer } from '../world/http.ts'
import type { PageAsked } from '../world/page-asked.ts'
import type { Seen } from './seen.ts'
import { type Plain, plain } from './stored.ts'

const CLOCKS = 65_000
/** Who may take back what the page did: people of the lender; whoever writes START takes back a stop. */
const MAY_LIFT = /^lender-api#/
const MAY_START = /^(lender-api|record-response|sweep-cases)#/

/** What somebody said on the page, which is one thing however often its form is sent. */
interface Said {
  readonly borrower: string
  readonly reference: string
  readonly intent: string
  readonly words: string | undefined
  readonly firstAt: number
  /** Whether it is the same thing as what was said before at the same link, as far as its sender says. */
  readonly mayRepeat: boolean
  /** By which id it stands in the history, once that is known. */
  response: string | undefined
}

/** What each way of the page means, by its address. */
const INTENTS: Readonly<Record<string, string>> = {
  paid: 'paid',
  promise: 'promise',
  parts: 'arrangement',
  hardship: 'hardship',
  dispute: 'dispute',
  talk: 'call-me',
  stop: 'stop',
  'wrong-person': 'wrong-number',
  'fresh-link': 'help',
}
/** What always comes of it: a hold of a kind, or work for a person. */
const COMES_OF: Readonly<Record<string, string>> = {
  hardship: 'HOLD hardship',
  dispute: 'HOLD dispute',
  stop: 'HOLD opt-out',
  'call-me': 'TASK call',
  'wrong-number': 'TASK review',
}
/** What may be about an address, and so about everybody behind it. */
const OF_ADDRESS = new Set(['stop', 'wrong-number', 'help'])
/** What such an answer says where it is no redirect. */
const DONE: Readonly<Record<string, RegExp>> = {
  'wrong-number': /<h1>Sorry to have bothered you</,
  help: /<h1>A fresh link is on its way</,
  stop: /<h1>Done</,
}

interface Entry {
  readonly borrower: string
  readonly response: string
  readonly at: number
  readonly intents: readonly string[]
  readonly words: string | undefined
}

/** What was told done on the page is done, once, and stays so until somebody who may takes it back. */
export class PageAnswers {
  readonly #seen: Seen
  readonly #said = new Map<string, Said>()
  /** All that responses of the page ever made, as `<partition> <response> <what>`. */
  readonly #made = new Set<string>()
  readonly #entries: Entry[] = []

  constructor(seen: Seen) {
    this.#seen = seen
  }

  wrote({ table, pk, sk, before, after }: Write, at: number, by: string | undefined): void {
    if (table === 'history' && after?.door?.S === 'page') this.#entries.push(entryOf(pk, sk, plain(after)))
    if (table !== 'cases') return
    const [was, is] = [before?.response?.S, after?.response?.S]
    if (is?.startsWith('p-')) this.#made.add(`${pk} ${is} ${whatIs(sk, plain(after ?? {}))}`)
    if (was?.startsWith('p-') && after === undefined) this.#lifted(pk, sk, was, at, by)
  }

  #lifted(pk: string, sk: string, response: string, at: number, by: string | undefined): void {
    if (!sk.startsWith('HOLD#') || (by !== undefined && MAY_LIFT.test(by))) return
    const [, kind] = sk.split('#')
    if (kind?.toUpperCase() === 'REPLY') {
      const stands = this.#entries.some((each) => `BORROWER#${each.borrower}` === pk && each.response === response)
      if (!stands) this.#seen.fail('5 no response is lost', at, `${sk} of ${pk} is gone before its effects stand`)
    } else if (
      /^(DISPUTE|HARDSHIP|OPT-OUT)$/i.test(kind ?? '') &&
      !(by !== undefined && MAY_START.test(by) && /^OPT-OUT$/i.test(kind ?? ''))
    ) {
      this.#seen.fail(
        '5 no response is lost',
        at,
        `${sk} of ${pk} was said on the page and taken back by ${by ?? 'nobody'}`,
      )
    }
  }

  asked({ method, path, reference, borrower, fields, at }: PageAsked): void {
    if (method !== 'POST') return
    const intent = intentOf(path, fields)
    if (intent === undefined) return
    const key = keyOf(reference, path, fields, at)
    if (!this.#said.has(key)) {
      const words = fields.words?.trim() || undefined
      const mayRepeat = fields.once === undefined || intent === 'help'
      this.#said.set(key, {
        borrower,
        reference,
        intent,
        words,
        firstAt: at,
        mayRepeat,
        response: undefined,
      })
    }
  }

  showed({ method, path, reference, fields, at: asked }: PageAsked, answer: HttpAnswer, at: number): void {
    if (method !== 'POST') return
    const said = this.#said.get(keyOf(reference, path, fields, asked))
    if (said === undefined || !isDone(said, answer)) return
    const { borrower, intent, words } = said
    const response = said.response ?? this.#find(said, at)
    const told = `"${intent}" of ${borrower} by ${path}${words === undefined ? '' : `, "${words}",`} was told done`
    const fail = (why: string) => this.#seen.fail('5 no response is lost', at, `${told}, and ${why}`)
    if (response === undefined) {
      fail('stands nowhere')
      return
    }
    said.response = response
    const comes = COMES_OF[intent]
    if (comes !== undefined && !this.#made.has(`BORROWER#${borrower} ${response} ${comes}`))
      fail(`no ${comes} came of ${response}`)
  }

  /** At the end whatever the page stored was said by somebody, and once. A process that was frozen may have stored it much later. */
  check(now: number): void {
    const claimed = new Set([...this.#said.values()].map(({ response }) => response))
    // The earliest first: whatever was said before it was said before all later ones too, and not the other way round.
    const unclaimed = Map.groupBy(
      this.#entries.filter(({ response }) => !claimed.has(response)).toSorted((a, b) => a.at - b.at),
      ({ response }) => response,
    )
    for (const [response, entries] of unclaimed) {
      const said = [...this.#said.values()].find(
        (each) => (each.response === undefined || each.mayRepeat) && entries.some((entry) => fits(each, entry, now)),
      )
      if (said !== undefined) said.response = response
      else
        this.#seen.fail(
          '5 no response is lost',
          now,
          `${response} of ${entries.map(({ borrower }) => borrower)} (${entries[0]?.intents}) was done twice, or said by nobody`,
        )
    }
  }

  #find(said: Said, at: number): string | undefined {
    const claimed = new Set(
      [...this.#said.values()].filter((each) => !(said.mayRepeat && each.mayRepeat)).map(({ response }) => response),
    )
    return this.#entries.findLast(
      (entry) => entry.borrower === said.borrower && !claimed.has(entry.response) && fits(said, entry, at),
    )?.response
  }
}

function fits({ intent, words, firstAt, mayRepeat, borrower }: Said, entry: Entry, until: number): boolean {
  if (!entry.intents.includes(intent) || entry.words !== words || entry.at > until + CLOCKS) return false
  // What is about an address is stored with everybody behind it.
  const isTheirs = entry.borrower === borrower || OF_ADDRESS.has(intent)
  return isTheirs && (mayRepeat || entry.at > firstAt - CLOCKS)
}

function isDone({ intent }: Said, { status, headers, body }: HttpAnswer): boolean {
  if (status === 303) return /\/done\//.test(headers.location ?? '')
  return status === 200 && (DONE[intent]?.test(body) ?? false)
}

function intentOf(path: string, fields: PageAsked['fields']): string | undefined {
  if (path.startsWith('/stop/')) return fields['List-Unsubscribe'] === 'One-Click' ? 'stop' : undefined
  const [, , way = ''] = path.split(/[/?]/)
  return INTENTS[way]
}

function keyOf(reference: string, path: string, { once, words }: PageAsked['fields'], at: number): string {
  const [, , way = ''] = path.split(/[/?]/)
  return once === undefined || way === 'fresh-link'
    ? `${reference} ${way} at ${at}`
    : `${reference} ${way} ${once} ${words ?? ''}`
}

function entryOf(pk: string, sk: string, item: Plain): Entry {
  const [at = '', , response = ''] = sk.split('#')
  return {
    borrower: pk.slice('BORROWER#'.length),
    response,
    at: Date.parse(at),
    intents: Array.isArray(item.intents) ? item.intents.map(String) : [],
    words: typeof item.words === 'string' ? item.words : undefined,
  }
}

function whatIs(sk: string, item: Plain): string {
  if (sk.startsWith('HOLD#')) return `HOLD ${String(item.kind)}`
  return sk.startsWith('TASK#') ? `TASK ${String(item.kind)}` : sk
}

import type { Write } from '../aws/database.ts'
import { addressed } from '../aws/provider.ts'
import type { Fate, Observer } from '../world/observer.ts'
import type { Process } from '../world/process.ts'
import type { Failure } from './failure.ts'
import { type Counted, closedBy, fullCap } from './law.ts'
import { reasonAgainst } from './reasons.ts'
import { type Mark, type Plain, plain, readStored, type StoredCase } from './stored.ts'

/** The provider's call starts within this time of the look that decided it. */
const FRESH_MS = 10_000
/** A pause is known everywhere within five seconds, and a call may start ten seconds after that was looked up. */
const PAUSE_KNOWN_MS = 16_000

interface Look {
  readonly at: number
  readonly items: ReadonlyMap<string, Plain>
}

/** A provider's call. */
export interface Call {
  readonly key: string
  readonly at: number
  readonly borrower: string
  readonly contact: string
  readonly channel: string
  readonly address: string
  readonly purpose: string
  readonly marks: readonly Mark[]
  fate: Fate | undefined
}

interface Pause {
  readonly id: string
  readonly since: number
  readonly scope: { readonly of: string; readonly channel?: string }
  until: number
}

export interface Outage {
  readonly from: number
  to: number
}

/**
 * Looks at a run from outside and holds it to the seven promises, by its own reading of what is stored, its own reckoning of
 * hours and limits and no code of the product.
 */
export class Checker implements Observer {
  readonly failures: Failure[] = []
  readonly calls: Call[] = []
  readonly pauses: Pause[] = []
  readonly outages: Outage[] = []
  /** When the case of a borrower last changed, by all but its plan. */
  readonly changes = new Map<string, number[]>()
  /** Since when an address has been known to be a borrower's. */
  readonly knownSince = new Map<string, number>()
  /** When a sweep had read every case. */
  readonly sweeps: number[] = []
  readonly cases = new Map<string, Map<string, Plain>>()
  readonly history = new Map<string, Map<string, Plain>>()
  readonly #looks = new Map<string, Look>()
  readonly #failed = new Map<string, number>()
  #secrets: readonly string[] = []
  #pattern: RegExp | undefined

  /** Names, addresses and amounts that nobody else may read. */
  plant(secrets: readonly string[]): void {
    this.#secrets = [...this.#secrets, ...secrets]
    const escaped = this.#secrets.map((secret) => secret.replaceAll(/[.+*?^$()[\]{}|\\]/g, '\\$&'))
    this.#pattern = new RegExp(`(?<![\\w.])(${escaped.join('|')})(?![\\w])`, 'i')
  }

  fail(promise: string, at: number, why: string): void {
    if (this.failures.length < 20) this.failures.push({ promise, at, why })
  }

  /** Whether a contact is known not to have reached anybody. */
  reachedNobody({ fate, contact }: Call): boolean {
    return fate === 'refused' || this.#failed.has(contact)
  }

  wrote({ table, pk, sk, after }: Write, at: number): void {
    if (table === 'control') this.#wroteControl(sk, after && plain(after), at)
    if (table === 'history' && after !== undefined) into(this.history, pk).set(sk, plain(after))
    if (table !== 'cases' || !pk.startsWith('BORROWER#')) return
    const items = into(this.cases, pk)
    if (after === undefined) items.delete(sk)
    else items.set(sk, plain(after))
    if (sk === 'BORROWER') {
      for (const { address } of readStored(items).borrower?.contactPoints ?? []) {
        const key = `${pk} ${address}`
        if (!this.knownSince.has(key)) this.knownSince.set(key, at)
      }
    }
    if (sk !== 'PLAN' && !sk.startsWith('TASK#')) this.changes.set(pk, [...(this.changes.get(pk) ?? []), at])
  }

  looked(by: Process, pk: string, at: number, consistent: boolean): void {
    if (!pk.startsWith('BORROWER#') || !by.fn.startsWith('send-due-contact')) return
    // A look at what stood a moment ago is none.
    if (consistent) this.#looks.set(`${by.id} ${pk}`, { at, items: new Map(this.cases.get(pk)) })
  }

  called(by: Process, operation: string, input: unknown, key: string, at: number): void {
    const { to: address, contact, borrower, text } = addressed(input)
    const channel = operation === 'SendEmail' ? 'email' : operation === 'SendVoiceMessage' ? 'voice' : 'sms'
    const look = this.#looks.get(`${by.id} BORROWER#${borrower}`)
    if (look === undefined) {
      this.fail('3 at most once', at, `${contact} of ${borrower} left without a look at the case`)
      return
    }
    const stored = readStored(look.items)
    const marks = stored.plan?.marks.filter((mark) => mark.contact === contact) ?? []
    const purpose = stored.plan?.contacts.find(({ id }) => id === contact)?.letters[1] ?? '?'
    const call: Call = { key, at, borrower, contact, channel, address, purpose, marks, fate: undefined }
    if (at - look.at > FRESH_MS)
      this.fail('1 a fresh look', at, `${contact} of ${borrower} left ${at - look.at} ms after the look`)
    this.#checkClaim(call, stored)
    this.#checkReason(call, stored)
    if (purpose !== 'A') this.#checkLaw(call, stored, by.skewMs)
    this.#checkPause(call)
    this.#checkText(call, input, text)
    this.calls.push(call)
  }

  became(key: string, fate: Fate): void {
    const call = this.calls.findLast((each) => each.key === key)
    if (call !== undefined) call.fate = fate
  }

  failed(contact: string, at: number): void {
    this.#failed.set(contact, at)
  }

  said(where: string, text: string, at: number): void {
    if (where === 'world') {
      const last = this.outages.at(-1)
      if (text === 'outage') this.outages.push({ from: at, to: Number.POSITIVE_INFINITY })
      else if (last !== undefined) last.to = at
      return
    }
    if (where === 'log' && text.startsWith('{"what":"swept"') && text.includes('"goesOn":false')) this.sweeps.push(at)
    if (where === 'queue parked') this.fail('a record is parked', at, text)
    const found = this.#pattern?.exec(text)?.[1]
    if (found !== undefined) this.fail('7 nobody else', at, `${found} stands in a ${where}: ${text.slice(0, 300)}`)
    if (where === 'schedule name' && /b-\d/.test(text)) this.fail('7 nobody else', at, `a schedule is named ${text}`)
  }

  #wroteControl(sk: string, item: Plain | undefined, at: number): void {
    if (!sk.startsWith('PAUSE#')) return
    const id = sk.slice('PAUSE#'.length)
    if (item !== undefined) {
      this.pauses.push({ id, since: at, scope: item.scope as Pause['scope'], until: Number.POSITIVE_INFINITY })
      return
    }
    const pause = this.pauses.findLast((each) => each.id === id)
    if (pause !== undefined) pause.until = at
  }

  /** What is claimed is ours, and nothing of it has left before. */
  #checkClaim({ at, borrower, contact, channel, marks }: Call, { plan }: StoredCase): void {
    const fail = (why: string) => this.fail('3 at most once', at, `${contact} of ${borrower} by ${channel}: ${why}`)
    if (plan?.claim !== contact) fail(`its claim does not stand (${plan?.claim ?? 'none'})`)
    if (marks.length === 0) fail('no step is marked')
    for (const call of this.calls) {
      if (call.borrower !== borrower) continue
      if (call.contact === contact) fail('it left before')
      const same = call.marks.find((mark) => marks.some((each) => isSame(mark, each)))
      if (same !== undefined && !this.reachedNobody(call)) {
        fail(
          `step ${same.step} of ${same.loan} left before by ${call.channel} as ${call.contact} (${call.fate ?? 'nobody knows'})`,
        )
      }
    }
  }

  #checkReason(call: Call, stored: StoredCase): void {
    const { channel, address, purpose, marks, at, borrower, contact } = call
    const reason = reasonAgainst(stored, { channel, address, purpose, marks, at })
    if (reason !== undefined)
      this.fail(
        '1 no contact after the reason is gone',
        at,
        `${contact} of ${borrower} (${purpose}) by ${channel}: ${reason}`,
      )
  }

  #checkLaw(call: Call, stored: StoredCase, skewMs: number): void {
    const { borrower, plan } = stored
    if (borrower === undefined) return
    const { at, channel, address, contact } = call
    const slack = FRESH_MS + 1_000 + Math.abs(skewMs)
    const closed = closedBy(borrower, channel, [at - slack, at + Math.abs(skewMs)])
    if (closed !== undefined)
      this.fail('2 never outside the law', at, `${contact} of ${call.borrower} by ${channel}: closed by ${closed}`)
    const counted = this.calls.filter((each) => each.purpose !== 'A' && !this.reachedNobody(each)).map(countedOf)
    const own = counted.filter((each) => each.borrower === call.borrower)
    const elsewhere = (plan?.contacts ?? [])
      .filter(({ extras, letters }) => extras.includes('x') && letters[3] !== 'f')
      .map(({ at: then, loans, point }): Counted => {
        const address = borrower.contactPoints.find(({ id }) => id === point)?.address
        return { at: then, channel: 'sms', address, loans }
      })
    const atNumber = [...counted, ...elsewhere].filter((each) => each.address === address)
    const full = fullCap(borrower, { at, channel, address, loans: [] }, [...own, ...elsewhere], atNumber)
    if (full !== undefined)
      this.fail('2 never outside the law', at, `${contact} of ${call.borrower} by ${channel}: over ${full}`)
  }

  #checkPause({ at, channel, contact, borrower }: Call): void {
    const pause = this.pauses.find(
      ({ since, until, scope }) =>
        since < at - PAUSE_KNOWN_MS && until > at && (scope.of === 'all' || scope.channel === channel),
    )
    if (pause !== undefined)
      this.fail('1 a pause is heeded', at, `${contact} of ${borrower} by ${channel} left in ${pause.id}`)
  }

  /** What third persons may see of a message: its subject, its link, and a text's words on a locked screen. */
  #checkText({ at, contact, borrower, channel }: Call, input: unknown, text: string): void {
    const { Content } = input as { Content?: { Simple: { Subject: { Data: string } } } }
    const seen = channel === 'email' ? (Content?.Simple.Subject.Data ?? '') : text
    const found = this.#pattern?.exec(seen)?.[1]
    if (found !== undefined)
      this.fail('7 nobody else', at, `${contact} of ${borrower}: ${found} can be seen in "${seen}"`)
    for (const [url] of JSON.stringify(input).matchAll(/https:\/\/[^\s"\\<>]+/g)) {
      if (url.includes(borrower) || this.#pattern?.test(url) === true)
        this.fail('7 nobody else', at, `${contact}: ${url} says who it is for`)
    }
  }
}

function countedOf({ at, channel, address, marks, borrower }: Call): Counted & { readonly borrower: string } {
  return { at, channel, address, loans: marks.map(({ loan }) => loan), borrower }
}

/** By the loan and the step, and by what it is about where that may be one of several. */
function isSame(one: Mark, other: Mark): boolean {
  return one.loan === other.loan && one.step === other.step && one.subject === other.subject
}

function into<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const map = maps.get(key) ?? new Map<string, Value>()
  maps.set(key, map)
  return map
}

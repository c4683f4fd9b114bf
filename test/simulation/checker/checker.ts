import type { Write } from '../aws/database.ts'
import { addressed } from '../aws/provider.ts'
import type { PolicyVersion } from '../world/house-policy.ts'
import type { HttpAnswer } from '../world/http.ts'
import type { Fate, Observer } from '../world/observer.ts'
import type { PageAsked } from '../world/page-asked.ts'
import type { Process } from '../world/process.ts'
import { DecidedAnew } from './decided-anew.ts'
import type { Failure } from './failure.ts'
import { type Counted, closedBy, fullCap } from './law.ts'
import { FRESH_MS, type Look, Looks, reasonIn } from './looks.ts'
import { PageChecks } from './page-checks.ts'
import { readable } from './readable.ts'
import { OF_SCHEDULE } from './reasons.ts'
import { Secrets } from './secrets.ts'
import { Standings } from './standing.ts'
import { type Mark, type Plain, plain, readStored, type StoredCase } from './stored.ts'

/** A pause is known everywhere within five seconds, and a call may start ten seconds after that was looked up. */
const PAUSE_KNOWN_MS = 16_000

/** A claim keeps every other door out for so long. */
const LEASE_MS = 300_000
/** A function that sends runs for so long at most. */
const RUNS_MS = 61_000
/** By how much the clocks of two functions differ at most. */
const CLOCKS_MS = 60_000
/** The letters of channels in a plan. */
const LETTERS: Readonly<Record<string, string>> = { sms: 's', email: 'e', voice: 'v', webhook: 'w' }
/** What is not sent by a text. */
const OPERATIONS: Readonly<Record<string, string>> = {
  SendEmail: 'email',
  SendVoiceMessage: 'voice',
  PostWebhook: 'webhook',
}
/** A house channel may be tried again for as long as the look behind it is fresh, since it knows a message by its id. */
const AGAIN_MS = FRESH_MS

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
  /** Tries before this one of the same message, where its receiver knows it by its id. */
  readonly before?: Call | undefined
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
  /** What was at work when. */
  readonly policies: { readonly version: PolicyVersion; readonly from: number; to: number }[] = [
    { version: 1, from: 0, to: Number.POSITIVE_INFINITY },
  ]
  /** When the case of a borrower last changed, by all but its plan. */
  readonly changes = new Map<string, number>()
  /** Since when an address has been known to be a borrower's. */
  readonly knownSince = new Map<string, number>()
  /** When a sweep had read every case. */
  readonly sweeps: number[] = []
  /** Messages that nobody can read. */
  readonly rubbish = new Set<string>()
  readonly cases = new Map<string, Map<string, Plain>>()
  readonly history = new Map<string, Map<string, Plain>>()
  /** Who made the claim that stands in a plan, and when by its own word. */
  readonly #claims = new Map<string, { readonly claim: string; readonly by: string | undefined; readonly at: number }>()
  readonly #controlRead = new Map<string, number>()
  /** Whether the lender's own system is asked before each contact. */
  asksLender = false
  readonly #looks = new Looks()
  readonly #lender = new Map<string, { readonly answer: string | undefined; readonly at: number }>()
  readonly #failed = new Map<string, number>()
  /** Calls that nobody took, though somebody may have heard them ring. */
  readonly #rang = new Set<string>()
  readonly #secrets = new Secrets()
  readonly page = new PageChecks(this)
  #anew: DecidedAnew | undefined
  readonly #standings = new Standings()

  /** Names, addresses and amounts that nobody else may read. */
  plant(secrets: readonly string[]): void {
    this.#secrets.add(secrets)
  }

  /** Where nothing is lost and no sweep finds it, a case is decided anew by what somebody put on a queue. */
  followFailures(): void {
    this.#anew = new DecidedAnew()
  }

  /** At the end of a run. */
  endFollowing(at: number): void {
    for (const { promise, at: since, why } of this.#anew?.ended(at) ?? []) this.fail(promise, since, why)
  }

  fail(promise: string, at: number, why: string): void {
    if (this.failures.length < 20) this.failures.push({ promise, at, why })
  }

  /** Whether a contact is known not to have reached anybody. */
  reachedNobody({ fate, contact, before }: Call): boolean {
    const refused = fate === 'refused' && (before === undefined || this.reachedNobody(before))
    return refused || this.#failed.has(contact)
  }

  wrote(write: Write, at: number, by: string | undefined): void {
    const { table, pk, sk, before, after, seen } = write
    this.page.wrote(write, at)
    this.page.answers.wrote(write, at, by)
    if (table === 'control') this.#wroteControl(sk, after && plain(after), at)
    if (table === 'history' && after !== undefined) into(this.history, pk).set(sk, plain(after))
    if (table !== 'cases' || !pk.startsWith('BORROWER#')) return
    const items = into(this.cases, pk)
    if (seen !== undefined) this.#looks.wroteInParts(pk, { sk, before: items.get(sk), wholeAt: seen.wholeAt }, at)
    if (after === undefined) items.delete(sk)
    else items.set(sk, plain(after))
    if (sk === 'PLAN') {
      this.#wrotePlan(pk, after, at, by)
      this.#anew?.wrotePlan(pk, before && plain(before), after && plain(after), at, by)
    }
    const [was, is] = [before?.sourceVersion?.S, after?.sourceVersion?.S]
    if (was !== undefined && is !== undefined && is < was && !sk.startsWith('HOLD#')) {
      this.fail('1 the newest word counts', at, `${sk} of ${pk} as of ${is} took the place of ${was}`)
    }
    // Who is erased is nobody's any more, until the lender tells of them again.
    if (sk === 'BORROWER' && after === undefined) {
      for (const key of this.knownSince.keys()) if (key.startsWith(`${pk} `)) this.knownSince.delete(key)
    } else if (sk === 'BORROWER') {
      for (const { address } of readStored(items).borrower?.contactPoints ?? []) {
        const key = `${pk} ${address}`
        if (!this.knownSince.has(key)) this.knownSince.set(key, at)
      }
    }
    if (sk !== 'PLAN' && !sk.startsWith('TASK#')) this.changes.set(pk, at)
  }

  looked(by: Process, pk: string, at: number, consistent: boolean): void {
    if (pk === 'CONTROL') this.#controlRead.set(by.id, at)
    // A look at what stood a moment ago is none.
    if (!pk.startsWith('BORROWER#') || !consistent) return
    const late = this.#anew?.looked(by.fn, pk, at)
    if (late !== undefined) this.fail(late.promise, late.at, late.why)
    if (by.fn.startsWith('send-due-contact')) this.#looks.looked(by, pk, this.cases.get(pk), at)
  }

  called(by: Process, operation: string, input: unknown, key: string, at: number): void {
    const { to: address, contact, borrower, text } = addressed(input)
    const channel = OPERATIONS[operation] ?? 'sms'
    const behind = this.#looks.behind(by, borrower, contact)
    const [look] = behind
    if (look === undefined) {
      this.fail('3 at most once', at, `${contact} of ${borrower} left without a look at the case`)
      return
    }
    const stored = readStored(look.items)
    const marks = stored.plan?.marks.filter((mark) => mark.contact === contact) ?? []
    const purpose = stored.plan?.contacts.find(({ id }) => id === contact)?.letters[1] ?? '?'
    const before = channel === 'webhook' ? this.calls.findLast((each) => each.contact === contact) : undefined
    const call: Call = { key, at, borrower, contact, channel, address, purpose, marks, fate: undefined, before }
    const late = before === undefined ? 0 : AGAIN_MS
    const old = at - (behind.at(-1) ?? look).at
    if (old > FRESH_MS) this.fail('1 a fresh look', at, `${contact} of ${borrower} left ${old} ms after the look`)
    this.#checkClaim(call, stored)
    this.#checkReason(call, behind)
    if (purpose !== 'A') this.#checkLaw(call, stored, by.skewMs)
    if (!this.#standings.allows(address, at, PAUSE_KNOWN_MS + late))
      this.fail(
        '1 nothing leaves before',
        at,
        `${contact} of ${borrower} by ${channel} left while it was only observed`,
      )
    this.#checkPause(call, late)
    this.#checkLender(call, by)
    const asked = at - (this.#controlRead.get(by.id) ?? 0)
    if (asked > PAUSE_KNOWN_MS + late)
      this.fail('1 a pause is heeded', at, `${contact} of ${borrower} left ${asked} ms after pauses were read`)
    this.#checkText(call, input, text)
    this.calls.push(call)
  }

  lenderSaid(by: Process, borrower: string, answer: string | undefined, at: number): void {
    this.#lender.set(`${by.id} ${borrower}`, { answer, at })
  }

  /** Where the lender's own system is asked, nothing leaves but on its word of a moment ago. */
  #checkLender({ contact, borrower, at }: Call, by: Process): void {
    if (!this.asksLender) return
    const said = this.#lender.get(`${by.id} ${borrower}`)
    if (said?.answer !== 'ask-them' || at - said.at > FRESH_MS)
      this.fail('1 the lender is heeded', at, `${contact} of ${borrower} left on "${said?.answer ?? 'no word'}"`)
  }

  became(key: string, fate: Fate, at: number): void {
    const call = this.calls.findLast((each) => each.key === key)
    if (call === undefined) return
    if (fate === 'disowned') this.#failed.set(call.contact, at)
    call.fate = fate === 'disowned' ? 'refused' : fate
  }

  deployed(version: PolicyVersion, at: number, oldUntil: number): void {
    const last = this.policies.at(-1)
    if (last !== undefined) last.to = oldUntil + RUNS_MS
    this.policies.push({ version, from: at, to: Number.POSITIVE_INFINITY })
  }

  failed(contact: string, at: number, rang = false): void {
    // Where one report says that it rang and another that it did not, either may be believed.
    if (rang && !this.#failed.has(contact)) this.#rang.add(contact)
    else this.#rang.delete(contact)
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
    if (where === 'queue parked') this.#checkParked(text, at)
    const read = readable(where, text)
    const found = this.#secrets.in(read) ?? this.page.keys.in(read)
    if (found !== undefined) this.fail('7 nobody else', at, `${found} stands in a ${where}: ${text.slice(0, 300)}`)
    if (where === 'schedule name' && /b-\d/.test(text)) this.fail('7 nobody else', at, `a schedule is named ${text}`)
  }

  askedPage(asked: PageAsked): void {
    this.page.asked(asked)
  }

  showedPage(asked: PageAsked, answer: HttpAnswer, at: number): void {
    this.page.showed(asked, answer, at)
  }

  /** Only what nobody could read is put aside. */
  #checkParked(text: string, at: number): void {
    const { record } = JSON.parse(text) as { record: string }
    if (!this.rubbish.has(record)) this.fail('a record is parked', at, text)
  }

  #wroteControl(sk: string, item: Plain | undefined, at: number): void {
    if (sk === 'STANDING' && item !== undefined) this.#standings.wrote(item, at)
    if (!sk.startsWith('PAUSE#')) return
    const id = sk.slice('PAUSE#'.length)
    const standing = this.pauses.findLast((each) => each.id === id && each.until === Number.POSITIVE_INFINITY)
    if (item === undefined) {
      if (standing !== undefined) standing.until = at
    } else if (standing === undefined) {
      this.pauses.push({ id, since: at, scope: item.scope as Pause['scope'], until: Number.POSITIVE_INFINITY })
    }
  }

  /** Nobody judges another's claim before its lease is over. */
  #wrotePlan(pk: string, after: Write['after'], at: number, by: string | undefined): void {
    const standing = this.#claims.get(pk)
    const claim = after?.claim?.S
    if (standing !== undefined && standing.claim !== claim && standing.by !== by) {
      const after = at - standing.at
      if (after < LEASE_MS - CLOCKS_MS)
        this.fail('3 at most once', at, `claim ${standing.claim} of ${pk} was ended by ${by} after ${after} ms`)
    }
    if (claim === undefined) this.#claims.delete(pk)
    else if (standing?.claim !== claim) this.#claims.set(pk, { claim, by, at: Date.parse(after?.claimedAt?.S ?? '') })
  }

  /** What is claimed is ours and is what leaves, and nothing of it has left before. */
  #checkClaim(
    { at, borrower, contact, channel, marks, address }: Call,
    { plan, borrower: known, loans }: StoredCase,
  ): void {
    const claimed = plan?.contacts.find(({ id }) => id === contact)
    const point = known?.contactPoints.find(({ id }) => id === claimed?.point)
    const single = new Set(loans.filter(({ instalments }) => instalments.length === 1).map(({ id }) => id))
    const fail = (why: string) => this.fail('3 at most once', at, `${contact} of ${borrower} by ${channel}: ${why}`)
    if (plan?.claim !== contact) fail(`its claim does not stand (${plan?.claim ?? 'none'})`)
    const now = this.#claims.get(`BORROWER#${borrower}`)?.claim
    if (now !== contact) fail(`its claim no longer stands when it leaves (${now ?? 'none'})`)
    if (marks.length === 0) fail('no step is marked')
    if (claimed?.letters[0] !== LETTERS[channel] || (point !== undefined && point.address !== address))
      fail('it is not what was claimed')
    for (const call of this.calls) {
      if (call.borrower !== borrower) continue
      if (call.contact === contact && channel === 'webhook') continue
      if (call.contact === contact) fail('it left before')
      const same = call.marks.find((mark) => marks.some((each) => isSame(mark, each, single)))
      if (same !== undefined && !this.reachedNobody(call)) {
        fail(
          `step ${same.step} of ${same.loan} left before by ${call.channel} as ${call.contact} (${call.fate ?? 'nobody knows'})`,
        )
      }
    }
  }

  /** What none of the looks allows that it may have left on should not leave. */
  #checkReason(call: Call, looks: readonly Look[]): void {
    const { channel, address, purpose, marks, at, borrower, contact } = call
    const approach = { channel, address, purpose, marks, at }
    const reasons = looks.map((look) => reasonIn(look, approach))
    const [reason] = reasons
    if (reason !== undefined && !reasons.includes(undefined))
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
    const around = [at - slack, at + Math.abs(skewMs)]
    const closed = this.#byEveryPolicy(at, (version) => closedBy(borrower, channel, around, version))
    if (closed !== undefined)
      this.fail('2 never outside the law', at, `${contact} of ${call.borrower} by ${channel}: closed by ${closed}`)
    const counted = this.#counted(contact)
    const own = counted.filter((each) => each.borrower === call.borrower)
    const elsewhere = (plan?.contacts ?? [])
      .filter(({ extras, letters }) => extras.includes('x') && letters[3] !== 'f')
      .map(({ at: then, letters, loans, point }): Counted => {
        const address = borrower.contactPoints.find(({ id }) => id === point)?.address
        return { at: then, channel: letters.startsWith('a') ? 'agent' : 'sms', address, loans }
      })
    const atNumber = [...counted, ...elsewhere].filter((each) => each.address === address)
    const next = { at, channel, address, loans: [] }
    const full = this.#byEveryPolicy(at, (version) =>
      fullCap(borrower, next, [...own, ...elsewhere], atNumber, version),
    )
    if (full !== undefined)
      this.fail('2 never outside the law', at, `${contact} of ${call.borrower} by ${channel}: over ${full}`)
  }

  /** Just after a deployment the policy before it may still be at work, and what it allows is allowed. */
  #byEveryPolicy(at: number, against: (version: PolicyVersion) => string | undefined): string | undefined {
    const reasons = this.policies
      .filter(({ from, to }) => from <= at && at <= to)
      .map(({ version }) => against(version))
    return reasons.every((reason) => reason !== undefined) ? reasons.join(', ') : undefined
  }

  /** What was sent but answers, each message once and this one not. */
  #counted(contact: string): readonly (Counted & { readonly borrower: string })[] {
    const others = this.calls.filter((each) => each.purpose !== 'A' && each.contact !== contact)
    return others
      .filter((each) => each.before === undefined && (!this.reachedNobody(each) || this.#rang.has(each.contact)))
      .map((each) => ({ ...countedOf(each), rang: this.#rang.has(each.contact) }))
  }

  #checkPause({ at, channel, contact, borrower }: Call, late: number): void {
    const pause = this.pauses.find(
      ({ since, until, scope }) =>
        since < at - PAUSE_KNOWN_MS - late && until > at && (scope.of === 'all' || scope.channel === channel),
    )
    if (pause !== undefined)
      this.fail('1 a pause is heeded', at, `${contact} of ${borrower} by ${channel} left in ${pause.id}`)
  }

  /** What third persons may see of a message: its subject, its link, and a text's words on a locked screen. */
  #checkText({ at, contact, borrower, channel }: Call, input: unknown, text: string): void {
    const { Content } = input as { Content?: { Simple: { Subject: { Data: string } } } }
    const { headers } = input as { headers?: Readonly<Record<string, string>> }
    if (channel === 'webhook' && headers?.['webhook-id'] !== contact)
      this.fail('3 at most once', at, `${contact} of ${borrower} has an id by which nobody knows it again`)
    // Whoever takes a call hears for whom it is, and no more.
    const spoken = () => this.#nameOf(borrower).reduce((left, name) => left.replaceAll(name, ''), text)
    const seen = channel === 'email' ? (Content?.Simple.Subject.Data ?? '') : channel === 'voice' ? spoken() : text
    const found = this.#secrets.in(seen)
    if (found !== undefined)
      this.fail('7 nobody else', at, `${contact} of ${borrower}: ${found} can be seen in "${seen}"`)
    for (const [url] of JSON.stringify(input).matchAll(/https:\/\/[^\s"\\<>]+/g)) {
      if (url.includes(borrower) || this.#secrets.in(url) !== undefined)
        this.fail('7 nobody else', at, `${contact}: ${url} says who it is for`)
    }
  }

  #nameOf(borrower: string): readonly string[] {
    const { name = '' } = readStored(this.cases.get(`BORROWER#${borrower}`) ?? new Map()).borrower ?? {}
    return name.split(' ').filter((part) => part !== '')
  }
}

function countedOf({ at, channel, address, marks, borrower }: Call): Counted & { readonly borrower: string } {
  return { at, channel, address, loans: marks.map(({ loan }) => loan), borrower }
}

/** By the loan and the step, and by what it is about where that may be one of several. */
function isSame(one: Mark, other: Mark, single: ReadonlySet<string>): boolean {
  if (one.loan !== other.loan || one.step !== other.step) return false
  return one.subject === other.subject || (single.has(one.loan) && OF_SCHEDULE.has(one.step))
}

function into<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const map = maps.get(key) ?? new Map<string, Value>()
  maps.set(key, map)
  return map
}

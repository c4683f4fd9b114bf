import type { Queue } from '../aws/queue.ts'
import { wallClock } from '../checker/local-time.ts'
import type { Gateway } from '../world/gateway.ts'
import type { HttpAnswer, HttpRequest } from '../world/http.ts'
import { ROLES_CLAIM } from '../world/lender-door.ts'
import { borrowerIn, type World } from '../world/world.ts'
import { oldHistory } from './old-history.ts'
import { DAY, HOUR, type Person } from './person.ts'

const MINUTE = 60_000
/** A person sends what was not answered again, later than anybody else may still be at work on it. */
const AGAIN = 61_000
const TRIES = 6

const QUEUES = ['call', 'review', 'missing-value', 'legal-review']
/** What came of tasks: most often that something else takes the place of what asked for them. */
const OUTCOMES: readonly (readonly object[])[] = [
  [{ is: 'resolved' }, { is: 'hardship' }],
  [{ is: 'resolved' }, { is: 'dispute' }],
  [{ is: 'resolved' }, { is: 'promise' }],
  [{ is: 'resolved' }],
  [{ is: 'stop', scope: 'sms' }],
  [{ is: 'reached' }],
  [{ is: 'call-me' }],
]
/** One thing takes the place of all that stops contact: the moment at which neither may be seen. */
const REPLACING = ['hardship', 'dispute'] as const
/** Of these only their dates say what they stop. */
const NO_STOP: ReadonlySet<string> = new Set(['answer', 'reply', 'promise', 'arrangement', 'arrangement-answer'])
/** For so long after a transaction began somebody comes to the case again and again. */
const RUSH_MS = 2_700
const RUSHES = 12
/** When borrowers are called, in minutes of their day: while reminders may leave. */
const CALLS_FROM = 11 * 60
const CALLS_UNTIL = 16 * 60
/** So many holds a task may lift. */
const MOST_LIFTED = 20
/** Words of a portfolio file for what a loan is. */
const STATUS_WORDS: Readonly<Record<string, string>> = { scheduled: 'current', 'charged-off': 'charged off' }
const KINDS = ['dispute', 'hardship', 'time-asked', 'cease'] as const
const VIEWS = ['', '/timeline', '/explanation', '/audit', '/export']

/** As much of the view of a borrower as a person acts on. */
interface View {
  readonly loans?: readonly {
    readonly id: string
    readonly currency: string
    readonly status: string
    readonly owed: number
    readonly dueOn?: string
  }[]
  readonly points?: readonly { readonly id: string }[]
  readonly holds?: readonly { readonly id: string; readonly kind: string; readonly response?: string }[]
}

interface QueuedTask {
  readonly borrower: string
  readonly task: { readonly id: string; readonly openedAt: string }
}

/** What a person was told is done: the promise is that it stands. */
export interface Done {
  readonly what: 'closed' | 'hold-set' | 'hold-lifted' | 'erased'
  readonly borrower: string
  /** The task that was closed, or the hold, or from when on the history is kept. */
  readonly id: string
  readonly at: number
}

export interface DeskRoom {
  readonly people: readonly Person[]
  /** The queues of those who send. */
  readonly contacts: readonly Queue[]
}

/** People of the lender at work by the API: they look every few hours, and each has a token of their own. */
export class DeskPeople {
  readonly done: Done[] = []
  readonly #world: World
  readonly #api: Gateway
  readonly #people: readonly Person[]
  readonly #borrowers: readonly string[]
  readonly #contacts: readonly Queue[]
  #count = 0

  constructor(world: World, api: Gateway, { people, contacts }: DeskRoom) {
    this.#world = world
    this.#api = api
    this.#people = people
    this.#borrowers = people.map(({ id }) => id)
    this.#contacts = contacts
  }

  begin(end: number): void {
    for (const borrower of this.#borrowers) oldHistory(this.#world, borrower)
    for (const who of ['amy', 'max']) this.#lookAt(who, this.#world.now + 12 * HOUR, end)
  }

  /** While what a person says is stored item by item, the borrower comes to every door over and over. */
  rush(about: string, where: string): void {
    const { dice, now } = this.#world
    const borrower = borrowerIn(about)
    if (borrower === undefined) return
    for (const queue of this.#contacts) {
      for (let at = 0; at < RUSHES; at += 1) {
        const delay = dice.below(`${where} ${queue.settings.name} rush ${at}`, RUSH_MS)
        queue.send(JSON.stringify({ borrower }), now, delay)
      }
    }
  }

  #lookAt(who: string, at: number, end: number): void {
    const { timeline, dice, plan } = this.#world
    timeline.at(at, () => {
      for (let errand = 1; errand <= 3; errand += 1) {
        const what = `${who} ${at} errand ${errand}`
        if (plan.allows(what)) this.#errand(who, what)
      }
      // By day, when contacts wait for what they lift.
      const late = (at % DAY) / HOUR > 20 ? 12 * HOUR : 0
      const next = at + late + dice.between(`${who} ${at}`, HOUR, 5 * HOUR)
      if (next < end) this.#lookAt(who, next, end)
    })
  }

  #errand(who: string, what: string): void {
    const { dice } = this.#world
    const how = dice.of(`${what} how`)
    if (how < 0.55) this.#work(who, what)
    else if (how < 0.8) this.#holds(who, what)
    else if (how < 0.85) this.#sending(who, what)
    else if (how < 0.93) this.#look(who, what)
    else if (how < 0.985) this.#store(who, what)
    else this.#erase(who, what)
  }

  /** The open tasks of a queue: some they take, and some of those they close. */
  #work(who: string, what: string): void {
    const { dice } = this.#world
    const overdue = dice.of(`${what} overdue`) < 0.2 ? '&overdue=true' : ''
    const query = `queue=${dice.pick(`${what} queue`, QUEUES)}&limit=10${overdue}`
    this.#get(who, what, '/v1/tasks', query, (answer) => {
      const { tasks = [] } = JSON.parse(answer.body) as {
        readonly tasks?: readonly QueuedTask[]
      }
      for (const { borrower, task } of tasks) {
        const one = `${what} ${borrower} ${task.id}`
        if (dice.of(`${one} takes`) < 0.35 && !this.#leaves(borrower, task)) this.#take(who, one, borrower, task.id)
      }
    })
  }

  /** Most tasks are left for days, in which reminders fall due behind what stops them, and until borrowers can be called. */
  #leaves(borrower: string, { id, openedAt }: QueuedTask['task']): boolean {
    const { dice, now } = this.#world
    const task = `${borrower} ${id}`
    if (dice.of(`${task} is done at once`) < 0.3) return false
    if (now < Date.parse(openedAt) + dice.between(`${task} is left for`, DAY, 6 * DAY)) return true
    const { minute } = wallClock(this.#people.find((each) => each.id === borrower)?.borrower.zones[0] ?? 'UTC', now)
    return minute < CALLS_FROM || minute > CALLS_UNTIL
  }

  #take(who: string, what: string, borrower: string, task: string): void {
    const { dice, timeline } = this.#world
    const path = `/v1/borrowers/${borrower}/tasks/${encodeURIComponent(task)}`
    this.#get(who, `${what} reads`, path, '', () => {})
    this.#write(who, `${what} take`, `${path}/take`, undefined, (taken) => {
      if (taken.status !== 200) return
      const how = dice.of(`${what} then`)
      timeline.in(dice.between(`${what} for`, MINUTE, 30 * MINUTE), () => {
        if (how < 0.1) return this.#write(who, `${what} release`, `${path}/release`, undefined, () => {})
        if (how < 0.15) return this.#wrongNumber(who, what, borrower, task)
        if (how < 0.85) return this.#replace(who, what, borrower, task)
        this.#close(who, what, borrower, task, dice.pick(`${what} outcome`, OUTCOMES))
      })
    })
  }

  /** Somebody else answered at the first of the borrower's numbers and addresses. */
  #wrongNumber(who: string, what: string, borrower: string, task: string): void {
    this.#get(who, `${what} points`, `/v1/borrowers/${borrower}`, '', (answer) => {
      const { points: [point] = [] } = JSON.parse(answer.body) as View
      if (point !== undefined) this.#close(who, what, borrower, task, [{ is: 'wrong-number', point: point.id }])
    })
  }

  /** All that stops contact ends with the task, and something else takes its place. */
  #replace(who: string, what: string, borrower: string, task: string): void {
    this.#get(who, `${what} holds`, `/v1/borrowers/${borrower}`, '', (answer) => {
      const { holds = [] } = JSON.parse(answer.body) as View
      const lifts = holds.filter(({ kind }) => !NO_STOP.has(kind)).slice(0, MOST_LIFTED)
      const outcomes = [
        { is: 'resolved', lifts: lifts.map(({ id }) => id) },
        { is: this.#world.dice.pick(`${what} replaces`, REPLACING) },
      ]
      this.#close(who, what, borrower, task, outcomes)
    })
  }

  #close(who: string, what: string, borrower: string, task: string, outcomes: readonly object[]): void {
    const path = `/v1/borrowers/${borrower}/tasks/${encodeURIComponent(task)}/close`
    const spoke = this.#world.dice.of(`${what} spoke`) < 0.2
    const contact = spoke && { contact: { manner: 'call', result: 'conversation' } }
    this.#write(who, `${what} close`, path, { outcomes, ...contact }, (answer) => {
      if (answer.status === 200) this.#tell('closed', borrower, task)
    })
  }

  /** A hold that is set, or one of those that stand lifted, or all that a response did. */
  #holds(who: string, what: string): void {
    const { dice, now } = this.#world
    const borrower = dice.pick(`${what} whose`, this.#borrowers)
    const path = `/v1/borrowers/${borrower}`
    this.#get(who, `${what} view`, path, '', (answer) => {
      const { loans = [], holds = [] } = JSON.parse(answer.body) as View
      const why = { why: 'as they asked' }
      if (dice.of(`${what} sets`) < 0.2) {
        const [loan] = loans
        const ofLoan = loan !== undefined && dice.of(`${what} scope`) < 0.3
        const scope = ofLoan ? { of: 'loan', loan: loan.id } : { of: 'all' }
        const until = new Date(now + dice.between(`${what} until`, HOUR, 5 * DAY)).toISOString()
        const body = { kind: dice.pick(`${what} kind`, KINDS), scope, until, ...why }
        return this.#write(who, `${what} set`, `${path}/holds`, body, (set) => {
          if (set.status !== 200) return
          const { holds: ids = [] } = JSON.parse(set.body) as { readonly holds?: readonly string[] }
          for (const id of ids) this.#tell('hold-set', borrower, id)
        })
      }
      const lifting = holds.filter(({ kind }) => kind !== 'reply')
      if (lifting.length === 0) return
      const { id, response } = dice.pick(`${what} which`, lifting)
      if (response !== undefined && dice.of(`${what} reverses`) < 0.5) {
        return this.#write(who, `${what} reverse`, `${path}/responses/${response}/reverse`, why, () => {})
      }
      this.#write(who, `${what} lift`, `${path}/holds/${id}/lift`, why, (lifted) => {
        if (lifted.status === 200) this.#tell('hold-lifted', borrower, id)
      })
    })
  }

  /** A pause of some hours. */
  #sending(who: string, what: string): void {
    const { dice, timeline } = this.#world
    this.#get(who, `${what} sending`, '/v1/sending', '', () => {})
    const scope = dice.of(`${what} scope`) < 0.5 ? { of: 'all' } : { of: 'channel', channel: 'sms' }
    this.#write(who, `${what} pause`, '/v1/sending/pauses', { scope, why: 'to look' }, (paused) => {
      if (paused.status !== 200) return
      const { pause } = JSON.parse(paused.body) as { readonly pause: string }
      timeline.in(dice.between(`${what} for`, 10 * MINUTE, 5 * HOUR), () =>
        this.#write(who, `${what} resume`, `/v1/sending/pauses/${pause}/resume`, undefined, () => {}),
      )
    })
  }

  #look(who: string, what: string): void {
    const { dice } = this.#world
    const borrower = dice.pick(`${what} whose`, this.#borrowers)
    this.#get(who, `${what} portfolio`, '/v1/portfolio', '', () => {})
    const view = dice.pick(`${what} view`, VIEWS)
    this.#get(who, `${what} view`, `/v1/borrowers/${borrower}${view}`, '', () => {})
  }

  /** A payment that a person took, or some of them in rows. */
  #store(who: string, what: string): void {
    const { dice, now } = this.#world
    const borrower = dice.pick(`${what} whose`, this.#borrowers)
    const path = `/v1/borrowers/${borrower}`
    this.#get(who, `${what} view`, path, '', (answer) => {
      const { loans = [] } = JSON.parse(answer.body) as View
      if (loans.length === 0) return
      const { id: loan, currency, status, owed, dueOn } = dice.pick(`${what} loan`, loans)
      const payment = `d-${++this.#count}`
      const row = { loan, amount: '15.00', at: new Date(now - MINUTE).toISOString(), state: 'settled' }
      if (dice.of(`${what} rows`) < 0.5)
        return this.#write(who, `${what} pays`, `${path}/payments/${payment}`, row, () => {}, 'PUT')
      // As one instalment; without any, which is refused.
      const whole =
        dice.of(`${what} whole`) < 0.5 ? [{ instalment: '1', dueOn, amountDue: (owed / 100).toFixed(2) }] : []
      const known = {
        record: 'loan',
        borrower,
        loan,
        currency,
        status: STATUS_WORDS[status] ?? status,
        instalments: dueOn === undefined ? [] : whole,
      }
      const rows = [known, { record: 'payment', borrower, payment, ...row }]
      this.#write(
        who,
        `${what} rows`,
        '/v1/rows',
        { rows: rows.slice(0, 1 + dice.below(`${what} many`, 2)), feed: 'desk' },
        () => {},
      )
    })
  }

  #erase(who: string, what: string): void {
    const borrower = this.#world.dice.pick(`${what} whose`, this.#borrowers)
    const body = { request: `r-${++this.#count}`, why: 'as they asked' }
    this.#write(who, `${what} erase`, `/v1/borrowers/${borrower}/erase`, body, (answer) => {
      if (answer.status !== 200) return
      const { kept } = JSON.parse(answer.body) as { readonly kept?: { readonly from: string } }
      this.#tell('erased', borrower, kept?.from ?? new Date(this.#world.now).toISOString())
    })
  }

  #tell(what: Done['what'], borrower: string, id: string): void {
    this.done.push({ what, borrower, id, at: this.#world.now })
  }

  #get(who: string, what: string, path: string, query: string, then: (answer: HttpAnswer) => void): void {
    this.#api.ask(what, { method: 'GET', path, query, claims: claimsOf(who) }, (answer) => {
      if (answer.status === 200) then(answer)
    })
  }

  /** A person sends it again under the same key until it is answered, or gives up. */
  #write(
    who: string,
    what: string,
    path: string,
    body: object | undefined,
    then: (answer: HttpAnswer) => void,
    method: 'POST' | 'PUT' = 'POST',
  ): void {
    const headers = { 'idempotency-key': what }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const request: HttpRequest = { method, path, headers, claims: claimsOf(who), ...text }
    const send = (count: number): void => {
      this.#api.ask(count === 1 ? what : `${what} try ${count}`, request, (answer) => {
        if (!isLater(answer)) return then(answer)
        if (count < TRIES) this.#world.timeline.in(AGAIN, () => send(count + 1))
      })
    }
    send(1)
  }
}

function claimsOf(who: string): Readonly<Record<string, unknown>> {
  return { sub: who, token_use: 'access', [ROLES_CLAIM]: '[agent manager auditor]' }
}

/** Whether the same request may be answered otherwise later. */
function isLater({ status, body }: HttpAnswer): boolean {
  return status >= 500 || body.includes('urn:duewell:in-work')
}

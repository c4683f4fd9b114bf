import { Database, type Write } from '../aws/database.ts'
import { Dice } from './dice.ts'
import { FaultPlan } from './fault-plan.ts'
import type { Observer } from './observer.ts'
import type { Process, Service } from './process.ts'
import { Timeline } from './timeline.ts'
import { FAIR, type Weather, weatherOf, withoutLoss } from './weather.ts'

/**
 * What makes a hundred calls where others make ten, and is to get through as often: an import, and a query that goes on page by page.
 * Where each page of a long case may be its reader's end nobody ever reads it, and what comes again and again never ends.
 */
const MANY_CALLS = /import-portfolio\/|\/Query on /
const AMONG_MANY = 0.05

/** How much more often something comes in between claim and send than elsewhere, where contacts are rare among looks. */
const SECOND_LOOK = 8

/** In a rush a borrower writes at half of all second looks, and the desk is never alone with a case, in the calmest of weathers. */
const SECOND_LOOK_IN_A_RUSH = 200
const AT_THE_DESK = 4_000

const DAY = 86_400_000
/** Some thirty times as many things as happen on the busiest day of many people. */
const MOST_A_DAY = 200_000
/** What people do makes calls, at which people do more: beyond so many a day that would have no end. */
const MOST_PROVOKED_A_DAY = 300

/** So often what is ready is let run without a turn of Node's own loop, which takes far longer. */
const QUICK_TURNS = 3

/** Longer than a function may run. */
const FROZEN_MS = 75_000

export interface WorldOptions {
  readonly seed: number
  readonly start: number
  readonly only?: ReadonlySet<string> | undefined
  readonly observer: Observer
  /** Hears all that happens, for a person to read. */
  readonly tell?: ((at: number, what: string, more: object) => void) | undefined
  readonly weather?: Partial<Weather> | undefined
  readonly killer?: Killer | undefined
}

/** Kills functions where it likes, beside what the weather does: to have been everywhere. */
export interface Killer {
  /** Runs what a process does, to know where that waits. */
  readonly runs: <Value>(process: Process, run: () => Value) => Value
  /** Whether a process is to die where it waits now. */
  readonly wants: (process: Process) => boolean
  /** Hears of every process that was killed, by whatever. */
  readonly killed: (process: Process) => void
}

/** Everything around the functions: time, chance, what AWS keeps, and who may look. */
export class World {
  readonly seed: number
  readonly dice: Dice
  readonly plan: FaultPlan
  readonly timeline: Timeline
  readonly database: Database
  readonly observer: Observer
  weather: Weather
  /** Region-wide: nothing runs and no call succeeds until it is over. */
  isOut = false
  /** How much more often, or seldomer, than by the weather people do something in the middle of a call. */
  provokes = 1
  /** Hears of each write, to feed the streams. */
  onWrite: (write: Write) => void = () => {}
  onProvoked: (by: Process, about: string, where: string) => void = () => {}
  readonly #services = new Map<string, Service>()
  readonly #names = new Map<string, number>()
  readonly #awake = new Set<Process>()
  #provoked = { day: 0, times: 0 }
  readonly #heldUp = new Map<string, readonly (() => void)[]>()
  readonly #tell: WorldOptions['tell']
  readonly #killer: WorldOptions['killer']
  readonly #given: WorldOptions['weather']
  #by: { readonly name: string; readonly id: string } | undefined

  constructor({ seed, start, only, observer, tell, weather, killer }: WorldOptions) {
    this.seed = seed
    this.dice = new Dice(seed)
    this.plan = new FaultPlan(this.dice, only)
    this.timeline = new Timeline(start)
    this.observer = observer
    this.#given = weather
    this.weather = withoutLoss({ ...weatherOf(this.dice), ...weather })
    this.#tell = tell
    this.#killer = killer
    this.database = new Database(
      () => this.now,
      (write) => {
        this.tell('write', {
          table: write.table,
          pk: write.pk,
          sk: write.sk,
          by: this.#by?.id,
          ...(this.#tell && { item: write.after }),
        })
        observer.wrote(write, this.now, this.#by?.id)
        if (write.seen === undefined) this.onWrite(write)
        else this.timeline.at(write.seen.at, () => this.onWrite(write))
      },
    )
    this.database.pageOf = this.weather.pageOf
  }

  get now(): number {
    return this.timeline.now
  }

  tell(what: string, more: object): void {
    this.#tell?.(this.now, what, more)
  }

  /** The first of a name is it, the others are counted. */
  nameOf(what: string): string {
    const count = this.#names.get(what) ?? 0
    this.#names.set(what, count + 1)
    return count === 0 ? what : `${what} (${count + 1})`
  }

  happens(
    kind: keyof Weather & keyof typeof FAIR,
    what: string,
    times = MANY_CALLS.test(what) ? AMONG_MANY : 1,
  ): boolean {
    const happens = this.plan.happens(what, this.weather[kind] * times)
    if (happens) this.tell('fault', { kind, what })
    return happens
  }

  kills(process: Process, what: string, call: string): boolean {
    return this.#killer?.wants(process) === true || this.happens('kill', `${what} ${call}`)
  }

  fairFromNowOn(): void {
    this.weather = { ...this.weather, ...FAIR }
  }

  /** Another season has a weather of its own; what the stage was made for stays as it is. */
  turnsTo(season: string): void {
    const { skewMs, perSecond, sweepEveryMs } = this.weather
    this.weather = withoutLoss({ ...weatherOf(this.dice, season), skewMs, perSecond, sweepEveryMs, ...this.#given })
  }

  latency(name: string): number {
    if (this.happens('freeze', `frozen ${name}`)) return FROZEN_MS
    if (!this.happens('slow', `slow ${name}`)) return this.dice.between(name, 1, 25)
    const how = this.dice.of(`${name} how slow`)
    return how < 0.7 ? 500 + Math.floor(how * 20_000) : how < 0.95 ? Math.floor(how * 30_000) : FROZEN_MS
  }

  troubleOf(service: string, operation: string, name: string): 'error' | 'lost-answer' | 'conflict' | undefined {
    if (service === 'provider') return undefined
    if (this.happens('error', `error ${name}`)) return 'error'
    const writes = service !== 'dynamodb' || !(operation === 'GetItem' || operation === 'Query' || operation === 'Scan')
    if (writes && this.happens('lostAnswer', `lost answer ${name}`)) return 'lost-answer'
    const mayConflict = operation === 'UpdateItem' || operation === 'TransactWriteItems'
    return mayConflict && this.happens('conflict', `conflict ${name}`) ? 'conflict' : undefined
  }

  serve(name: string, service: Service): void {
    this.#services.set(name, service)
  }

  service(name: string): Service {
    const service = this.#services.get(name)
    if (service === undefined) throw new Error(`the world has no service ${name}`)
    return service
  }

  /** Something is done in the name of a call, so that whoever looks knows by whom. */
  during<Value>(name: string, id: string, run: () => Value): Value {
    this.#by = { name, id }
    try {
      return run()
    } finally {
      this.#by = undefined
    }
  }

  reads(by: Process, operation: string, input: unknown): void {
    if (operation !== 'Query') return
    const { ExpressionAttributeValues, ConsistentRead, ExclusiveStartKey } = input as {
      ExpressionAttributeValues?: Record<string, { S?: string }>
      ConsistentRead?: boolean
      ExclusiveStartKey?: object
    }
    // A look begins with its first page.
    if (ExclusiveStartKey !== undefined) return
    const pk = ExpressionAttributeValues?.[':pk']?.S
    if (pk !== undefined) this.observer.looked(by, pk, this.now, ConsistentRead === true)
  }

  starts(by: Process, service: string, operation: string, input: unknown, key: string): void {
    if (service === 'provider') this.observer.called(by, operation, input, key, this.now)
  }

  /** Something may come in between; answers for how long a call is held up by it, so that others may hear of it first. */
  provoke(by: Process, about: string, where: string): number {
    const times = this.#oftener(about, where) * this.provokes
    if (!this.happens('provoke', `provoke ${where}`, times) || !this.#mayProvoke()) return 0
    this.onProvoked(by, about, where)
    return this.dice.of(`${where} waits`) < 0.5 ? 0 : this.dice.between(`${where} waits for`, 50, 3_000)
  }

  #mayProvoke(): boolean {
    const day = Math.floor(this.now / DAY)
    const before = this.#provoked.day === day ? this.#provoked.times : 0
    this.#provoked = { day, times: before + 1 }
    return before < MOST_PROVOKED_A_DAY
  }

  #oftener(about: string, where: string): number {
    const { rush } = this.weather
    if (where.includes('/Query on ')) return AMONG_MANY
    if (this.#isSecondLook(about, where)) return rush ? SECOND_LOOK_IN_A_RUSH : SECOND_LOOK
    return rush && isAtTheDesk(where) ? AT_THE_DESK : 1
  }

  /** Whether a case is looked at with a claim in it: seldom, and the last moment at which something can come in between. */
  #isSecondLook(about: string, where: string): boolean {
    if (!where.startsWith('before send-due-contact') || !where.includes('/Query cases')) return false
    return this.database.table('cases').get(`BORROWER#${borrowerIn(about)}`, 'PLAN')?.claim !== undefined
  }

  /** A call is held up for some time at most: until a transaction is at work on the same case. */
  holdUp(about: string, milliseconds: number, go: () => void): void {
    const borrower = borrowerIn(about)
    let gone = false
    const once = () => {
      if (!gone) go()
      gone = true
    }
    if (borrower !== undefined) this.#heldUp.set(borrower, [...(this.#heldUp.get(borrower) ?? []), once])
    this.timeline.in(milliseconds, once)
  }

  /** Lets what is held up see a transaction in the middle of its work. */
  letIn(about: string, longest: number, name: string): void {
    const borrower = borrowerIn(about) ?? ''
    for (const [at, go] of (this.#heldUp.get(borrower) ?? []).entries())
      this.timeline.in(this.dice.below(`${name} lets in ${at}`, longest), go)
    this.#heldUp.delete(borrower)
  }

  killed(process: Process): void {
    this.#killer?.killed(process)
  }

  runs<Value>(process: Process, run: () => Value): Value {
    return this.#killer === undefined ? run() : this.#killer.runs(process, run)
  }

  wakes(instance: Process): void {
    this.#awake.add(instance)
  }

  /** Lets everything happen up to an instant, each thing after what it sets off in the functions has come to rest. */
  async runUntil(end: number): Promise<void> {
    let tomorrow = this.now + DAY
    let today = 0
    for (let at = this.timeline.nextAt; at !== undefined && at <= end; at = this.timeline.nextAt) {
      if (at >= tomorrow) {
        tomorrow = at + DAY
        today = 0
      }
      today += 1
      if (today > MOST_A_DAY) throw new Error(`more and more happens, and ${new Date(at).toISOString()} never ends`)
      this.timeline.step()
      if (this.#awake.size > 0) await this.#rest()
    }
    this.timeline.skipTo(end)
  }

  /** Until every function that heard something waits for a call again, or is done. */
  async #rest(): Promise<void> {
    for (let turns = 0; this.#awake.size > 0; turns += 1) {
      if (turns > 100_000)
        throw new Error(`functions never come to rest: ${[...this.#awake].map(({ id }) => id).join(', ')}`)
      // Whatever needs no turn of Node's own loop is done by then, and what needs one gets it.
      await new Promise<void>(turns < QUICK_TURNS ? queueNext : setImmediate)
      for (const instance of this.#awake) {
        if (instance.dead || instance.working === undefined || instance.pending.size > 0) this.#awake.delete(instance)
      }
    }
  }
}

/** Runs after all promises that are settled were heard. */
function queueNext(next: () => void): void {
  process.nextTick(next)
}

/** Whether what a person of the lender says is being stored, item by item. */
export function isAtTheDesk(where: string): boolean {
  return where.startsWith('within lender-api/TransactWriteItems')
}

/** The borrower whom a call is about, by the key of an item or by the body of a message. */
export function borrowerIn(about: string): string | undefined {
  return /BORROWER#([\w-]+)|"borrower":"([\w-]+)"/.exec(about)?.slice(1).find(Boolean)
}

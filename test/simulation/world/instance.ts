import type { Database, TableRequest } from '../aws/database.ts'
import { conflict, noAnswer, serverFault, throttled } from '../aws/failures.ts'
import type { Process } from './process.ts'
import type { World } from './world.ts'

/** A promise on which a function waits: for what, and what it would hear. */
export interface Pending {
  readonly key: string
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** Which of a table's calls may be answered from a moment ago. */
const READS = new Set(['GetItem', 'Query', 'Scan'])

export interface Trouble {
  readonly world: World
  readonly fn: string
  readonly id: string
  readonly skewMs: number
}

/**
 * One process of a function: its own clients, caches and clock. It works on one event at a time, may die at any await and is
 * frozen between events, as Lambda does.
 */
export class Instance implements Process {
  readonly world: World
  readonly fn: string
  readonly id: string
  readonly skewMs: number
  readonly pending = new Set<Pending>()
  dead = false
  /** The event that it works on, by its name. */
  working: string | undefined
  deadline = 0
  onDeath: () => void = () => {}
  #frozen: (() => void)[] = []

  constructor({ world, fn, id, skewMs }: Trouble) {
    this.world = world
    this.fn = fn
    this.id = id
    this.skewMs = skewMs
  }

  /** The instance's own clock. */
  now(): number {
    return this.world.now + this.skewMs
  }

  timeLeft(): number {
    return this.deadline - this.world.now
  }

  /** Asks somebody who is no service of AWS, once. */
  ask(whom: 'lender' | 'model', about: string): Promise<object> {
    return this.#call(whom, 'Ask', { Name: about }, 1)
  }

  /** A client of a service, which repeats what failed in passing up to so many attempts. */
  client(service: string, attempts: number): { send: (command: object) => Promise<object> } {
    return {
      send: (command) => {
        const operation = command.constructor.name.slice(0, -'Command'.length)
        return this.#call(service, operation, (command as { input: unknown }).input, attempts)
      },
    }
  }

  wait(milliseconds: number): Promise<void> {
    const key = this.world.nameOf(`${this.fn}/wait`)
    return new Promise<void>((resolve, reject) => {
      const pending = this.#await(key, resolve as Pending['resolve'], reject)
      this.world.timeline.in(Math.max(0, Math.round(milliseconds)), () => {
        if (this.dead) return
        if (this.working !== undefined && this.world.kills(this, 'kill', key)) this.die(key)
        else this.#answer(pending, () => resolve())
      })
    })
  }

  /** Ends the process in the middle of everything. */
  die(why: string): void {
    // A frozen process does nothing in which it could be killed.
    if (this.dead || this.working === undefined) return
    this.dead = true
    this.world.killed(this)
    this.pending.clear()
    this.world.tell('killed', { at: why, fn: this.id })
    this.onDeath()
  }

  /** Ends the process where it waits now; what it waits for never comes. */
  stop(why: string): Promise<never> {
    return new Promise<never>((resolve, reject) => {
      this.#await(why, resolve, reject)
      this.world.timeline.in(0, () => this.die(why))
    })
  }

  thaw(): void {
    const waiting = this.#frozen
    this.#frozen = []
    for (const each of waiting) this.world.timeline.in(0, each)
  }

  #await(key: string, resolve: Pending['resolve'], reject: Pending['reject']): Pending {
    const pending = { key, resolve, reject }
    this.pending.add(pending)
    return pending
  }

  /** A frozen process hears nothing until its next event. */
  #answer(pending: Pending, hear: () => void): void {
    if (this.dead) return
    if (this.working === undefined) {
      this.#frozen.push(() => this.#answer(pending, hear))
      return
    }
    this.pending.delete(pending)
    this.world.wakes(this)
    hear()
  }

  #call(service: string, operation: string, input: unknown, attempts: number): Promise<object> {
    const { world } = this
    const about = subjectOf(input)
    const key = world.nameOf(`${this.fn}/${operation}${isFurtherPage(operation, input) ? ' on' : ''} ${about}`)
    return new Promise<object>((resolve, reject) => {
      const pending = this.#await(key, resolve as Pending['resolve'], reject)
      const answer = (hear: () => void) => this.#answer(pending, hear)
      world.starts(this, service, operation, input, key)
      let done: object | undefined

      const attempt = (count: number) => {
        const name = count === 1 ? key : `${key} try ${count}`
        const again = (error: Error) => {
          if (this.dead) return
          if (count < attempts)
            world.timeline.in(50 + world.dice.below(`${name} back off`, 100), () => attempt(count + 1))
          else answer(() => reject(error))
        }
        world.timeline.in(world.latency(`${name} there`), () => {
          if (this.dead && world.dice.of(`${name} was on its way`) < 0.5) return
          if (!this.dead && this.working !== undefined && world.kills(this, 'kill before', name)) {
            this.die(name)
            return
          }
          if (world.isOut) return again(serverFault())
          const trouble = world.troubleOf(service, operation, name)
          if (trouble === 'error') return again(world.dice.of(`${name} which`) < 0.5 ? serverFault() : throttled())
          if (trouble === 'conflict') return answer(() => reject(conflict(input)))
          const heldUp = world.provoke(this, about, `before ${name}`)
          const finish = (outcome: { readonly value: object } | { readonly error: unknown }) => {
            if (!this.dead && this.working !== undefined && world.kills(this, 'kill after', name)) {
              this.die(name)
              return
            }
            const heldUpAfter = world.provoke(this, about, `after ${name}`)
            if (trouble === 'lost-answer') {
              world.tell('answer lost', { call: name })
              world.timeline.in(world.dice.between(`${name} silence`, 500, 4_000), () => again(noAnswer()))
              return
            }
            const silent = 'error' in outcome ? ((outcome.error as { afterMs?: number }).afterMs ?? 0) : 0
            world.timeline.in(silent + heldUpAfter + world.latency(`${name} back`), () =>
              answer(() => ('value' in outcome ? resolve(outcome.value) : reject(outcome.error))),
            )
          }
          // A transaction that is repeated has the same token, and is done once.
          if (done !== undefined && operation === 'TransactWriteItems') return finish({ value: done })
          const go = () =>
            this.#do(service, operation, input, name, (outcome) => {
              if ('value' in outcome) done = outcome.value
              finish(outcome)
            })
          if (heldUp === 0) go()
          else world.holdUp(about, heldUp, go)
        })
      }
      attempt(1)
    })
  }

  #do(
    service: string,
    operation: string,
    input: unknown,
    name: string,
    finish: (outcome: { readonly value: object } | { readonly error: unknown }) => void,
  ): void {
    const { world } = this
    try {
      if (service !== 'dynamodb') {
        finish({ value: world.service(service)(operation, input, this, name) })
        return
      }
      const isRead = READS.has(operation)
      const asOf =
        isRead && world.happens('staleRead', `stale ${name}`)
          ? world.now - world.dice.below(`${name} age`, 15_000)
          : world.now
      world.reads(this, operation, input)
      const apart = operation === 'TransactWriteItems' ? apartFor(world, input, name) : []
      const value = world.during(name, this.id, () => world.database.run(operation, input, asOf, apart))
      world.tell('call', { call: name, by: this.id, operation, ...(apart.length > 0 && { apart }) })
      if (apart.length > 0) {
        world.provoke(this, subjectOf(input), `within ${name}`)
        world.timeline.in(Math.max(...apart), () => finish({ value }))
        return
      }
      // What comes in pages is torn already.
      const isWhole = operation === 'Query' && !('LastEvaluatedKey' in value)
      if (isWhole && world.happens('tornRead', `torn ${name}`)) {
        tear(world, world.database, this, subjectOf(input), input, value, name, finish)
        return
      }
      finish({ value })
    } catch (error) {
      world.tell('refused', { call: name, by: this.id, why: error instanceof Error ? error.name : 'unnamed' })
      finish({ error })
    }
  }
}

/** A transaction is done whole, but a query may see one of its writes and miss another: after how long each can be seen. */
function apartFor(world: World, input: unknown, name: string): readonly number[] {
  if (!world.happens('tornWrite', `torn ${name}`)) return []
  const { TransactItems = [] } = input as { TransactItems?: readonly object[] }
  const longest = world.dice.of(`${name} torn for`) < 0.7 ? 300 : 3_000
  world.letIn(subjectOf(input), longest, name)
  return TransactItems.map((_, at) => world.dice.below(`${name} part ${at} is seen`, longest))
}

/** A query reads its items one after another: some before something else is written, the others after it. */
function tear(
  world: World,
  database: Database,
  by: Process,
  about: string,
  input: unknown,
  value: object,
  name: string,
  finish: (outcome: { readonly value: object }) => void,
): void {
  const { Items: first = [] } = value as { Items?: { sk?: { S?: string } }[] }
  const keys = first.map(({ sk }) => sk?.S ?? '')
  world.provoke(by, about, `within ${name}`)
  const split = keys.length === 0 ? '' : world.dice.pick(`${name} torn at`, keys)
  world.timeline.in(world.dice.between(`${name} torn for`, 1, 400), () => {
    const { Items: later = [], ...more } = database.run('Query', input, world.now) as {
      Items?: { sk?: { S?: string } }[]
    }
    const Items = [
      ...first.filter(({ sk }) => (sk?.S ?? '') < split),
      ...later.filter(({ sk }) => (sk?.S ?? '') >= split),
    ]
    finish({ value: { Items, ...more } })
  })
}

function isFurtherPage(operation: string, input: unknown): boolean {
  return operation === 'Query' && (input as TableRequest).ExclusiveStartKey !== undefined
}

/** What a call is about, as its name says it: the item or the queue. */
function subjectOf(input: unknown): string {
  const request = input as TableRequest & {
    readonly TransactItems?: readonly Readonly<Record<string, TableRequest>>[]
    readonly QueueUrl?: string
    readonly Name?: string
    readonly MessageBody?: string
  }
  if (request.QueueUrl !== undefined)
    return `${request.QueueUrl.slice(request.QueueUrl.lastIndexOf('/') + 1)} ${request.MessageBody ?? ''}`
  const first = request.TransactItems?.[0]
  const inner = first === undefined ? request : Object.values(first)[0]
  const key = inner?.Key ?? inner?.Item
  const pk = key?.pk?.S ?? inner?.ExpressionAttributeValues?.[':pk']?.S
  if (pk !== undefined) return `${inner?.TableName ?? ''} ${pk} ${key?.sk?.S?.replace(/^\d{4}-.*?#/, '') ?? ''}`
  return request.Name ?? ''
}

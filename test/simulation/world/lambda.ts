import type { LambdaHandler } from '../../../functions/lambda.ts'
import { Instance } from './instance.ts'
import { inTheWorld } from './patched-timers.ts'
import type { World } from './world.ts'

export interface SimulatedFunction {
  /** As in `send-due-contact.sms`. */
  readonly name: string
  readonly timeoutMs: number
  readonly most: number
  readonly make: (instance: Instance) => LambdaHandler<unknown>
}

export type Ending = { readonly result: unknown } | { readonly error: unknown } | { readonly crashed: string }

interface Running {
  /** As of which deployment it was made. */
  readonly deployment: number
  readonly instance: Instance
  readonly handler: LambdaHandler<unknown>
}

/** A function and its processes: at most so many at once, made when they are needed, kept for the next event. */
export class Lambda {
  readonly name: string
  readonly #world: World
  readonly #fn: SimulatedFunction
  readonly #idle: Running[] = []
  #busy = 0
  #made = 0
  #deployment = 0
  /** Until then processes of before the last deployment may get events. */
  #oldUntil = 0

  constructor(world: World, fn: SimulatedFunction) {
    this.#world = world
    this.#fn = fn
    this.name = fn.name
  }

  get hasRoom(): boolean {
    return this.#busy < this.#fn.most && !this.#world.isOut
  }

  get isBusy(): boolean {
    return this.#busy > 0
  }

  invoke(event: unknown, name: string, onEnd: (ending: Ending) => void): void {
    const world = this.#world
    const cold = this.#idle.length === 0 || world.happens('coldStart', `cold ${name}`)
    const running = (cold ? undefined : this.#warm(name)) ?? this.#make()
    const { instance, handler } = running
    this.#busy += 1
    let ended = false
    const end = (ending: Ending) => {
      if (ended) return
      ended = true
      instance.working = undefined
      this.#busy -= 1
      if (!instance.dead) this.#idle.push(running)
      world.tell('ends', { fn: instance.id, name, ...ending })
      onEnd(ending)
    }
    instance.working = name
    instance.deadline = world.now + this.#fn.timeoutMs
    instance.onDeath = () => end({ crashed: 'killed' })
    world.tell('begins', { fn: instance.id, name })
    // Lambda ends what runs for too long, process and all.
    world.timeline.at(instance.deadline, () => {
      if (!ended) instance.die('its time was up')
    })
    instance.thaw()
    const context = { getRemainingTimeInMillis: () => instance.timeLeft(), awsRequestId: name }
    const run = () =>
      world.runs(instance, () => handler(event, context as unknown as Parameters<LambdaHandler<unknown>>[1]))
    inTheWorld(instance, run).then(
      (result) => this.#unless(instance, () => end({ result })),
      (error: unknown) => this.#unless(instance, () => end({ error })),
    )
    world.wakes(instance)
  }

  /** Another version is deployed, which every process has that is made from now on. */
  replace(oldUntil: number): void {
    this.#deployment += 1
    this.#oldUntil = oldUntil
  }

  /** An idle process; one of before the last deployment gets fewer and fewer events, and then none any more. */
  #warm(name: string): Running | undefined {
    const { now, dice } = this.#world
    for (let idle = this.#idle.shift(); idle !== undefined; idle = this.#idle.shift()) {
      if (idle.deployment === this.#deployment) return idle
      if (now < this.#oldUntil && dice.of(`old ${name}`) < 0.6) return idle
    }
    return undefined
  }

  #unless(instance: Instance, then: () => void): void {
    if (!instance.dead) then()
  }

  #make(): Running {
    const world = this.#world
    this.#made += 1
    const id = `${this.#fn.name}#${this.#made}`
    const { skewMs } = world.weather
    const skew = skewMs === 0 ? 0 : Math.round((world.dice.of(`skew ${id}`) * 2 - 1) * skewMs)
    const instance = new Instance({ world, fn: this.#fn.name, id, skewMs: skew })
    return { deployment: this.#deployment, instance, handler: this.#fn.make(instance) }
  }
}

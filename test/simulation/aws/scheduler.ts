import type { Service } from '../world/process.ts'
import type { World } from '../world/world.ts'
import { awsError } from './failures.ts'
import type { Queue } from './queue.ts'

interface ScheduleRequest {
  readonly Name: string
  readonly ScheduleExpression: string
  readonly Target: { readonly Arn: string; readonly Input: string; readonly DeadLetterConfig: { readonly Arn: string } }
}

export interface Schedule {
  readonly name: string
  readonly at: number
  readonly target: Queue
  readonly input: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * EventBridge Scheduler's one-time schedules: within the minute, at least once, sometimes hours late, and by a clock that is off
 * early as well. One that can't be delivered for an hour goes to its dead letters.
 */
export class Scheduler {
  readonly schedules = new Map<string, Schedule>()
  readonly #world: World
  readonly #queueOf: (arn: string) => Queue

  constructor(world: World, queueOf: (arn: string) => Queue) {
    this.#world = world
    this.#queueOf = queueOf
  }

  readonly serve: Service = (operation, input) => {
    if (operation !== 'CreateSchedule') throw new Error(`this scheduler knows no ${operation}`)
    const world = this.#world
    const { Name: name, ScheduleExpression, Target } = input as ScheduleRequest
    world.observer.said('schedule', `${name} ${Target.Input}`, world.now)
    world.observer.said('schedule name', name, world.now)
    if (this.schedules.has(name)) throw awsError('ConflictException', 409)
    const at = Date.parse(`${/^at\((.*)\)$/.exec(ScheduleExpression)?.[1] ?? ''}Z`)
    if (!(at > world.now)) throw awsError('ValidationException', 400)
    const schedule = { name, at, target: this.#queueOf(Target.Arn), input: Target.Input }
    this.schedules.set(name, schedule)
    world.timeline.at(this.#ringsAt(schedule), () => this.#ring(schedule, Target.DeadLetterConfig.Arn, world.now))
    if (world.happens('duplicate', `rings twice ${name}`)) {
      world.timeline.at(at + world.dice.below(`twice ${name}`, 20 * MINUTE), () => this.#deliver(schedule))
    }
    return { ScheduleArn: name }
  }

  #ringsAt({ name, at }: Schedule): number {
    const world = this.#world
    if (world.happens('earlyAlarm', `early ${name}`))
      return Math.max(world.now + 1, at - world.dice.below(`early ${name} by`, 10 * MINUTE))
    const within = world.dice.below(`within ${name}`, MINUTE)
    if (!world.happens('lateAlarm', `late ${name}`)) return at + within
    const { loses, lateMostMs = loses ? 5 * HOUR : HOUR / 2 } = world.weather
    const late = at + within + Math.floor(world.dice.of(`late ${name} by`) ** 3 * lateMostMs)
    // Hours of contact end with an hour, and what comes just then is the most likely to be wrong.
    const toTheHour = HOUR - (late % HOUR) - world.dice.below(`edge ${name} by`, 4 * MINUTE)
    return late + (world.dice.of(`edge ${name}`) < world.weather.lateToTheHour ? Math.max(0, toTheHour) : 0)
  }

  #ring(schedule: Schedule, dead: string, since: number): void {
    const world = this.#world
    if (world.isOut && world.now - since < HOUR) {
      world.timeline.in(5 * MINUTE, () => this.#ring(schedule, dead, since))
      return
    }
    this.schedules.delete(schedule.name)
    if (world.isOut || world.happens('lostAlarm', `lost ${schedule.name}`)) {
      world.tell('alarm given up', { name: schedule.name })
      this.#queueOf(dead).send(schedule.input, world.now)
      return
    }
    this.#deliver(schedule)
  }

  #deliver({ target, input, name }: Schedule): void {
    this.#world.tell('rings', { name })
    target.send(input, this.#world.now)
  }
}

import { Checker } from './checker/checker.ts'
import type { Failure } from './checker/failure.ts'
import { finalChecks } from './checker/final-checks.ts'
import { DAY, secretsOf } from './people/person.ts'
import { SimulatedStage } from './stage.ts'
import { Dice } from './world/dice.ts'
import { patchTimers } from './world/patched-timers.ts'
import type { Weather } from './world/weather.ts'
import { type Killer, World } from './world/world.ts'

export interface RunOptions {
  readonly seed: number
  /** Only these things happen. */
  readonly only?: ReadonlySet<string> | undefined
  readonly tell?: ((at: number, what: string, more: object) => void) | undefined
  readonly weather?: Partial<Weather> | undefined
  readonly killer?: Killer | undefined
}

export interface Run {
  readonly failures: readonly Failure[]
  /** Faults and deeds that happened, by name. */
  readonly happened: readonly string[]
  readonly borrowers: number
  readonly days: number
  readonly sent: number
}

/** Clocks change in autumn and in spring, and nothing changes in between. */
const STARTS = ['2026-10-12', '2026-10-20', '2026-11-30', '2027-03-01', '2027-03-15']
const LIVELY_DAYS = 30
const QUIET_DAYS = 5

patchTimers()

/** Lives some borrowers' month as the seed has it, and says which promises it broke. */
export async function simulate({ seed, only, tell, weather, killer }: RunOptions): Promise<Run> {
  const dice = new Dice(seed)
  const start = Date.parse(`${dice.pick('start', STARTS)}T00:00:00Z`)
  const end = start + (LIVELY_DAYS + QUIET_DAYS) * DAY
  const checker = new Checker()
  const world = new World({ seed, start, only, observer: checker, tell, weather, killer })
  checker.asksLender = world.weather.asksLender
  const stage = new SimulatedStage(world, end)
  const { people } = stage
  people.onSecrets = (secrets) => checker.plant(secrets)
  checker.plant(people.all.flatMap(secretsOf))
  people.onRubbish = (message) => checker.rubbish.add(message)
  stage.begin()
  await world.runUntil(start + LIVELY_DAYS * DAY)
  world.fairFromNowOn()
  await world.runUntil(end)
  finalChecks(checker, stage)
  return {
    failures: checker.failures,
    happened: world.plan.happened,
    borrowers: people.all.length,
    days: LIVELY_DAYS + QUIET_DAYS,
    sent: checker.calls.length,
  }
}

import { Checker } from './checker/checker.ts'
import type { Failure } from './checker/failure.ts'
import { finalChecks } from './checker/final-checks.ts'
import { secretsOf } from './people/person.ts'
import { SimulatedStage } from './stage.ts'
import { Calendar, SHORT_DAYS } from './world/calendar.ts'
import { Dice } from './world/dice.ts'
import { byClock } from './world/patched-clock.ts'
import { patchTimers } from './world/patched-timers.ts'
import type { Weather } from './world/weather.ts'
import { type Killer, World } from './world/world.ts'

export interface RunOptions {
  readonly seed: number
  /** How long it lasts; in more than some months people have one loan after another, with quiet weeks between. */
  readonly days?: number | undefined
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
const HOUR = 3_600_000

patchTimers()

/** Lives some borrowers' days as the seed has them, and says which promises were broken. */
export async function simulate({ seed, days = SHORT_DAYS, only, tell, weather, killer }: RunOptions): Promise<Run> {
  const dice = new Dice(seed)
  const start = Date.parse(`${dice.pick('start', STARTS)}T00:00:00Z`)
  const calendar = new Calendar(start, days)
  const checker = new Checker()
  const world = new World({
    seed,
    start,
    only,
    observer: checker,
    tell,
    weather: { ...(calendar.isLong && longWeather(dice)), ...weather },
    killer,
  })
  if (calendar.isLong) world.provokes = 0.1
  checker.asksLender = world.weather.asksLender
  const { loses, deploys, observes } = world.weather
  if (!loses && !deploys && !observes) checker.followFailures()
  const stage = new SimulatedStage(world, calendar)
  const { people } = stage
  people.onSecrets = (secrets) => checker.plant(secrets)
  checker.plant(people.all.flatMap(secretsOf))
  stage.pagePeople.onSecrets = (secrets) => checker.plant(secrets)
  stage.pagePeople.onKeys = (references) => checker.page.keys.add(references)
  for (const person of people.all) checker.page.know(person.id, secretsOf(person), person.answer)
  people.onRubbish = (message) => checker.rubbish.add(message)
  stage.begin()
  for (const season of calendar.seasons) {
    if (season !== calendar.seasons[0]) stage.turnsTo(season)
    await byClock(
      () => world.now,
      async () => {
        await world.runUntil(season.quietFrom)
        world.fairFromNowOn()
        await world.runUntil(season.ends)
      },
    )
    finalChecks(checker, stage)
  }
  checker.endFollowing(world.now)
  return {
    failures: checker.failures,
    happened: world.plan.happened,
    borrowers: people.all.length,
    days: calendar.days,
    sent: checker.calls.length,
  }
}

/** Over a year more people share a stage, and cases are swept less often. */
function longWeather(dice: Dice): Partial<Weather> {
  return {
    people: 4 + dice.below('people of a year', 9),
    sweepEveryMs: dice.pick('sweep of a year', [6 * HOUR, 12 * HOUR]),
  }
}

import type { Write } from '../aws/database.ts'
import type { Season } from '../world/calendar.ts'
import { TABLES } from '../world/functions.ts'
import type { World } from '../world/world.ts'
import { DAY, HOUR, MINUTE } from './person.ts'

/** People of the lender who pause the sending for a while, and let it go on where its budget paused it. */
export class HousePauses {
  readonly #world: World
  readonly #number: () => number

  constructor(world: World, number: () => number) {
    this.#world = world
    this.#number = number
  }

  live(season: Season): void {
    const { timeline, dice, plan } = this.#world
    for (let at = 1; at <= 3; at += 1) {
      const what = `pause ${at}${season.name}`
      if (dice.of(what) > 0.4) continue
      const when = season.begins + Math.floor(dice.of(`${what} when`) * (season.ends - season.begins - 8 * DAY))
      timeline.at(when, () => {
        if (plan.allows(what)) this.pause(what)
      })
    }
  }

  /** What the guard of the budget paused, a person looks at and resumes. */
  onControl({ pk, sk, before, after }: Write): void {
    if (pk !== 'CONTROL' || !sk.startsWith('PAUSE#budget.') || before !== undefined || after === undefined) return
    const { database, dice, timeline, now } = this.#world
    timeline.in(dice.between(`resumes ${sk} ${now}`, 10 * MINUTE, 4 * HOUR), () =>
      database.remove(TABLES.control, pk, sk),
    )
  }

  pause(what: string): void {
    const { database, dice, now, timeline } = this.#world
    const id = `pause-${this.#number()}`
    const scope = dice.of(`${what} scope`) < 0.6 ? { of: 'all' } : { of: 'channel', channel: 'sms' }
    const item = {
      pk: { S: 'CONTROL' },
      sk: { S: `PAUSE#${id}` },
      v: { N: '1' },
      id: { S: id },
      scope: { M: Object.fromEntries(Object.entries(scope).map(([key, value]) => [key, { S: value }])) },
      by: { S: 'operator' },
      why: { S: 'to look' },
      from: { S: new Date(now).toISOString() },
    }
    database.put(TABLES.control, item)
    timeline.in(dice.between(`${what} for`, 10 * MINUTE, 10 * HOUR), () =>
      database.remove(TABLES.control, 'CONTROL', `PAUSE#${id}`),
    )
  }
}

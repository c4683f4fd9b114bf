import type { Item } from '../../../shared/aws/items/attributes.ts'
import type { Season } from './calendar.ts'
import { TABLES } from './functions.ts'
import type { World } from './world.ts'

const DAY = 86_400_000

/** Tells how far the stage sends: to everybody from the beginning, or, where it observes at first, from a day of its first season. */
export function tellHowFar(world: World, addresses: readonly string[], { begins, quietFrom }: Season): void {
  const { dice, timeline, plan, database, weather } = world
  // A ceiling that nobody reaches, where the seed has one: it is asked all the same.
  const ceiling: Item =
    dice.of('ceiling') < 0.4 ? { ramp: { M: { perMille: { N: '1000' }, dailyCeiling: { N: '400' } } } } : {}
  const tell = (mode: 'observe' | 'live', more: Item) =>
    database.put(TABLES.control, {
      ...{ pk: { S: 'CONTROL' }, sk: { S: 'STANDING' }, v: { N: '1' }, mode: { S: mode } },
      ...more,
    })
  if (!weather.observes) {
    tell('live', ceiling)
    return
  }
  // Some send to addresses of their own people first, in whichever mode.
  const few = addresses.filter((address) => dice.of(`${address} is allowed`) < 0.3)
  const list: Item = dice.of('has a list') < 0.5 ? { allowList: { L: few.map((S) => ({ S })) } } : {}
  tell(dice.of('list is live') < 0.7 && 'allowList' in list ? 'live' : 'observe', list)
  // Half of them just before the quiet days, in which what was only observed has to be made up for.
  const part = dice.of('goes live when')
  const when =
    dice.of('goes live late') < 0.5 ? quietFrom - 2 * DAY * part : begins + (0.1 + 0.6 * part) * (quietFrom - begins)
  timeline.at(Math.floor(when), () => {
    if (plan.allows('the stage goes live')) tell('live', ceiling)
  })
}

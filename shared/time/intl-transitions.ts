import { DAY, EARLIEST_INSTANT, type Instant, LATEST_INSTANT, MINUTE } from './instant.ts'

/** From `at` on (epoch minutes) the zone's local time is UTC plus `offset` minutes. */
export interface IntlTransition {
  readonly at: number
  readonly offset: number
}

/**
 * The offset at the start of the covered years and every change after it, as this runtime's Intl knows them. Samples once a day
 * and bisects to the minute, so two changes within one day that cancel each other would be missed; no zone has any.
 */
export function intlTransitions(zoneName: string): { initial: number; transitions: readonly IntlTransition[] } {
  const offsetAt = intlOffset(zoneName)
  const initial = offsetAt(EARLIEST_INSTANT)
  const transitions: IntlTransition[] = []
  let offset = initial
  for (let day = EARLIEST_INSTANT; day < LATEST_INSTANT; day += DAY) {
    const next = offsetAt(day + DAY)
    if (next === offset) continue
    transitions.push({ at: bisect(offsetAt, offset, day / MINUTE, (day + DAY) / MINUTE), offset: next })
    offset = next
  }
  return { initial, transitions }
}

/** A function from an instant to the zone's offset in minutes, through one cached formatter. */
function intlOffset(zoneName: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zoneName, timeZoneName: 'longOffset' })
  return (instant) => {
    const text = format.format(instant)
    const parts = /GMT(?:([+-])(\d{2}):(\d{2})(:\d{2})?)?$/.exec(text)
    if (parts === null || parts[4] !== undefined)
      throw new Error(`${zoneName}: offset of "${text}" is not whole minutes`)
    const minutes = Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)
    return parts[1] === '-' ? -minutes : minutes
  }
}

function bisect(offsetAt: (instant: Instant) => number, before: number, low: number, high: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * MINUTE) === before) low = middle
    else high = middle
  }
  return high
}

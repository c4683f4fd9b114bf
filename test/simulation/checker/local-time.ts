import { Temporal } from 'temporal-polyfill'

/** What the clock on the wall of a zone shows. */
export interface WallClock {
  /** ISO 8601, as in 2026-11-05. */
  readonly date: string
  /** Days since 1970, so that they can be counted. */
  readonly day: number
  readonly minute: number
  /** Monday is 1. */
  readonly weekday: number
}

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const known = new Map<string, WallClock>()

/** Another reckoning of local time than the product's own. */
export function wallClock(zone: string, at: number): WallClock {
  const key = `${zone} ${Math.floor(at / 60_000)}`
  const before = known.get(key)
  if (before !== undefined) return before
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const date = local.toPlainDate()
  const clock = {
    date: date.toString(),
    day: EPOCH.until(date).days,
    minute: local.hour * 60 + local.minute,
    weekday: local.dayOfWeek,
  }
  if (known.size > 50_000) known.clear()
  known.set(key, clock)
  return clock
}

/** The instant at which a local day is at a minute. */
export function instantAt(zone: string, day: number, minute: number): number {
  const date = EPOCH.add({ days: day })
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 })
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

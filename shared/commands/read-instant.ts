import {
  DAY,
  EARLIEST_INSTANT,
  formatDay,
  type Instant,
  LATEST_INSTANT,
  parseDay,
  parseInstant,
} from '../time/instant.ts'
import { UsageError } from './run-command.ts'

/** Reads an option that takes a date, which means its first instant in UTC, or an instant. */
export function readInstant(option: string, text: string): Instant {
  const day = parseDay(text)
  const instant = day === undefined ? parseInstant(text) : day * DAY
  if (instant === undefined) {
    throw new UsageError(`${option} ${text} is neither a date (2026-11-02) nor an instant (2026-11-02T09:00:00+08:00).`)
  }
  if (instant >= EARLIEST_INSTANT && instant < LATEST_INSTANT) return instant
  const [earliest, latest] = [EARLIEST_INSTANT, LATEST_INSTANT].map((edge) => formatDay(edge / DAY))
  throw new UsageError(`${option} ${text} is not between ${earliest} and ${latest}.`)
}

/** The same for an option that ends a period: a date means the end of its day in UTC. */
export function readEnd(option: string, text: string): Instant {
  const instant = readInstant(option, text)
  return parseDay(text) === undefined ? instant : instant + DAY
}

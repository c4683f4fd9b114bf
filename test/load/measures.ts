import type { Channel } from '../../shared/case/channel.ts'
import type { Day, Left } from './day.ts'

const HOUR = 3_600

export interface Measures {
  readonly contacts: number
  readonly lateness: { readonly median: number; readonly p99: number; readonly most: number }
  /** The longest that a contact stood in a channel's queue. Seconds. */
  readonly queueAge: number
  /** The share whose window had closed when its turn came: it is decided anew and leaves on another day. */
  readonly missed: number
  /** The most that left within one hour and channel. */
  readonly fullestHour: number
}

export function measure(all: readonly Left[]): Measures {
  const left = all.filter(({ missed }) => !missed)
  const contacts = sum(all, ({ mass }) => mass)
  const sent = sum(left, ({ mass }) => mass)
  const late = left
    .map(({ left, planned, mass }) => ({ seconds: Math.max(0, left - planned), mass }))
    .toSorted((a, b) => a.seconds - b.seconds)
  const hours = Map.groupBy(left, (each) => `${each.channel} ${Math.floor(each.left / HOUR)}`)
  return {
    contacts,
    lateness: {
      median: quantile(late, sent, 0.5),
      p99: quantile(late, sent, 0.99),
      most: late.at(-1)?.seconds ?? 0,
    },
    queueAge: all.reduce((most, { left, queued }) => Math.max(most, left - queued), 0),
    missed: (contacts - sent) / Math.max(1, contacts),
    fullestHour: [...hours.values()].reduce(
      (most, hour) =>
        Math.max(
          most,
          sum(hour, ({ mass }) => mass),
        ),
      0,
    ),
  }
}

/** One point a quarter of an hour: the worst that left in it. */
export interface Point {
  readonly second: number
  readonly queueAge: Readonly<Partial<Record<Channel, number>>>
  readonly lateness: number
  readonly left: number
}

const QUARTER = 900

export function overTheDay({ left }: Day): readonly Point[] {
  const quarters = Map.groupBy(left, (each) => Math.floor(each.left / QUARTER))
  const last = Math.max(95, ...quarters.keys())
  return Array.from({ length: last + 1 }, (_, at) => {
    const within = quarters.get(at) ?? []
    const queueAge: Partial<Record<Channel, number>> = {}
    let lateness = 0
    for (const { channel, left, queued, planned } of within) {
      queueAge[channel] = Math.max(queueAge[channel] ?? 0, left - queued)
      lateness = Math.max(lateness, left - planned)
    }
    return { second: at * QUARTER, queueAge, lateness, left: sum(within, ({ mass, missed }) => (missed ? 0 : mass)) }
  })
}

function quantile(
  sorted: readonly { readonly seconds: number; readonly mass: number }[],
  total: number,
  share: number,
): number {
  let seen = 0
  for (const { seconds, mass } of sorted) {
    seen += mass
    if (seen >= total * share) return seconds
  }
  return sorted.at(-1)?.seconds ?? 0
}

function sum<Each>(all: readonly Each[], of: (each: Each) => number): number {
  return all.reduce((total, each) => total + of(each), 0)
}

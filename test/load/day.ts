import type { Channel } from '../../shared/case/channel.ts'
import type { Quota, Quotas } from './quotas.ts'
import type { SampledDay } from './sample-day.ts'
import { TokenBucket } from './token-bucket.ts'

/** Write units of DynamoDB: a status, a plan with its history, and a contact (claim, outcome, history of the message). */
const WRITES = { status: 1, plan: 2, contact: 4 }
/** An alarm rings within its minute. */
const PRECISION = 60

export interface DayOptions {
  /** Status changes that arrive together. */
  readonly changes: number
  readonly quotas: Quotas
}

/** A mass of contacts that left together. Seconds after the arrival. */
export interface Left {
  readonly channel: Channel
  readonly mass: number
  readonly planned: number
  /** When the channel's queue had them, and when they left. */
  readonly queued: number
  readonly left: number
  /** Whether its window had closed by its turn, so that nothing was sent. */
  readonly missed: boolean
}

export interface Day {
  /** When the last change was stored, and when the last of them was planned. */
  readonly storedAfter: number
  readonly plannedAfter: number
  /** The longest that an alarm waited for the quota of invocations. */
  readonly rangLate: number
  readonly left: readonly Left[]
}

interface Waiting {
  readonly channel: Channel
  readonly mass: number
  readonly planned: number
  readonly at: number
  readonly notAfter: number
}

/**
 * A day from the arrival on: changes are stored and planned, alarms are created and ring, contacts queue and leave, each as
 * fast as the token buckets of the quotas let them. The sample stands for all: each of its contacts is a mass.
 */
export function runDay({ cases, contacts }: SampledDay, { changes, quotas }: DayOptions): Day {
  const mass = changes / cases
  const { tableWrites, planning, createSchedule, invocations, senders, providers } = quotas
  const writes = new TokenBucket(tableWrites)
  const storedAfter = writes.take(0, changes * WRITES.status)

  const planners = new TokenBucket(planning)
  const creates = new TokenBucket(createSchedule)
  // The order of the changes has nothing to do with when their contacts are due, so a place in the sample is a place in time.
  const armed = contacts.map((contact, place): Waiting => {
    const share = changes / contacts.length
    const stored = (storedAfter * place) / contacts.length
    const done = creates.take(writes.take(planners.take(stored, share), share * WRITES.plan), mass)
    return { ...contact, mass, at: Math.max(Math.ceil(contact.planned / PRECISION) * PRECISION, done) }
  })
  const plannedAfter = creates.take(0, 0)

  const invoked = new TokenBucket(invocations)
  const queued = inOrder(armed).map((each) => ({ ...each, at: invoked.take(each.at, each.mass) }))
  const rangLate = Math.max(0, ...queued.map(({ at, planned }) => at - Math.max(planned, plannedAfter) - PRECISION))

  const left: Left[] = []
  for (const [channel, waiting] of Map.groupBy(inOrder(queued), (each) => each.channel)) {
    const rates = [new TokenBucket(senders), ...bucketOf(providers[channel])]
    const notes = new TokenBucket(tableWrites)
    for (const { mass, planned, at, notAfter } of waiting) {
      const turn = rates.reduce((from, bucket) => Math.max(from, bucket.freeAt), at)
      const missed = turn > notAfter
      // One whose window has closed is decided anew and planned for another day: it takes a sender's time, and no message.
      const free = (missed ? rates.slice(0, 1) : rates).reduce((from, bucket) => bucket.take(from, mass), at)
      left.push({ channel, mass, planned, queued: at, left: notes.take(free, mass * WRITES.contact), missed })
    }
  }
  return { storedAfter, plannedAfter, rangLate, left }
}

function inOrder(waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting.toSorted((a, b) => a.at - b.at)
}

function bucketOf(quota: Quota | undefined): readonly TokenBucket[] {
  return quota === undefined ? [] : [new TokenBucket(quota)]
}

import type { Context } from 'aws-lambda'
import type { LogLine } from '../../functions/log.ts'
import type { Metrics } from '../../functions/metrics.ts'
import type { ParkedRecord } from '../../functions/parking.ts'
import type { Room, Workplace } from '../../functions/room.ts'
import type { Policy } from '../../shared/case/policy.ts'
import type { Freshness, Ports } from '../../shared/ports.ts'

export class StoreDownError extends Error {
  override readonly name = 'StoreDownError'
}

/**
 * A room whose store knows no borrower, which ends a reconcile right after the load: enough to see who was looked at, how
 * often, and how many at once; a glance that may be a moment old does not count. `failing` are borrowers whose load fails.
 */
export function testRoom({
  failing = [],
  parkingFails = false,
}: {
  failing?: readonly string[]
  parkingFails?: boolean
} = {}) {
  const loaded: string[] = []
  let inWork = 0
  const most = { inWork: 0 }
  const cases = {
    async load(borrower: string, freshness: Freshness = 'newest') {
      if (freshness === 'newest' || failing.includes(borrower)) loaded.push(borrower)
      inWork += 1
      most.inWork = Math.max(most.inWork, inWork)
      await Promise.resolve()
      inWork -= 1
      if (failing.includes(borrower)) throw new StoreDownError(`no answer for ${borrower}`)
      return undefined
    },
  }
  const { workplace, parked, lines, measured } = testWorkplace({ parkingFails })
  const control = { standing: async () => ({ mode: 'live', pauses: [], feeds: {}, freshForSeconds: 1 }) }
  const room: Room = { ...workplace, ports: { cases, control } as unknown as Ports, policy: {} as Policy }
  return { room, loaded, parked, most, lines, measured }
}

/** What every function has to work with, and what it told, measured and parked. */
export function testWorkplace({ parkingFails = false }: { parkingFails?: boolean } = {}) {
  const parked: ParkedRecord[] = []
  const lines: LogLine[] = []
  const measured: Record<string, number> = {}
  const add = (name: string, value: number) => {
    measured[name] = (measured[name] ?? 0) + value
  }
  const metrics: Metrics = {
    ofChannel: (metric, channel, value = 1) => add(`${metric} ${channel}`, value),
    ofHouse: (metric, value = 1) => add(metric, value),
    flush: () => add('flushes', 1),
  }
  const parking = {
    async park(record: ParkedRecord) {
      if (parkingFails) throw new StoreDownError('no answer')
      parked.push(record)
    },
  }
  const workplace: Workplace = { parking, metrics, log: (line) => lines.push(line) }
  return { workplace, parked, lines, measured }
}

/** What Lambda passes beside the event; `timeLeft` is asked before each case. */
export function context(timeLeft: () => number = () => 60_000): Context {
  return { getRemainingTimeInMillis: timeLeft, awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef' } as Context
}

import type { Context } from 'aws-lambda'
import type { ParkedRecord } from '../../functions/parking.ts'
import type { Room } from '../../functions/room.ts'
import type { Policy } from '../../shared/case/policy.ts'
import type { Ports } from '../../shared/ports.ts'

export class StoreDownError extends Error {
  override readonly name = 'StoreDownError'
}

/**
 * A room whose store knows no borrower, which ends a reconcile right after the load: enough to see who was looked at, how
 * often, and how many at once. `failing` are borrowers whose load fails.
 */
export function testRoom({
  failing = [],
  parkingFails = false,
}: {
  failing?: readonly string[]
  parkingFails?: boolean
} = {}) {
  const loaded: string[] = []
  const parked: ParkedRecord[] = []
  let inWork = 0
  const most = { inWork: 0 }
  const cases = {
    async load(borrower: string) {
      loaded.push(borrower)
      inWork += 1
      most.inWork = Math.max(most.inWork, inWork)
      await Promise.resolve()
      inWork -= 1
      if (failing.includes(borrower)) throw new StoreDownError(`no answer for ${borrower}`)
      return undefined
    },
  }
  const room: Room = {
    ports: { cases } as unknown as Ports,
    policy: {} as Policy,
    parking: {
      async park(record) {
        if (parkingFails) throw new StoreDownError('no answer')
        parked.push(record)
      },
    },
    log: () => {},
  }
  return { room, loaded, parked, most }
}

/** What Lambda passes beside the event; `timeLeft` is asked before each case. */
export function context(timeLeft: () => number = () => 60_000): Context {
  return { getRemainingTimeInMillis: timeLeft, awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef' } as Context
}

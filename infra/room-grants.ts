import type { AlarmClock } from './alarm-clock.ts'
import type { CaseStore } from './case-store.ts'
import type { ContactQueues } from './contact-queues.ts'
import type { Deployment } from './deployment.ts'
import type { DuewellFunction } from './duewell-function.ts'
import type { HouseSecret } from './house-secret.ts'
import { grantReadingControl } from './sending-control.ts'

/** What the room behind the doors works with. */
export interface RoomParts {
  readonly store: CaseStore
  readonly secret: HouseSecret
  readonly queues: ContactQueues
  readonly alarms: AlarmClock
}

/** What every door of the room may: load, decide, plan, and put a borrower where the next door looks. */
export function grantRoom(fn: DuewellFunction, parts: RoomParts, { historyDays, freshForSeconds }: Deployment): void {
  const { store, secret, queues, alarms } = parts
  store.grantReconciling(fn)
  grantReadingControl(fn, store)
  queues.grantPut(fn)
  alarms.grantSet(fn)
  secret.grantRead(fn)
  fn.tell('FRESH_FOR_SECONDS', String(freshForSeconds))
  fn.tell('HISTORY_DAYS', String(historyDays))
}

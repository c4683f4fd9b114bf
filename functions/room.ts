import type { Policy } from '../shared/case/policy.ts'
import type { Ports } from '../shared/ports.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Parking } from './parking.ts'

/** What every function works with, whatever it does. */
export interface Workplace {
  readonly parking: Parking
  readonly log: Log
  readonly metrics: Metrics
}

/** What a function works with that decides cases, built once a cold start and given to its handler. */
export interface Room extends Workplace {
  readonly ports: Ports
  readonly policy: Policy
}

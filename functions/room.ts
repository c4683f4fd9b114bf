import type { Policy } from '../shared/case/policy.ts'
import type { Ports } from '../shared/ports.ts'
import type { Log } from './log.ts'
import type { Parking } from './parking.ts'

/** What a function works with, built once a cold start and given to its handler. */
export interface Room {
  readonly ports: Ports
  readonly policy: Policy
  readonly parking: Parking
  readonly log: Log
}

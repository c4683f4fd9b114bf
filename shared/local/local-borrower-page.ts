import { createHmac, randomBytes } from 'node:crypto'
import { createBorrowerPage } from '../borrower-page/app.ts'
import type { Response as Given } from '../case/response.ts'
import { keyedHashPoint } from '../portfolio/hash-point.ts'
import type { RecordedResponse } from '../responses/record-response.ts'
import { LOCAL_KEY } from './local-key.ts'
import { MemoryTryCounter } from './memory-try-counter.ts'
import type { Simulation } from './simulation.ts'

/** Where the borrower's page lies on the local server. */
export const BORROWER_PAGE = '/b'

/**
 * The borrower's page of a local run: the deployed one on ports in memory. What it says is true at the virtual now; how long it
 * stays open goes by the clock of whoever looks at it.
 */
export function localBorrowerPage(
  { service, links, policy }: Simulation,
  respond: (response: Given) => Promise<readonly RecordedResponse[]>,
) {
  const key = randomBytes(32)
  return createBorrowerPage(
    {
      links,
      cases: service.cases,
      tries: new MemoryTryCounter(service.clock),
      respond,
      hash: keyedHashPoint(LOCAL_KEY),
      seal: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url'),
      clock: service.clock,
      timer: { now: () => Date.now() },
      ids: { next: () => randomBytes(9).toString('hex') },
    },
    {
      policy,
      base: BORROWER_PAGE,
      secure: false,
      sourceOf: () => 'this machine',
      onError: (error) => console.error(error),
    },
  )
}

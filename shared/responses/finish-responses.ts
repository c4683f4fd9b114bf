import type { Response } from '../case/response.ts'
import type { Instant } from '../time/instant.ts'
import { type RecordedResponse, type ResponsePorts, recordResponse } from './record-response.ts'
import type { ResponsePolicy } from './response-policy.ts'
import { unfinished } from './unfinished.ts'

/** A response whose recording ended in the middle, with what it did once that was made good. */
export interface Finished extends RecordedResponse {
  readonly response: Response
}

/**
 * Lets responses take effect that whoever stored them has died over or given up: until then nobody is contacted, and nobody knows
 * why. A page is not asked for again as a queue's message is, and an address may be another's by the time it comes again.
 */
export async function finishResponses(
  borrower: string,
  now: Instant,
  policy: ResponsePolicy,
  ports: ResponsePorts,
): Promise<readonly Finished[]> {
  const caseFile = await ports.cases.load(borrower)
  const finished: Finished[] = []
  for (const response of caseFile === undefined ? [] : unfinished(caseFile, now)) {
    const recorded = await recordResponse(response, policy, ports, borrower)
    finished.push(...recorded.map((each) => ({ ...each, response })))
  }
  return finished
}

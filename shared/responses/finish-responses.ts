import type { CaseFile } from '../case/case-file.ts'
import type { Response } from '../case/response.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { type RecordedResponse, type ResponsePorts, recordResponse } from './record-response.ts'
import type { ResponsePolicy } from './response-policy.ts'

/** Longer than any door takes over a response, with all the times that it comes again. */
const FINISHED_WITHIN = HOUR

/** A response whose recording ended in the middle, with what it did once that was made good. */
export interface Finished extends RecordedResponse {
  readonly response: Response
}

/** Responses that were stored in a case and have had no effect for so long that nobody is at work on them any more. */
export function unfinished({ holds }: Pick<CaseFile, 'holds'>, now: Instant): readonly Response[] {
  return holds.flatMap((hold) =>
    hold.kind === 'reply' && hold.reply !== undefined && hold.from + FINISHED_WITHIN <= now ? [hold.reply] : [],
  )
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

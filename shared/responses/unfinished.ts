import type { CaseFile } from '../case/case-file.ts'
import type { Response } from '../case/response.ts'
import { HOUR, type Instant } from '../time/instant.ts'

/** Longer than any door takes over a response, with all the times that it comes again. */
const FINISHED_WITHIN = HOUR

/** Responses that were stored in a case and have had no effect for so long that nobody is at work on them any more. */
export function unfinished({ holds }: Pick<CaseFile, 'holds'>, now: Instant): readonly Response[] {
  return holds.flatMap((hold) =>
    hold.kind === 'reply' && hold.reply !== undefined && hold.from + FINISHED_WITHIN <= now ? [hold.reply] : [],
  )
}

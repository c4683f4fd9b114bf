import { type Instant, SECOND } from '../time/instant.ts'

/** What End User Messaging takes: five seconds to three days. */
const SHORTEST_SECONDS = 5
const LONGEST_SECONDS = 259_200

/**
 * Whole seconds until the window ends, so that a carrier's delay can't deliver at night; undefined where less is left than
 * the provider can be told, and then nothing may be sent.
 */
export function timeToLive(notAfter: Instant, now: Instant): number | undefined {
  const seconds = Math.floor((notAfter - now) / SECOND)
  return seconds < SHORTEST_SECONDS ? undefined : Math.min(seconds, LONGEST_SECONDS)
}

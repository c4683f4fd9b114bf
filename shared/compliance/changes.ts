import type { RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import { freeFrom } from './caps.ts'
import type { TimeRules } from './compile.ts'
import type { Approach } from './contract.ts'
import { liftedUntil } from './exceptions.ts'
import { concerns, type Scope } from './scope.ts'

/**
 * A rule that comes into force inside a window, or whose exception runs out there, ends it if the rule may refuse: what
 * comes after is decided under it.
 */
export function beforeChanges(
  { windows, caps }: TimeRules,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
  end: Instant,
): Instant {
  let first = end
  for (const zone of windows) {
    for (const window of zone.windows) {
      const begins = beginsToBind(window, approach, contacts, at)
      if (begins > at && begins < first && concerns(window, approach)) first = begins
    }
  }
  for (const cap of caps) {
    const begins = beginsToBind(cap, approach, contacts, at)
    const comes = begins > at && begins < first && concerns(cap, approach)
    if (comes && freeFrom(cap, approach, contacts) > begins) first = begins
  }
  return first
}

/** When a rule that does not bind an approach at an instant may begin to. */
function beginsToBind(
  { since, unless }: Scope,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
): Instant {
  if (since > at || unless === undefined) return since
  return liftedUntil(unless, approach, contacts, at)
}

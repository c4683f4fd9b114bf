import type { CaseFile } from '../case/case-file.ts'
import { decide } from '../case/decide.ts'
import type { Decision } from '../case/decision.ts'
import type { Policy } from '../case/policy.ts'
import { DAY, type Instant, LATEST_INSTANT } from '../time/instant.ts'
import { doSame, sameAnswer } from './same-answer.ts'
import { turningPoints } from './turning-points.ts'

/** As far ahead as anybody asks; every step of a yearly loan has had its turn by then. */
export const LOOK_AHEAD = 400 * DAY

/** An instant at which the answer changes though nothing happens, and what it is from then on. */
export interface Change {
  readonly at: Instant
  readonly decision: Decision
  /** Whether something else is done, or the same for other reasons. */
  readonly changes: 'what' | 'why'
}

/** The first instant after `at` at which deciding answers anything else, in what it does or why; undefined where it never does. */
export function nextChange(caseFile: CaseFile, policy: Policy, at: Instant): Change | undefined {
  const before = decide(caseFile, policy, at)
  const until = Math.min(at + LOOK_AHEAD, LATEST_INSTANT - 1)
  for (const point of turningPoints(caseFile, policy, before, at, until)) {
    const decision = decide(caseFile, policy, point)
    if (!sameAnswer(before, decision))
      return { at: point, decision, changes: doSame(before, decision) ? 'why' : 'what' }
  }
  return undefined
}

/** More changes of mere reasons than this before something else is done are not worth a reader's time. */
const MOST_CHANGES = 12

/** The changes to come, up to the first at which something else is done. */
export function changesAfter(caseFile: CaseFile, policy: Policy, at: Instant): readonly Change[] {
  const changes: Change[] = []
  for (let from = at; changes.length < MOST_CHANGES; ) {
    const change = nextChange(caseFile, policy, from)
    if (change === undefined) return changes
    changes.push(change)
    if (change.changes === 'what') return changes
    from = change.at
  }
  return changes
}

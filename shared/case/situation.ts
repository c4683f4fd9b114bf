import type { RuleSet } from '../compliance/ruleset.ts'
import type { AnchoredSteps } from '../strategy/compiled-strategy.ts'
import type { CalendarDay, Instant } from '../time/instant.ts'
import type { CaseFile } from './case-file.ts'
import type { Finding } from './finding.ts'
import type { Policy } from './policy.ts'

/** What one decision works with: the case, the policy as it binds this borrower, the instant, and what was found so far. */
export interface Situation {
  readonly caseFile: CaseFile
  readonly policy: Policy
  readonly steps: AnchoredSteps
  readonly rules: RuleSet
  readonly now: Instant
  /** The borrower's own day at `now`, in the zone of the address. */
  readonly today: CalendarDay
  readonly findings: Finding[]
}

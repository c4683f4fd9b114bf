import type { Finding, Reason } from '../case/finding.ts'
import type { Instant } from '../time/instant.ts'

/** Waits that are no more than the strategy's own calendar; what a rule or a person says goes before them. */
const CALENDAR: ReadonlySet<string> = new Set<Reason>(['not-yet', 'step-window', 'spread', 'step-expired'])

const WEIGHT: Readonly<Record<Finding['effect'], number>> = {
  rest: 3,
  deny: 2,
  route: 2,
  defer: 1,
  flag: 0,
  note: 0,
  allow: 0,
}

/** Above nothing, below whatever is said of the loan that the case waits for. */
const REST_OF_ANOTHER_LOAN = 0.5

/**
 * The finding that tells most of why nothing is sent: a rest before a refusal before a deferral, a rule before the calendar.
 * In a wait, a rest that ends at another time than the wait is of a loan that is not waited for, and says least.
 *
 * @param until when the wait ends, of a wait
 */
export function decidingFinding<Said extends Finding>(findings: readonly Said[], until?: Instant): Said | undefined {
  const weights = findings.map((finding) => weightOf(finding, until))
  const most = Math.max(0, ...weights)
  return most === 0 ? undefined : findings[weights.indexOf(most)]
}

function weightOf(finding: Finding, until: Instant | undefined): number {
  const { effect, rule } = finding
  if (effect === 'rest' && until !== undefined && finding.until !== until) return REST_OF_ANOTHER_LOAN
  return WEIGHT[effect] - (CALENDAR.has(rule) ? WEIGHT[effect] / 4 : 0)
}

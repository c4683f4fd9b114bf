import type { Finding, Reason } from '../case/finding.ts'

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

/** The finding that tells most of why nothing is sent: a rest before a refusal before a deferral, a rule before the calendar. */
export function decidingFinding<Said extends Finding>(findings: readonly Said[]): Said | undefined {
  const weights = findings.map(({ effect, rule }) => WEIGHT[effect] - (CALENDAR.has(rule) ? WEIGHT[effect] / 4 : 0))
  const most = Math.max(0, ...weights)
  return most === 0 ? undefined : findings[weights.indexOf(most)]
}

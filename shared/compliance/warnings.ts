import type { Finding } from '../case/finding.ts'
import type { RecentContact } from '../case/plan.ts'
import type { Instant } from '../time/instant.ts'
import { isFull } from './caps.ts'
import type { TimeRules } from './compile.ts'
import type { Approach } from './contract.ts'
import { closedAt } from './windows.ts'

/** Notes the rules that would only warn of an instant. */
export function warn(
  { windows, caps }: TimeRules,
  approach: Approach,
  contacts: readonly RecentContact[],
  at: Instant,
  findings: Finding[],
): void {
  const rules = new Set(windows.flatMap((zone) => closedAt(zone, approach, contacts, at)))
  for (const cap of caps) if (isFull(cap, approach, contacts, at)) rules.add(cap.rule)
  for (const rule of rules) findings.push({ rule, effect: 'flag', channel: approach.channel })
}

import type { AgentTask } from '../case/case-file.ts'
import type { Decision } from '../case/decision.ts'
import type { Reason } from '../case/finding.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'

type NoContact = Exclude<Decision, { kind: 'contact' }>

/** Reasons by which the strategy's own calendar speaks: deciding again says the same again. */
const CALENDAR: ReadonlySet<string> = new Set<Reason>([
  'not-yet',
  'already-done',
  'superseded',
  'step-window',
  'spread',
  'consolidated',
  'first-not-firm',
  'arrangement-stands',
])

/** Whether a wait says no more than the strategy's calendar: no rule, hold or person moved it. */
export function isPlain(entry: HistoryEntry): boolean {
  return entry.what === 'decision' && entry.kind === 'wait' && entry.findings.every(({ rule }) => CALENDAR.has(rule))
}

export function decisionEntry(decision: NoContact, at: Instant): HistoryEntry {
  const { kind, findings } = decision
  return kind === 'wait'
    ? { what: 'decision', at, kind, until: decision.until, findings }
    : { what: 'decision', at, kind, findings }
}

/** An entry for each task that opens, for those who work on them. */
export function taskEntries(tasks: readonly AgentTask[], at: Instant): readonly HistoryEntry[] {
  return tasks.map(({ id: task, kind, loan }) => ({
    what: 'task-opened',
    at,
    task,
    kind,
    ...(loan !== undefined && { loan }),
  }))
}

import type { Finding } from '../case/finding.ts'
import type { HistoryEntry } from '../ports.ts'

/** Counts what held contacts back, rule by rule, as the histories grow. */
export class RuleTally {
  readonly #counts = new Map<string, number>()

  note(entry: HistoryEntry): void {
    if (!('findings' in entry)) return
    for (const finding of entry.findings) {
      if (heldBack(finding)) this.#counts.set(finding.rule, (this.#counts.get(finding.rule) ?? 0) + 1)
    }
  }

  /** The most frequent first. */
  ranked(): readonly (readonly [rule: string, count: number])[] {
    return [...this.#counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  }
}

/** Where nothing is owed, nothing is left of the loan, or the step's day has not come, there was no contact to hold back. */
const NOTHING_TO_HOLD_BACK: ReadonlySet<string> = new Set(['nothing-owed', 'loan-ended', 'not-yet', 'no-step-applies'])

function heldBack({ rule, effect }: Finding): boolean {
  return effect !== 'allow' && effect !== 'note' && !NOTHING_TO_HOLD_BACK.has(rule)
}

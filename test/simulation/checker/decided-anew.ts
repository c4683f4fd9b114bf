import type { Failure } from './failure.ts'
import { type Plain, readStoredPlan } from './stored.ts'

/** A message and the times that it is hidden while its function fails. */
const WITHIN_MS = 3 * 3_600_000
/** The doors that decide a case. */
const DOORS = /^(send-due-contact|reconcile-case|sweep-cases)/

/**
 * Whoever learned that a contact reached nobody has the case decided anew, since another channel may be owed: a door looks at
 * it, and sees what was learned, soon after.
 */
export class DecidedAnew {
  /** Since when cases wait for a door. */
  readonly #waiting = new Map<string, number>()

  wrotePlan(pk: string, before: Plain | undefined, after: Plain | undefined, at: number, by: string | undefined): void {
    if (after === undefined) this.#waiting.delete(pk)
    if (by?.startsWith('record-delivery') !== true || before === undefined || after === undefined) return
    if (failedIn(after) > failedIn(before) && !this.#waiting.has(pk)) this.#waiting.set(pk, at)
  }

  looked(fn: string, pk: string, at: number): Failure | undefined {
    const since = this.#waiting.get(pk)
    if (since === undefined || !DOORS.test(fn)) return undefined
    this.#waiting.delete(pk)
    return at - since > WITHIN_MS ? failure(pk, since, at) : undefined
  }

  /** What was never looked at by the end. */
  ended(at: number): readonly Failure[] {
    return [...this.#waiting].filter(([, since]) => at - since > WITHIN_MS).map(([pk, since]) => failure(pk, since, at))
  }
}

function failedIn(plan: Plain): number {
  return readStoredPlan(plan).contacts.filter(({ letters }) => letters[3] === 'f').length
}

function failure(pk: string, since: number, at: number): Failure {
  const hours = Math.round((at - since) / 3_600_000)
  return {
    promise: '4 nothing is forgotten',
    at: since,
    why: `a contact of ${pk} failed, and for ${hours} hours nobody looked`,
  }
}

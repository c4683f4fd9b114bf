import type { ClosedPoint } from '../case/case-file.ts'
import type { ReplyHold } from '../case/hold.ts'
import type { HistoryEntry } from '../ports.ts'
import type { Instant } from '../time/instant.ts'
import type { Effects } from './effects.ts'

/** What takes the place of a stored response in a borrower's case. */
export interface ResponseChange {
  readonly effects: Effects
  /** What the history gains. The entry of the response itself is first, and stands there once. */
  readonly history: readonly [Extract<HistoryEntry, { what: 'response' }>, ...HistoryEntry[]]
}

/** Where responses are kept before and after they are understood. Reads are strongly consistent; every call is safe to repeat. */
export interface ResponseStore {
  /** When a response was first seen here: `at` the first time, and the same ever after, whatever a repeat brings. */
  firstSeen(response: string, at: Instant): Promise<Instant>
  /** The borrowers who are or were behind a contact point. */
  behind(point: string): Promise<readonly string[]>
  /** Stores a response as a hold, so that nobody is contacted from here on. `repeated` where it has taken effect already. */
  keep(borrower: string, reply: ReplyHold): Promise<'kept' | 'repeated'>
  /** Stops an address for everybody who is behind it or comes behind it later, before anyone is looked for. */
  stopAddress(closed: ClosedPoint): Promise<void>
  /** Takes back an earlier opt-out of an address, for those who come behind it later. */
  reopenAddress(point: string, at: Instant): Promise<void>
  /**
   * Replaces a stored response by its effects: no read finds neither. `repeated` where it had taken effect already: nothing changes
   * then, but that no hold of it is left.
   */
  replace(borrower: string, reply: ReplyHold, change: ResponseChange): Promise<'replaced' | 'repeated'>
}

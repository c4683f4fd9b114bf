import type { HistoryEntry } from '../ports.ts'
import type { Effects } from '../responses/effects.ts'

export type Acted = Extract<HistoryEntry, { what: 'acted' }>

/** Where people and systems of the lender change cases, each change with who made it and why. */
export interface CaseDesk {
  /** Changes a case together with the entry that says so, once: a repeat of the same entry changes nothing. */
  change(borrower: string, effects: Effects, entry: Acted): Promise<'changed' | 'repeated' | 'no-case'>
  /** Notes what somebody did that has changed the case already, or that changes nothing in it. */
  note(borrower: string, entry: Acted): Promise<void>
}

/** Reads all that a borrower's history holds, in order. */
export interface HistoryReader {
  entriesOf(borrower: string): Promise<readonly HistoryEntry[]>
}

import type { HistoryEntry } from '../ports.ts'
import type { CoreSystemRequest } from './accept-offer.ts'

/**
 * What the history gains by a choice, and the bus by that. For an arrangement that stands the room behind the doors writes the same
 * entry again, so that the core system is asked whichever door stored the hold; for one that waits for a person only the door does.
 */
export function askedEntry({
  type,
  borrower,
  ...asked
}: CoreSystemRequest): Extract<HistoryEntry, { what: 'arrangement-asked' }> {
  const state = type === 'arrangement-accepted' ? 'accepted' : 'proposed'
  return { what: 'arrangement-asked', state, ...asked }
}

import type { Instant } from '../time/instant.ts'
import type { Pause, SendingState } from './sending-state.ts'

/** No person can have given a pause this id: theirs are drawn. */
export const RESTORED_TABLE = 'restored-table'

/**
 * The state as it counts over the table of cases that is really there. A table that was restored has forgotten the contacts
 * since its backup, so nothing is sent over it before it was told of them again.
 */
export function overTable(state: SendingState, casesTable: string, now: Instant): SendingState {
  if (state.casesTable === undefined || state.casesTable === casesTable) return state
  const pause: Pause = {
    id: RESTORED_TABLE,
    scope: { of: 'all' },
    by: 'the restored-table guard',
    why: 'The table of cases is not the one that went live. Run npm run recover with --resume.',
    from: now,
  }
  return { ...state, pauses: [...state.pauses, pause] }
}

import type { Response } from '../case/response.ts'
import type { HistoryEntry } from '../ports.ts'
import { taskEntries } from '../reconcile/decision-entry.ts'
import type { Effects } from './effects.ts'
import { madeHolds } from './made-holds.ts'
import type { ResponseChange } from './response-store.ts'
import type { Wanted } from './wanted.ts'

/** What the history gains by a response, every entry at the response's own instant so that a repeat overwrites it. */
export function historyOf(response: Response, wanted: Wanted, effects: Effects): ResponseChange['history'] {
  const { at } = response
  const closed = effects.closed.map(({ point, why }): HistoryEntry => ({ what: 'point-closed', at, point, why }))
  return [responseEntry(response, wanted, effects), ...closed, ...taskEntries(effects.tasks, at)]
}

function responseEntry(
  { id, at, door, channel, answers, words }: Response,
  { wishes, sure, second }: Wanted,
  { holds, lifted }: Effects,
): ResponseChange['history'][0] {
  return {
    what: 'response',
    at,
    response: id,
    door,
    channel,
    ...(answers?.contact !== undefined && { contact: answers.contact }),
    ...(words !== undefined && { words }),
    intents: wishes.map(({ intent }) => intent),
    sure,
    ...(second && { opinion: second.told }),
    holds: madeHolds(holds),
    lifted: lifted.map(({ id: hold }) => hold),
  }
}

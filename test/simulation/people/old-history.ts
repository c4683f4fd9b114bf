import { historyItem } from '../../../shared/aws/items/history-item.ts'
import { TABLES } from '../world/functions.ts'
import type { World } from '../world/world.ts'
import { DAY } from './person.ts'

/** Longer than any rule keeps a history. */
const LONG_AGO = 8 * 366 * DAY

/** What happened to a borrower years ago: of five weeks nothing is old enough to be erased. */
export function oldHistory({ database, now }: World, borrower: string): void {
  for (const years of [0, 1]) {
    const entry = {
      what: 'point-closed',
      at: now - LONG_AGO - years * 366 * DAY,
      point: 'an-old-number',
      why: 'invalid',
    } as const
    database.put(TABLES.history, historyItem(borrower, entry, 10_000))
  }
}

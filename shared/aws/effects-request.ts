import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import type { Effects } from '../responses/effects.ts'
import type { Instant } from '../time/instant.ts'
import { type Item, toItem } from './items/attributes.ts'
import { holdItem } from './items/case-items.ts'
import { partitionOf, sortKeys } from './items/keys.ts'
import { openTask } from './plan-request.ts'

type Written = Pick<Effects, 'holds' | 'lifted' | 'tasks'>

/** What a response or an agent changes in a case, as parts of one transaction; its addresses close and reopen beside it. */
export function effectsRequest(table: string, borrower: string, effects: Written, at: Instant): TransactWriteItem[] {
  const { holds, lifted, tasks } = effects
  return [
    ...holds.map((hold) => ({ Put: { TableName: table, Item: holdItem(borrower, hold, at) } })),
    ...lifted.map((hold) => ({ Delete: { TableName: table, Key: holdKey(borrower, hold) } })),
    ...tasks.map((task) => openTask(table, borrower, task)),
  ]
}

export function holdKey(borrower: string, hold: Effects['holds'][number]): Item {
  return toItem({ pk: partitionOf(borrower), sk: sortKeys.hold(hold) })
}

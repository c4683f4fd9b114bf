import type { CaseStore } from './case-store.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { onItems, TABLE_KEY_USE, useOfKey } from './table-grants.ts'

/** Lets a door of the room read how far the stage has gone live, what is paused, and how fresh the lender's data are. */
export function grantReadingControl(fn: DuewellFunction, { control, key }: CaseStore): void {
  fn.tell('CONTROL_TABLE', control.tableName)
  fn.allow(onItems(control, ['CONTROL'], 'dynamodb:Query'), useOfKey(key, 'dynamodb', ...TABLE_KEY_USE))
}

/**
 * Lets a sender take from the budgets, pause by itself when one has run out, and keep the links of its messages. It can't lift a
 * pause: a person does.
 */
export function grantSpending(fn: DuewellFunction, { control }: CaseStore): void {
  fn.allow(
    onItems(control, ['CONTROL', 'LINK#*'], 'dynamodb:PutItem'),
    onItems(control, ['BUDGET#*'], 'dynamodb:UpdateItem'),
  )
}

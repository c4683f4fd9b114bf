import type { CaseStore } from './case-store.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { onItems, scanOf, TABLE_KEY_USE, useOfKey } from './table-grants.ts'

/** Lets a function store what the lender reports: cases, and who is behind an address. It can't plan, pause or delete. */
export function grantIntake(fn: DuewellFunction, { cases, key }: CaseStore): void {
  fn.tell('CASES_TABLE', cases.tableName)
  fn.allow(
    onItems(cases, ['BORROWER#*'], 'dynamodb:GetItem', 'dynamodb:PutItem'),
    onItems(cases, ['ADDRESS#*'], 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'),
    useOfKey(key, 'dynamodb', ...TABLE_KEY_USE),
  )
}

/**
 * Lets a function take in whole files: beside single facts, contacts made elsewhere (which go into the plan), the loans that
 * a full file no longer has (for which it reads all cases), and the word of when a feed was true.
 */
export function grantImport(fn: DuewellFunction, store: CaseStore, historyDays: number): void {
  const { cases, control, history } = store
  grantIntake(fn, store)
  fn.tell('CONTROL_TABLE', control.tableName)
  // Named because the adapter that reads cases also writes histories; the import may not.
  fn.tell('HISTORY_TABLE', history.tableName)
  fn.tell('HISTORY_DAYS', String(historyDays))
  fn.allow(
    onItems(cases, ['BORROWER#*'], 'dynamodb:Query', 'dynamodb:UpdateItem'),
    onItems(control, ['CONTROL'], 'dynamodb:PutItem'),
    scanOf(cases),
  )
}

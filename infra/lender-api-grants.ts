import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { CaseStore } from './case-store.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { onItems } from './table-grants.ts'

/**
 * Lets the lender's API do what its people may: read cases and histories, list tasks, store facts, set and lift holds, pause, and
 * erase a borrower on request, which is noted first and shows in the digests. It sends nothing and scans nothing.
 */
export function grantLenderApi(fn: DuewellFunction, store: CaseStore): void {
  const { cases, history, control } = store
  store.grantRecording(fn)
  fn.tell('CONTROL_TABLE', control.tableName)
  fn.allow(
    // A hold that is lifted is gone, and a task that was closed long ago is forgotten.
    onItems(cases, ['BORROWER#*'], 'dynamodb:GetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem'),
    onItems(
      cases,
      ['ADDRESS#*'],
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:Query',
      'dynamodb:DeleteItem',
    ),
    new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${cases.tableArn}/index/open-tasks`] }),
    onItems(history, ['BORROWER#*'], 'dynamodb:Query', 'dynamodb:DeleteItem'),
    onItems(control, ['CONTROL'], 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
    onItems(control, ['PORTFOLIO'], 'dynamodb:Query'),
    onItems(control, ['REQUEST#*'], 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
  )
}

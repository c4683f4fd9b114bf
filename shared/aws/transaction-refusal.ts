import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { refusalOf } from './aws-refusal.ts'

/** Another transaction was at work on the same items, which says nothing of their conditions: the same may be tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof TransactionCanceledException
    ? hasReason(error, 'TransactionConflict')
    : refusalOf(error).name === 'TransactionConflictException'
}

/** Whether any action of a transaction was refused for a reason, such as `ConditionalCheckFailed`. */
export function hasReason({ CancellationReasons = [] }: TransactionCanceledException, code: string): boolean {
  return CancellationReasons.some(({ Code }) => Code === code)
}

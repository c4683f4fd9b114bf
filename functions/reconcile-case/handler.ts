import type { DynamoDBBatchResponse } from 'aws-lambda'
import { reconcile } from '../../shared/reconcile.ts'
import { workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Room } from '../room.ts'
import { lowestOf, readStreamEvent } from './stream-record.ts'

const BY = 'reconcile-case'
/** Cases in work at once in one batch: enough to hide the time that calls take, too few to be throttled for. */
const LANES = 16
/** A case is a few calls of milliseconds; with less time than this left, another one is not begun. */
const TIME_FOR_A_CASE_MS = 5_000

/**
 * The door that changes open: a lender's write, a hold, a payment, a closed contact point. Returns the lowest sequence
 * number that failed, from which Lambda brings the batch again; doing a case twice is harmless.
 */
export function createHandler(room: Room): LambdaHandler<DynamoDBBatchResponse> {
  const { ports, policy, log } = room
  const reconcileChanged = async (borrower: string) => {
    const outcome = await reconcile(borrower, { opened: 'change' }, policy, ports)
    log({ what: 'reconciled', by: BY, borrower, outcome })
  }

  return lambda(async (event, timeLeft) => {
    const mayBegin = () => timeLeft() > TIME_FOR_A_CASE_MS
    const work = { by: BY, lanes: LANES, mayBegin, reconcile: reconcileChanged }
    const again = await workThrough(readStreamEvent(event), work, room)
    const lowest = lowestOf(again)
    return { batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: lowest }] }
  })
}

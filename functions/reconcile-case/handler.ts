import type { DynamoDBBatchResponse } from 'aws-lambda'
import { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { type CaseWork, park, workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Room } from '../room.ts'
import { readStreamEvent, streamAnswer } from '../stream-record.ts'
import { watchedPorts } from '../watched-ports.ts'

const BY = 'reconcile-case'
/** Cases in work at once in one batch: enough that a batch takes as long as if all of it were in work at once. */
const LANES = 64
/** A case is a few calls of milliseconds; with less time than this left, another one is not begun. */
const TIME_FOR_A_CASE_MS = 5_000

/**
 * The door that changes open: a lender's write, a hold, a payment, a closed contact point. Returns the lowest sequence
 * number that failed, from which Lambda brings the batch again; doing a case twice is harmless.
 */
export function createHandler(room: Room): LambdaHandler<DynamoDBBatchResponse> {
  const { ports, policy, log, metrics } = room
  const doCase = async ({ borrower, records }: CaseWork) => {
    const watched = watchedPorts(ports, { by: BY, records, log, metrics })
    try {
      const outcome = await reconcile(borrower, { opened: 'change' }, policy, watched)
      log({ what: 'reconciled', by: BY, records, borrower, outcome })
    } catch (error) {
      if (!(error instanceof UnreadableItemError)) throw error
      // Trying again would hold up everybody of the shard. Mending the item is a change and opens this door anew.
      for (const record of records) await park(record, error.message, { by: BY }, room)
    }
  }

  return lambda(async (event, timeLeft) => {
    const mayBegin = () => timeLeft() > TIME_FOR_A_CASE_MS
    const work = { by: BY, lanes: LANES, mayBegin, doCase }
    return streamAnswer(await workThrough(readStreamEvent(event), work, room))
  }, room)
}

import type { SQSBatchResponse } from 'aws-lambda'
import type { Channel } from '../../shared/case/channel.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Room } from '../room.ts'
import { readQueueEvent } from './queue-message.ts'

const BY = 'send-due-contact'
/** One contact after another: how many functions run at once is the queue's mapping to say, and paces the channel. */
const LANES = 1
/**
 * From the second look the provider call may wait ten seconds and then takes its own time-out. A function that ended in
 * the middle of it would leave a contact of which nobody knows whether it went out.
 */
const TIME_FOR_A_CONTACT_MS = 25_000

/**
 * The door that sends: an alarm that rang, or another door that found a contact due. What the message says is a borrower's
 * id; what is sent, if anything, is decided now. Messages of cases that failed come back to the queue.
 */
export function createHandler(room: Room, channel: Channel): LambdaHandler<SQSBatchResponse> {
  const { ports, policy, log } = room
  const reconcileDue = async (borrower: string) => {
    const outcome = await reconcile(borrower, { opened: 'queue', channel }, policy, ports)
    log({ what: 'reconciled', by: BY, borrower, outcome })
  }

  return lambda(async (event, timeLeft) => {
    const mayBegin = () => timeLeft() > TIME_FOR_A_CONTACT_MS
    const work = { by: BY, lanes: LANES, mayBegin, reconcile: reconcileDue }
    const again = await workThrough(readQueueEvent(event), work, room)
    return { batchItemFailures: Array.from(again, (itemIdentifier) => ({ itemIdentifier })) }
  })
}

import type { SQSBatchResponse } from 'aws-lambda'
import type { Channel } from '../../shared/case/channel.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { type CaseWork, workThrough } from '../batch.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import type { Room } from '../room.ts'
import { watchedPorts } from '../watched-ports.ts'
import { readQueueEvent } from './queue-message.ts'

const BY = 'send-due-contact'
/**
 * From the second look the provider call may wait ten seconds and then takes its own time-out. A function that ended in
 * the middle of it would leave a contact of which nobody knows whether it went out.
 */
const TIME_FOR_A_CONTACT_MS = 25_000

/** A channel's door: which queue it serves, and how many contacts of a batch are in work at once. */
export interface SendingRoom extends Room {
  readonly channel: Channel
  readonly lanes: number
}

/**
 * The door that sends: an alarm that rang, or another door that found a contact due. What the message says is a borrower's
 * id; what is sent, if anything, is decided now. Messages of cases that failed come back to the queue.
 */
export function createHandler(room: SendingRoom): LambdaHandler<SQSBatchResponse> {
  const { ports, policy, log, metrics, channel, lanes } = room
  const doCase = async ({ borrower, records }: CaseWork) => {
    const watched = watchedPorts(ports, { by: BY, records, log, metrics })
    const outcome = await reconcile(borrower, { opened: 'queue', channel }, policy, watched)
    // What was sent has a line already, which says more.
    if (outcome !== 'sent') log({ what: 'reconciled', by: BY, records, borrower, outcome })
  }

  return lambda(async (event, timeLeft) => {
    const mayBegin = () => timeLeft() > TIME_FOR_A_CONTACT_MS
    const again = await workThrough(readQueueEvent(event), { by: BY, lanes, mayBegin, doCase }, room)
    return { batchItemFailures: Array.from(again, (itemIdentifier) => ({ itemIdentifier })) }
  }, room)
}

import type { SQSBatchResponse } from 'aws-lambda'
import { type LambdaHandler, lambda, type TimeLeft } from '../lambda.ts'
import { nameOf } from '../log.ts'
import { type ImportMessage, readImportEvent } from './import-message.ts'
import { importOneFile } from './import-one-file.ts'
import { BY, type ImportingRoom, park } from './importing-room.ts'

/** A batch of rows and the message to go on take seconds; a part of the store that is looked through may take a minute. */
const TIME_TO_HAND_OVER_MS = 120_000

/**
 * The lender's door for files. A file that takes longer than a function may run goes on in a message of its own; one that
 * fails goes on as well, as long as each run gets further, and else comes again until the queue gives it up.
 */
export function createHandler(room: ImportingRoom): LambdaHandler<SQSBatchResponse> {
  return lambda(async (event, timeLeft) => {
    const failed: string[] = []
    for (const message of readImportEvent(event)) {
      try {
        await take(message, room, timeLeft)
      } catch (error) {
        room.log({ what: 'left', by: BY, records: [message.id], reason: nameOf(error) })
        failed.push(message.id)
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }, room)
}

async function take({ id, content }: ImportMessage, room: ImportingRoom, timeLeft: TimeLeft): Promise<void> {
  if ('ignored' in content) room.log({ what: 'ignored', by: BY, records: [id], reason: content.ignored })
  else if ('unreadable' in content) await park(id, content.unreadable, room)
  else await importOneFile({ id, ...content }, room, () => timeLeft() > TIME_TO_HAND_OVER_MS)
}

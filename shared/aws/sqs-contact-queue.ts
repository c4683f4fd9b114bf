import { SendMessageCommand, type SendMessageCommandInput, type SQSClient } from '@aws-sdk/client-sqs'
import type { Channel } from '../case/channel.ts'
import type { ContactQueue } from '../ports.ts'

/** SQS holds a message back for a quarter of an hour at the most. */
export const LONGEST_DELAY_SECONDS = 900

export type QueueUrls = Readonly<Partial<Record<Channel, string>>>

export class NoContactQueueError extends Error {
  override readonly name = 'NoContactQueueError'

  constructor(channel: Channel) {
    super(`The stage has no queue for ${channel}. Add the channel to the stage's settings.`)
  }
}

/** Queues on SQS, one a channel. Putting twice is harmless: whoever takes the second finds nothing due. */
export class SqsContactQueue implements ContactQueue {
  readonly #client: SQSClient
  readonly #queues: QueueUrls

  constructor({ client, queues }: { readonly client: SQSClient; readonly queues: QueueUrls }) {
    this.#client = client
    this.#queues = queues
  }

  async put(borrower: string, channel: Channel, delaySeconds = 0): Promise<void> {
    await this.#client.send(new SendMessageCommand(messageRequest(this.#queues, borrower, channel, delaySeconds)))
  }
}

/** A longer delay becomes the longest: the case is looked at early, found not due, and waits anew. */
function messageRequest(
  queues: QueueUrls,
  borrower: string,
  channel: Channel,
  delaySeconds: number,
): SendMessageCommandInput {
  const queue = queues[channel]
  if (queue === undefined) throw new NoContactQueueError(channel)
  const delay = Math.min(Math.max(0, Math.ceil(delaySeconds)), LONGEST_DELAY_SECONDS)
  return {
    QueueUrl: queue,
    MessageBody: JSON.stringify({ borrower }),
    ...(delay > 0 && { DelaySeconds: delay }),
  }
}

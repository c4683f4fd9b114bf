import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { DeadLetter, DeadLetterQueue } from '../redrive/redrive.ts'

/** The most that SQS gives, takes and removes in one call. */
const MESSAGES_A_CALL = 10
/** The most that one call may carry; ten messages may each be nearly as long. */
const BYTES_A_CALL = 1_048_576
/** How long nobody else is given a received message: longer than a redrive may run, so that it meets none twice. */
const HIDDEN_SECONDS = 900
/** Asks all of the queue's servers, so that an answer without messages means an empty queue. */
const WAIT_SECONDS = 1

export interface SqsDeadLetterQueueProps {
  readonly client: SQSClient
  readonly from: string
  readonly to: string
}

/** A dead-letter queue on SQS. Its own redrive moves only what SQS gave up, and half of these come from Scheduler and EventBridge. */
export class SqsDeadLetterQueue implements DeadLetterQueue {
  readonly #props: SqsDeadLetterQueueProps

  constructor(props: SqsDeadLetterQueueProps) {
    this.#props = props
  }

  async receive(): Promise<readonly DeadLetter[]> {
    const { client, from } = this.#props
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(receiveRequest(from)))
    return Messages.flatMap(({ MessageId: id, Body: body, ReceiptHandle: handle }) =>
      id === undefined || body === undefined || handle === undefined ? [] : [{ id, body, handle }],
    )
  }

  async send(letters: readonly DeadLetter[]): Promise<ReadonlySet<string>> {
    const { client, to } = this.#props
    const sent = new Set<string>()
    for (const call of inCalls(letters)) {
      const Entries = call.map(({ body }, at) => ({ Id: String(at), MessageBody: body }))
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: to, Entries }))
      for (const { Id } of answer.Successful ?? []) addAt(sent, call, Id)
    }
    return sent
  }

  async remove(letters: readonly DeadLetter[]): Promise<ReadonlySet<string>> {
    const { client, from } = this.#props
    const Entries = letters.map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle }))
    const answer = await client.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries }))
    const removed = new Set<string>()
    for (const { Id } of answer.Successful ?? []) addAt(removed, letters, Id)
    return removed
  }
}

function receiveRequest(queue: string): ReceiveMessageCommandInput {
  return {
    QueueUrl: queue,
    MaxNumberOfMessages: MESSAGES_A_CALL,
    VisibilityTimeout: HIDDEN_SECONDS,
    WaitTimeSeconds: WAIT_SECONDS,
  }
}

/** SQS answers with the places of a call's entries, as they were named in the request. */
function addAt(ids: Set<string>, letters: readonly DeadLetter[], place: string | undefined): void {
  const letter = letters[Number(place)]
  if (letter !== undefined) ids.add(letter.id)
}

function inCalls(letters: readonly DeadLetter[]): readonly (readonly DeadLetter[])[] {
  const calls: DeadLetter[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const letter of letters) {
    const size = Buffer.byteLength(letter.body)
    if (bytes + size > BYTES_A_CALL) {
      calls.push([])
      bytes = 0
    }
    calls.at(-1)?.push(letter)
    bytes += size
  }
  return calls
}

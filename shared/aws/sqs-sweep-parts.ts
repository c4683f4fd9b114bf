import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

/** A part of a sweep, as the queue carries it. */
interface Part {
  readonly segment: number
  readonly of: number
  readonly after?: string | undefined
}

/** The parts of a sweep on a queue of their own. A part that comes twice is swept twice, which repairs nothing twice. */
export class SqsSweepParts {
  readonly #client: SQSClient
  readonly #url: string

  constructor({ client, url }: { readonly client: SQSClient; readonly url: string }) {
    this.#client = client
    this.#url = url
  }

  async put({ segment, of, after }: Part): Promise<void> {
    const MessageBody = JSON.stringify({ segment, of, after })
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody }))
  }
}

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { ParkedRecord, Parking } from './parking.ts'

export interface SqsParkingProps {
  readonly client: SQSClient
  /** The URL of the queue of parked records. */
  readonly queue: string
}

/** Records that can never be read, on a queue that a person looks at. */
export class SqsParking implements Parking {
  readonly #props: SqsParkingProps

  constructor(props: SqsParkingProps) {
    this.#props = props
  }

  async park({ from, record, reason }: ParkedRecord): Promise<void> {
    const { client, queue } = this.#props
    const MessageBody = JSON.stringify({ from, record, reason })
    await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody }))
  }
}

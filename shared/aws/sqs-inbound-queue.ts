import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { HouseChannelMessage } from '../house-channel/house-channel-message.ts'
import { INBOUND, type InboundMessage, inboundMessageSchema } from '../responses/inbound-message.ts'
import { formatInstant } from '../time/instant.ts'

/** The `source` of what a house channel reports, as `record-delivery` reads it. */
export const HOUSE_CHANNEL = 'duewell.house-channel'

type Report = Extract<HouseChannelMessage, { type: 'contact.reported' }>

/** The queues behind the door of house channels. What was put there is safe; whoever reads it does so again until it is recorded. */
export class SqsInboundQueue {
  readonly #props: { readonly client: SQSClient; readonly responses: string; readonly reports: string }

  constructor(props: { readonly client: SQSClient; readonly responses: string; readonly reports: string }) {
    this.#props = props
  }

  async putResponse(message: Omit<InboundMessage, 'source'>): Promise<void> {
    await this.#put(this.#props.responses, z.encode(inboundMessageSchema, { source: INBOUND, ...message }))
  }

  async putReport({ type, timestamp, data }: Report): Promise<void> {
    const detail = { ...data, at: formatInstant(timestamp) }
    await this.#put(this.#props.reports, { source: HOUSE_CHANNEL, 'detail-type': type, detail })
  }

  async #put(queue: string, message: object): Promise<void> {
    await this.#props.client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify(message) }))
  }
}

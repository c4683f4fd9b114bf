import { createHash } from 'node:crypto'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import {
  type HouseChannelMessage,
  houseChannelMessageSchema,
} from '../../shared/house-channel/house-channel-message.ts'
import { fromJson } from '../../shared/json-text.ts'
import type { Clock } from '../../shared/ports.ts'
import type { InboundMessage } from '../../shared/responses/inbound-message.ts'
import { type LambdaHandler, lambda } from '../lambda.ts'
import { nameOf } from '../log.ts'
import { reasonOf } from '../parking.ts'
import type { Workplace } from '../room.ts'
import { LARGEST_BODY, type Request, readRequest } from './request.ts'

const BY = 'receive-webhook'

export interface WebhookRoom extends Omit<Workplace, 'parking'> {
  readonly keys: { verify(headers: Request['headers'], body: string): Promise<boolean> }
  readonly queue: {
    putResponse(message: Omit<InboundMessage, 'source'>): Promise<void>
    putReport(report: Extract<HouseChannelMessage, { type: 'contact.reported' }>): Promise<void>
  }
  readonly clock: Clock
}

type Answer = APIGatewayProxyStructuredResultV2

/**
 * What a house channel tells: proven first, then read, then put where it is recorded. Only then is it answered, so that whatever was
 * not taken comes again. The same message a second time is taken again and changes nothing.
 */
export function createHandler(room: WebhookRoom): LambdaHandler<Answer> {
  return lambda(async (event) => receive(readRequest(event), room), room)
}

async function receive(request: Request, room: WebhookRoom): Promise<Answer> {
  const { log, metrics } = room
  const records = [request.id]
  if (Buffer.byteLength(request.body) > LARGEST_BODY) return answer(413, 'The body is larger than 64 KB.')
  try {
    if (!(await room.keys.verify(request.headers, request.body))) {
      metrics.ofHouse('webhooksRefused')
      log({ what: 'ignored', by: BY, records, reason: 'not signed, or not with a key that holds now' })
      return answer(
        401,
        'Sign the request as Standard Webhooks say, with the key that both sides hold, within five minutes.',
      )
    }
    const message = houseChannelMessageSchema.safeParse(fromJson(request.body))
    if (!message.success) {
      log({ what: 'ignored', by: BY, records, reason: 'signed, and of no known form' })
      return answer(400, reasonOf(message.error))
    }
    await take(message.data, request.headers['webhook-id'] ?? '', room)
    log({ what: 'taken', by: BY, records, type: message.data.type })
    return answer(202)
  } catch (error) {
    log({ what: 'left', by: BY, records, reason: nameOf(error) })
    return answer(503, 'It could not be taken; send it again.')
  }
}

async function take(message: HouseChannelMessage, webhookId: string, { queue, clock }: WebhookRoom): Promise<void> {
  switch (message.type) {
    case 'contact.reported':
      return queue.putReport(message)
    case 'contact.replied': {
      const { from, text, answers } = message.data
      // What is said to come from the future is of now.
      const at = Math.min(message.timestamp, clock.now())
      const response = { id: responseId(webhookId), at, door: 'webhook', channel: 'webhook', words: text } as const
      return queue.putResponse({ from, response: { ...response, ...(answers && { answers }) } })
    }
  }
}

/** A sender's id may be of any length and letters; effects are named after this one. */
function responseId(webhookId: string): string {
  return `w${createHash('sha256').update(webhookId).digest('hex').slice(0, 32)}`
}

function answer(statusCode: number, problem?: string): Answer {
  if (problem === undefined) return { statusCode }
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ problem }) }
}

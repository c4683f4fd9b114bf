import * as z from 'zod'
import { fromJson } from '../../shared/json-text.ts'
import { INBOUND, inboundMessageSchema } from '../../shared/responses/inbound-message.ts'
import { reasonOf } from '../parking.ts'
import type { InboundReading } from './inbound-reading.ts'
import { readInboundText } from './inbound-text.ts'

const ownSchema = z.object({ source: z.literal(INBOUND) })

/** Reads the body of a message in the queue of responses: a text, or what another door has read already. */
export function readInbound(body: string): InboundReading {
  const value = fromJson(body)
  if (!ownSchema.safeParse(value).success) return readInboundText(value)
  const message = inboundMessageSchema.safeParse(value)
  if (!message.success) return { unreadable: reasonOf(message.error) }
  const { from, response } = message.data
  return { from, response }
}

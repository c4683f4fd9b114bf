import * as z from 'zod'
import { LONGEST_WORDS, type Response } from '../../shared/case/response.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { fromJson } from '../json-text.ts'
import { reasonOf } from '../parking.ts'

/** What SNS puts round a message. Its time is the only one that an inbound text has. */
const notificationSchema = z.object({
  Type: z.literal('Notification'),
  Message: z.string(),
  Timestamp: instantSchema,
})

/** A text that came to a two-way number, as AWS End User Messaging publishes it. */
const textSchema = z.object({
  originationNumber: z.string().regex(/^\+?[1-9]\d{4,14}$/, 'it is no number that anyone can be written to at'),
  messageBody: z.string(),
  inboundMessageId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'it is no id of a message'),
  previousPublishedMessageId: z.string().min(1).nullish(),
})

/** A response as its door reads it, with the address that it came from still as it is. */
export interface InboundText {
  readonly response: Omit<Response, 'point' | 'answers'>
  /** E.164. */
  readonly from: string
  /** The provider's id of our last message to that number. */
  readonly previous?: string
}

/** Reads the body of a message in the queue of inbound texts. */
export function readInboundText(body: string): InboundText | { readonly unreadable: string } {
  const notification = notificationSchema.safeParse(fromJson(body))
  if (!notification.success) return { unreadable: 'no notification of SNS; subscribe the queue without raw delivery' }
  const text = textSchema.safeParse(fromJson(notification.data.Message))
  if (!text.success) return { unreadable: reasonOf(text.error) }
  const { originationNumber, messageBody, inboundMessageId: id, previousPublishedMessageId: previous } = text.data
  const words = messageBody.slice(0, LONGEST_WORDS)
  return {
    response: { id, at: notification.data.Timestamp, door: 'sms', channel: 'sms', words },
    from: originationNumber.startsWith('+') ? originationNumber : `+${originationNumber}`,
    ...(previous != null && { previous }),
  }
}

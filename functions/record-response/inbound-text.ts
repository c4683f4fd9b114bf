import * as z from 'zod'
import { keptWords } from '../../shared/case/response.ts'
import { fromJson } from '../../shared/json-text.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { reasonOf } from '../parking.ts'
import type { InboundReading } from './inbound-reading.ts'

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
  // One that is no id is as good as none: the text itself must not be lost for it.
  previousPublishedMessageId: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .nullish()
    .catch(undefined),
})

/** Reads a text that SNS brought. */
export function readInboundText(value: unknown): InboundReading {
  const notification = notificationSchema.safeParse(value)
  if (!notification.success) return { unreadable: 'no notification of SNS; subscribe the queue without raw delivery' }
  const text = textSchema.safeParse(fromJson(notification.data.Message))
  if (!text.success) return { unreadable: reasonOf(text.error) }
  const { originationNumber, messageBody, inboundMessageId: id, previousPublishedMessageId: previous } = text.data
  const words = keptWords(messageBody)
  return {
    response: { id, at: notification.data.Timestamp, door: 'sms', channel: 'sms', words },
    from: originationNumber.startsWith('+') ? originationNumber : `+${originationNumber}`,
    ...(previous != null && { previous }),
  }
}

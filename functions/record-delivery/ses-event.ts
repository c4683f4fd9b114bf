import * as z from 'zod'
import { idOfTag } from '../../shared/aws/ses-tag.ts'
import type { Receipt } from '../../shared/delivery/delivery-report.ts'
import { reasonOf } from '../parking.ts'
import { codeWord, ownedBy, providerIdSchema, type Reading, timestampSchema } from './reading.ts'

const tagSchema = z.array(z.string()).optional()
const mailSchema = z.object({
  messageId: providerIdSchema,
  timestamp: timestampSchema,
  // SES gives every tag as a list of values.
  tags: z.object({ contact: tagSchema, borrower: tagSchema }).default({}),
})
const timed = z.object({ timestamp: timestampSchema })

/** As much of an SES event as is used; it also holds addresses, subjects and headers, which go no further than here. */
const sesEventSchema = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Delivery'), mail: mailSchema, delivery: timed }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: mailSchema,
    bounce: timed.extend({ bounceType: z.string(), bounceSubType: z.string() }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: mailSchema,
    complaint: timed.extend({
      complaintSubType: z.string().nullish(),
      complaintFeedbackType: z.string().nullish(),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail: mailSchema }),
  z.object({ eventType: z.literal('Rendering Failure'), mail: mailSchema }),
])
type SesEvent = z.output<typeof sesEventSchema>

/** Detail-types of SES on EventBridge, by the event type that stands in the detail. */
const EVENT_TYPES: Readonly<Record<string, SesEvent['eventType']>> = {
  'Email Delivered': 'Delivery',
  'Email Bounced': 'Bounce',
  'Email Complaint Received': 'Complaint',
  'Email Rejected': 'Reject',
  'Email Rendering Failed': 'Rendering Failure',
}

/** Reads an event of SES as EventBridge brings it. Sends, opens, clicks and delays say nothing of an outcome. */
export function readSesEvent(detailType: string, detail: object): Reading {
  const eventType = EVENT_TYPES[detailType]
  if (eventType === undefined) return { ignored: 'no news of an outcome' }
  const event = sesEventSchema.safeParse({ ...detail, eventType })
  if (!event.success) return { unreadable: reasonOf(event.error) }
  const { messageId, tags } = event.data.mail
  const owner = ownedBy({ contact: idOf(tags.contact), borrower: idOf(tags.borrower) })
  if (!('contact' in owner)) return owner
  const receipt = receiptOf(event.data)
  return 'ignored' in receipt ? receipt : { ...owner, ...receipt, channel: 'email', providerId: messageId }
}

function idOf(tag: readonly string[] | undefined): string | undefined {
  const [value] = tag ?? []
  return value === undefined ? undefined : idOfTag(value)
}

function receiptOf(event: SesEvent): Omit<Receipt, 'channel'> | { readonly ignored: string } {
  switch (event.eventType) {
    case 'Delivery':
      return { at: event.delivery.timestamp, state: 'delivered' }
    case 'Bounce': {
      const { timestamp: at, bounceType, bounceSubType } = event.bounce
      // Only a permanent bounce is about the address; the others are full mailboxes, large messages and automatic replies.
      return bounceType === 'Permanent'
        ? { at, state: 'bounced', closes: 'bounced', ...codeWord(bounceSubType) }
        : { at, state: 'undelivered', ...codeWord(bounceSubType) }
    }
    case 'Complaint': {
      const { timestamp: at, complaintSubType, complaintFeedbackType } = event.complaint
      if (complaintFeedbackType === 'not-spam') return { ignored: 'somebody said that it was no spam' }
      // SES kept the message back itself, for a complaint about an earlier one.
      if (complaintSubType === 'OnAccountSuppressionList') {
        return { at, state: 'undelivered', closes: 'complaint', ...codeWord(complaintSubType) }
      }
      return { at, state: 'complained', closes: 'complaint', ...codeWord(complaintFeedbackType ?? undefined) }
    }
    case 'Reject':
    case 'Rendering Failure':
      return { at: event.mail.timestamp, state: 'undelivered', ...codeWord(event.eventType.replace(' ', '')) }
  }
}

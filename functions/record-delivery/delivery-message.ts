import * as z from 'zod'
import { HOUSE_CHANNEL } from '../../shared/aws/sqs-inbound-queue.ts'
import { fromJson } from '../../shared/json-text.ts'
import { readEndUserMessagingEvent } from './end-user-messaging-event.ts'
import { readHouseChannelReport } from './house-channel-report.ts'
import type { Reading } from './reading.ts'
import { readSesEvent } from './ses-event.ts'

/** An event as EventBridge brings it. */
const envelopeSchema = z.object({ source: z.string(), 'detail-type': z.string(), detail: z.looseObject({}) })

/** What SNS puts round a message, unless the subscription asks for raw delivery. */
const notificationSchema = z.object({ Type: z.literal('Notification'), Message: z.string() })

const directSchema = z.looseObject({ eventType: z.string() })

/** Reads the body of a message in the queue of delivery reports, whichever provider it is from and whichever way it came. */
export function readDeliveryMessage(body: string): Reading {
  const value = fromJson(body)
  const notification = notificationSchema.safeParse(value)
  if (notification.success) return readDeliveryMessage(notification.data.Message)
  const envelope = envelopeSchema.safeParse(value)
  if (envelope.success) {
    const { source, detail } = envelope.data
    if (source === 'aws.ses') return readSesEvent(envelope.data['detail-type'], detail)
    if (source === 'aws.sms-voice') return readEndUserMessagingEvent(detail)
    if (source === HOUSE_CHANNEL) return readHouseChannelReport(detail)
    return { ignored: 'an event of another source' }
  }
  return directSchema.safeParse(value).success
    ? readEndUserMessagingEvent(value)
    : { unreadable: 'no delivery report of a known shape' }
}

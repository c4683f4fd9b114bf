import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import * as z from 'zod'
import type { Receipt } from '../../shared/delivery/delivery-report.ts'
import { fromJson } from '../../shared/json-text.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { reasonOf } from '../parking.ts'
import { providerIdSchema, type Reading } from './reading.ts'

const unzip = promisify(gunzip)

/** What a subscription of CloudWatch Logs invokes a function with: lines of a log, zipped. */
export const subscriptionSchema = z.object({ awslogs: z.object({ data: z.base64() }) })

const linesSchema = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ id: z.string(), message: z.string() })),
})

/** Bytes; several times what CloudWatch puts into one event. What unpacks into more is none of its. */
const LARGEST = 32 * 1024 * 1024

/** The lines of a subscription's event. A control message, by which CloudWatch asks whether anyone is there, has none for us. */
export async function linesOf(data: string): Promise<readonly { readonly id: string; readonly message: string }[]> {
  const unzipped = await unzip(Buffer.from(data, 'base64'), { maxOutputLength: LARGEST })
  const { messageType, logEvents } = linesSchema.parse(fromJson(unzipped.toString('utf8')))
  return messageType === 'DATA_MESSAGE' ? logEvents : []
}

/** As much of a line of SNS's delivery log as is used; it also holds the carrier and the price. */
const deliverySchema = z.object({
  notification: z.object({
    messageId: providerIdSchema,
    // UTC, without saying so: 2016-06-28 00:40:34.558
    timestamp: z
      .string()
      .transform((text) => `${text.replace(' ', 'T')}Z`)
      .pipe(instantSchema),
  }),
  delivery: z.object({ providerResponse: z.string(), destination: z.string().min(1) }),
  status: z.enum(['SUCCESS', 'FAILURE']),
})

/** The answers that are about the number itself. The others are about the text, the carrier or our own limits. */
const CLOSING: Readonly<Record<string, { readonly why: string; readonly closes: NonNullable<Receipt['closes']> }>> = {
  'Invalid phone number': { why: 'invalid-phone-number', closes: 'invalid' },
  'Phone number is opted out': { why: 'opted-out', closes: 'opted-out' },
  'Phone has blocked SMS': { why: 'phone-has-blocked-sms', closes: 'blocked' },
  'Phone is on a blocked list': { why: 'phone-on-blocked-list', closes: 'blocked' },
  'Destination is on a blocked list': { why: 'destination-on-blocked-list', closes: 'blocked' },
}

/** Reads a line of the delivery log that SNS keeps of its text messages. It knows the message by SNS's own id and the number. */
export function readSnsDeliveryLog(line: string): Reading {
  const parsed = deliverySchema.safeParse(fromJson(line))
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) }
  const { notification, delivery, status } = parsed.data
  const message = { channel: 'sms', at: notification.timestamp, providerId: notification.messageId } as const
  const to = delivery.destination
  if (status === 'SUCCESS') return { unowned: { ...message, state: 'delivered' }, to }
  const { why = 'other', closes } = CLOSING[delivery.providerResponse] ?? {}
  const state = closes === 'opted-out' ? 'opted-out' : 'undelivered'
  return { unowned: { ...message, state, why, ...(closes && { closes }) }, to }
}

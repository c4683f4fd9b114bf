import { tagOf } from '../../../shared/aws/ses-tag.ts'
import type { HistoryEntry } from '../../../shared/ports.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import {
  inEventBridge,
  logsEvent,
  queueEvent,
  SES_DELIVERY,
  sesEvent,
  smsEvent,
  snsLine,
} from '../../functions/record-delivery/provider-events.ts'
import type { Bill } from './bill.ts'
import { numberOf } from './own-addresses.ts'

export type Sent = Extract<HistoryEntry, { what: 'contact' }> & { readonly borrower: string }

/** One way to a borrower: by which provider a message goes, and how its receipt comes back. */
export interface Route {
  readonly name: string
  readonly by: 'sns' | 'end-user-messaging' | 'ses'
  readonly channel: 'sms' | 'email'
  /** How many receipts come at once in a busy stage, where it is not the queue's batch. */
  readonly atOnce?: number
  /** What record-delivery is invoked with when all of these arrived. */
  receipts(sent: readonly Sent[]): object
  /** What bringing one receipt to the function costs before it is read. */
  carry(bill: Bill, sent: Sent, batch: number): void
}

/** What SQS gives and takes at once, however many Lambda hands over. */
const MESSAGES_A_CALL = 10
/** How many lines of a busy log CloudWatch hands over at once; assumed. */
const LINES_A_CALL = 10

/** Queues are read and emptied by the batch. */
export function queued(bill: Bill, part: 'queue' | 'receipt', batch: number): void {
  bill.add(part, 'sqsRequest', 1 + 2 / Math.min(batch, MESSAGES_A_CALL))
}

const LOG_EVENT_BYTES = 26

export const ROUTES: readonly Route[] = [
  {
    name: 'SMS by SNS',
    by: 'sns',
    channel: 'sms',
    atOnce: LINES_A_CALL,
    receipts: (sent) => logsEvent(sent.map(snsReceipt)),
    // A line in the log that SNS keeps, and no queue.
    carry: (bill, sent) =>
      bill.add(
        'receipt',
        'logsGigabyte',
        (Buffer.byteLength(JSON.stringify(snsReceipt(sent))) + LOG_EVENT_BYTES) / 1e9,
      ),
  },
  {
    name: 'SMS by End User Messaging',
    by: 'end-user-messaging',
    channel: 'sms',
    receipts: (sent) =>
      queueEvent(
        ...sent.map(({ contact, borrower, providerId, at }) =>
          inEventBridge(
            smsEvent('TEXT_DELIVERED', {
              context: { contact, borrower, set: 'duewell-prod' },
              messageId: providerId,
              eventTimestamp: at + 20_000,
            }),
          ),
        ),
      ),
    // What arrived, as these did, comes by the default bus like the mails'.
    carry: (bill, _, batch) => queued(bill, 'receipt', batch),
  },
  {
    name: 'email by SES',
    by: 'ses',
    channel: 'email',
    receipts: (sent) =>
      queueEvent(
        ...sent.map(({ contact, borrower }) =>
          sesEvent('Email Delivered', SES_DELIVERY, { contact: [tagOf(contact)], borrower: [tagOf(borrower)] }),
        ),
      ),
    // Events of AWS services on the default bus are free.
    carry: (bill, _, batch) => queued(bill, 'receipt', batch),
  },
]

function snsReceipt({ providerId, borrower, at }: Sent) {
  const line = snsLine('SUCCESS', 'Message has been accepted by phone carrier', providerId)
  const timestamp = formatInstant(at).replace('T', ' ').replace('Z', '')
  const delivery = { ...line.delivery, destination: numberOf(Number(borrower.slice(1))) }
  return { ...line, notification: { ...line.notification, timestamp }, delivery }
}

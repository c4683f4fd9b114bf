import * as z from 'zod'
import { fromJson } from '../../shared/json-text.ts'
import { instantSchema } from '../../shared/time/boundary.ts'
import { reasonOf } from '../parking.ts'

/** What SNS puts round a message. */
const envelopeSchema = z.object({ Type: z.literal('Notification'), Message: z.string() })

/** PASS, FAIL, GRAY (no policy, or no opinion) or PROCESSING_FAILED; more may come. */
const verdict = z.object({ status: z.string() }).default({ status: 'GRAY' })

/** What SES says of a mail that it has put into a bucket; the mail itself is not in it. */
const notificationSchema = z.object({
  notificationType: z.literal('Received'),
  receipt: z.object({
    spamVerdict: verdict,
    virusVerdict: verdict,
    spfVerdict: verdict,
    dmarcVerdict: verdict,
    action: z.object({ type: z.literal('S3'), bucketName: z.string().min(1), objectKey: z.string().min(1) }),
  }),
  mail: z.object({
    /** When SES took it in. */
    timestamp: instantSchema,
    /** The address of the envelope, to which a bounce of it would go. */
    source: z.string().default(''),
    /** SES's own id of it. */
    messageId: z.string().min(1),
  }),
})
export type MailNotification = z.output<typeof notificationSchema>

export function readMailNotification(body: string): MailNotification | { readonly unreadable: string } {
  const envelope = envelopeSchema.safeParse(fromJson(body))
  if (!envelope.success) return { unreadable: 'no notification of SNS; subscribe the queue without raw delivery' }
  const notification = notificationSchema.safeParse(fromJson(envelope.data.Message))
  return notification.success ? notification.data : { unreadable: reasonOf(notification.error) }
}

/**
 * Whether the mail is from the address that it says. Where its domain has a policy (DMARC) that decides; where it has none, the envelope
 * must be of the same domain and allowed to send for it (SPF). A signature of some domain proves nothing of this one.
 */
export function isProven({ receipt, mail }: MailNotification, from: string): boolean {
  if (receipt.spamVerdict.status === 'FAIL') return false
  if (receipt.dmarcVerdict.status === 'PASS') return true
  return (
    receipt.dmarcVerdict.status === 'GRAY' &&
    receipt.spfVerdict.status === 'PASS' &&
    domainOf(mail.source) === domainOf(from)
  )
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .replace('>', '')
    .toLowerCase()
}

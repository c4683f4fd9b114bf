import { createHash } from 'node:crypto'
import { keptWords } from '../../shared/case/response.ts'
import type { MailReading } from '../../shared/mail/read-mail.ts'
import type { InboundReading } from './inbound-reading.ts'
import { isProven, type MailNotification, readMailNotification } from './mail-notification.ts'

export interface MailPorts {
  /** Where SES puts the mails of this stage; no message leads elsewhere. */
  readonly bucket: string
  /** A mail by its key; undefined once it is gone. */
  readonly fetch: (key: string) => Promise<Uint8Array | undefined>
  /** Loaded when the first mail comes. */
  readonly parse: (raw: Uint8Array, envelopeFrom: string) => Promise<MailReading>
}

/** Reads a message of the queue of inbound mails, and the mail that it speaks of. */
export function mailReader(ports: MailPorts): (body: string) => Promise<InboundReading> {
  return async (body) => {
    const notification = readMailNotification(body)
    if ('unreadable' in notification) return notification
    const { receipt, mail } = notification
    if (receipt.virusVerdict.status === 'FAIL') return { ignored: 'it carries a virus' }
    if (receipt.action.bucketName !== ports.bucket) return { unreadable: 'it speaks of another bucket' }
    const raw = await ports.fetch(receipt.action.objectKey)
    if (raw === undefined) return { unreadable: 'the mail is gone from its bucket' }
    const read = await parsed(ports, raw, mail.source)
    return 'from' in read ? inboundOf(notification, read) : read
  }
}

/** What the parser itself can't take stays so however often it comes. Its error may quote the mail. */
async function parsed(
  { parse }: MailPorts,
  raw: Uint8Array,
  source: string,
): Promise<MailReading | { readonly unreadable: string }> {
  try {
    return await parse(raw, source)
  } catch {
    return { unreadable: 'the mail can’t be parsed' }
  }
}

function inboundOf(notification: MailNotification, read: Extract<MailReading, { from: string }>): InboundReading {
  const { from, words, messageId, answers } = read
  const { mail } = notification
  const previous = answers.map(sentBySes).find((id) => id !== undefined)
  return {
    response: {
      id: responseId(from, messageId ?? mail.messageId),
      at: mail.timestamp,
      door: 'email',
      channel: 'email',
      ...(words !== '' && { words: keptWords(words) }),
      ...(!isProven(notification, from) && { unproven: true }),
    },
    from,
    ...(previous !== undefined && { previous }),
  }
}

/** Of the sender and the sender's own id, so that nobody can take the id of somebody else's mail. */
function responseId(from: string, messageId: string): string {
  return `m${createHash('sha256')
    .update(JSON.stringify([from, messageId]))
    .digest('hex')
    .slice(0, 32)}`
}

/** SES gives our mails ids of its own, `<id@region.amazonses.com>`; the part before the @ is what it answered to our call. */
function sentBySes(id: string): string | undefined {
  return /^([0-9a-z-]{20,100})@(?:[a-z0-9-]{1,30}\.)?amazonses\.com$/.exec(id)?.[1]
}

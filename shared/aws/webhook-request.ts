import { Webhook } from 'standardwebhooks'
import type { OutgoingMessage } from '../ports.ts'
import { formatInstant, type Instant } from '../time/instant.ts'

/**
 * What a house channel receives: whom to tell what, in which language, and until when. The contact's id is the message's id,
 * so that a receiver which sees it twice delivers it once.
 */
export function webhookBody({ contact, borrower, message, notAfter }: OutgoingMessage, now: Instant): string {
  const { to, locale, template, text } = message
  return JSON.stringify({
    type: 'contact.due',
    timestamp: formatInstant(now),
    data: { contact, borrower, to, locale, template, text, notAfter: formatInstant(notAfter) },
  })
}

/** The headers of the Standard Webhooks specification. They are signed anew at each try: a receiver refuses old signatures. */
export function signedHeaders(
  id: string,
  body: string,
  secret: string,
  now: Instant,
): Readonly<Record<string, string>> {
  const at = new Date(now)
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

/** The headers of a mail, by their names in lower case. */
export type MailHeaders = (name: string) => string | undefined

/**
 * Why a mail is no answer of a person; undefined where it may be one. Programs say so in headers (RFC 3834, RFC 3464, RFC 2919 and what
 * older ones write instead); words say nothing of it, since people do write that they are out of office.
 */
export function automaticReason(header: MailHeaders, from: string, envelopeFrom: string): string | undefined {
  const submitted = header('auto-submitted')?.trim().toLowerCase()
  if (submitted !== undefined && !/^no\b/.test(submitted)) return 'a program answered, as Auto-Submitted says'
  if (/^multipart\/report\b/i.test(header('content-type') ?? '')) return 'a report about a delivery'
  if (envelopeFrom === '' || envelopeFrom === '<>') return 'it comes from nobody, as bounces do'
  if (/^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from)) return 'it comes from a program'
  if (OLDER.some((name) => header(name) !== undefined)) return 'a program answered, as its own header says'
  if (/\b(?:auto_reply|bulk|junk|list)\b/i.test(header('precedence') ?? '')) return 'it went to many, or by itself'
  return header('list-id') === undefined ? undefined : 'it came by a mailing list'
}

const OLDER = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-failed-recipients', 'x-autoresponder'] as const

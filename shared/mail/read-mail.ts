import PostalMime, { type Address, type Email } from 'postal-mime'
import { automaticReason } from './automatic.ts'
import { ownWords } from './own-words.ts'
import { textOfHtml } from './text-of-html.ts'

/** A mail as an answer: who wrote what, and to which mail of ours. */
export interface MailAnswer {
  /** In lower case, as addresses are stored. */
  readonly from: string
  /** What was written, without what is quoted; empty where nothing could be read. */
  readonly words: string
  /** The sender's own id of the mail. */
  readonly messageId?: string
  /** The ids of the mails that it answers, the closest first. */
  readonly answers: readonly string[]
}

export type MailReading = MailAnswer | { readonly ignored: string }

/** Attachments are not looked at, so nesting serves nobody. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }
const MOST_ANSWERED = 10
const REPLIES = /^(?:re|aw|sv|回复|回覆|答复|答覆|fw|fwd|转发|轉寄)\s?[:：]/iu

/** Reads a mail, or as much of it as there is. Throws only what the parser throws. */
export async function readMail(raw: Uint8Array, envelopeFrom: string): Promise<MailReading> {
  const mail = await PostalMime.parse(raw, LIMITS)
  const from = mail.headers.filter(({ key }) => key === 'from').length === 1 ? mailboxOf(mail.from) : undefined
  if (from === undefined) return { ignored: 'it does not say from whom it comes' }
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  const automatic = automaticReason(header, from, envelopeFrom)
  if (automatic !== undefined) return { ignored: automatic }
  const { messageId } = mail
  return { from, words: wordsOf(mail), ...(messageId !== undefined && { messageId }), answers: answersOf(mail) }
}

function mailboxOf(from: Address | undefined): string | undefined {
  const address = from?.address?.trim().toLowerCase() ?? ''
  return /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/.test(address) ? address : undefined
}

/** What stands in the subject is the borrower's own where it is not the subject of our mail; some write nothing else. */
function wordsOf({ subject = '', text, html, inReplyTo }: Email): string {
  const body = ownWords(text?.trim() ? text : textOfHtml(html ?? ''))
  const own = inReplyTo === undefined && !REPLIES.test(subject.trim()) ? subject.trim() : ''
  return [own, body].filter((part) => part !== '').join('\n')
}

function answersOf({ inReplyTo = '', references = '' }: Email): readonly string[] {
  const closestFirst = [...idsIn(inReplyTo), ...idsIn(references).toReversed()]
  return [...new Set(closestFirst)].slice(0, MOST_ANSWERED)
}

function idsIn(header: string): readonly string[] {
  return (
    header
      .slice(0, 10_000)
      .match(/<[^<>\s]{1,250}>/g)
      ?.map((id) => id.slice(1, -1)) ?? []
  )
}

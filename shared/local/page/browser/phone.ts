import type { ContactView } from '../view.ts'
import { borrowerLink } from './borrower-link.ts'
import { element } from './element.ts'
import { cityOf } from './formats.ts'
import { replyForm } from './reply-form.ts'
import type { LocalContext } from './view-context.ts'

/** What one phone shows: the messages of a borrower, oldest first. */
export interface PhoneThread {
  readonly borrower: string
  readonly name: string
  readonly zone: string
  readonly messages: readonly ContactView[]
}

const SHOWN_ON_A_PHONE = 4

/** Groups messages, newest first, into phones; the phone with the newest message comes first. */
export function threadsOf(contacts: readonly ContactView[]): PhoneThread[] {
  const threads = new Map<string, { borrower: string; name: string; zone: string; messages: ContactView[] }>()
  for (const contact of contacts) {
    const { borrower, name, zone } = contact
    const thread = threads.get(borrower) ?? { borrower, name, zone, messages: [] }
    threads.set(borrower, thread)
    if (thread.messages.length < SHOWN_ON_A_PHONE) thread.messages.unshift(contact)
  }
  return [...threads.values()]
}

/** A phone with its thread of messages, times in the borrower's zone. */
export function phone(context: LocalContext, thread: PhoneThread): HTMLElement {
  const { strings, formats, live } = context
  const { borrower, name, zone, messages } = thread
  const newest = messages.at(-1)
  const bubbles = element(
    'ol',
    { class: 'thread' },
    ...messages.flatMap(({ at, message, page, replies = [] }) => [
      element(
        'li',
        {},
        element('p', { class: 'bubble-when' }, formats.moment(at, zone)),
        smsBubble(message.text, message.locale, page),
        page?.answer !== undefined && element('p', { class: 'bubble-size' }, strings.pageAsks(page.answer)),
        message.segments !== undefined &&
          element('p', { class: 'bubble-size' }, strings.segments(message.segments, formats.number(message.segments))),
      ),
      ...replies.map(replyBubble),
    ]),
  )
  const replied = (words: string) => bubbles.append(replyBubble(words))
  return element(
    'li',
    {},
    element(
      'article',
      { class: 'phone-place', 'aria-label': strings.phoneOf(name) },
      element(
        'h2',
        { class: 'phone-owner' },
        borrowerLink(borrower, name),
        element('span', { class: 'quiet' }, cityOf(zone)),
      ),
      element(
        'div',
        { class: 'phone' },
        element('p', { class: 'phone-sender' }, live.overview().lender),
        bubbles,
        newest !== undefined && replyForm(context, { name, contact: newest.id, replied }),
      ),
    ),
  )
}

/** A text with its link, which opens the borrower's page on this machine. */
export function smsBubble(text: string, locale: string, page?: ContactView['page']): HTMLElement {
  const at = page === undefined ? -1 : text.indexOf(page.link)
  if (page === undefined || at < 0) return element('p', { class: 'bubble', lang: locale }, text)
  const link = element('a', { href: page.path, target: '_blank', rel: 'noopener' }, page.link)
  return element('p', { class: 'bubble', lang: locale }, text.slice(0, at), link, text.slice(at + page.link.length))
}

function replyBubble(words: string): HTMLElement {
  return element('li', {}, element('p', { class: 'bubble mine' }, words))
}

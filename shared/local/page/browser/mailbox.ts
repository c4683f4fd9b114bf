import type { ContactView } from '../view.ts'
import { borrowerLink } from './borrower-link.ts'
import { element } from './element.ts'
import { cityOf } from './formats.ts'
import { emailBody, mailPreview } from './message-frame.ts'
import type { LocalContext } from './view-context.ts'

/** A line of a mailbox: sender, subject and preview, which opens to the email. */
export function mailboxRow({ strings, formats, live }: LocalContext, contact: ContactView): HTMLElement {
  const { at, borrower, name, zone, message, page } = contact
  const lender = live.overview().lender
  const body = element('div', { class: 'mail-body' })
  const details = element(
    'details',
    { class: 'mail' },
    element(
      'summary',
      {},
      element('span', { class: 'mail-from' }, lender),
      element('span', { class: 'mail-to quiet' }, strings.mailTo(name)),
      element('span', { class: 'mail-when quiet' }, formats.shortDate(at, zone)),
      element('span', { class: 'mail-subject', lang: message.locale }, message.subject ?? ''),
      element('span', { class: 'mail-preview', lang: message.locale }, mailPreview(message)),
    ),
    body,
  )
  details.addEventListener('toggle', () => {
    if (!details.open || body.hasChildNodes()) return
    body.append(
      element(
        'dl',
        { class: 'mail-head' },
        element('dt', {}, strings.from),
        element('dd', {}, lender),
        element('dt', {}, strings.to),
        element('dd', {}, borrowerLink(borrower, name), ` <${message.to}>`),
        element('dt', {}, strings.arrivedAt),
        element('dd', {}, `${formats.moment(at, zone)} (${cityOf(zone)})`),
      ),
      emailBody(strings, message),
      ...(page === undefined
        ? []
        : [
            element(
              'p',
              { class: 'mail-page' },
              element('a', { href: page.path, target: '_blank', rel: 'noopener' }, strings.openPage),
              page.answer !== undefined && ` ${strings.pageAsks(page.answer)}`,
            ),
          ]),
    )
  })
  return element('li', {}, details)
}

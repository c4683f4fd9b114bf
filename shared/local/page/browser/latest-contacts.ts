import type { ContactView } from '../view.ts'
import { borrowerLink } from './borrower-link.ts'
import { element } from './element.ts'
import { cityOf } from './formats.ts'
import { keyedList } from './keyed-list.ts'
import type { ViewContext } from './view-context.ts'

const SHOWN = 6

/** The newest contacts in a line each, with the way to the borrower's story. */
export function latestContacts({ strings, formats }: ViewContext) {
  const node = element('ol', { class: 'latest' })
  const update = keyedList<ContactView>(
    node,
    (contact) => contact.id,
    ({ at, borrower, name, zone, message }) =>
      element(
        'li',
        {},
        element(
          'p',
          { class: 'latest-head' },
          borrowerLink(borrower, name),
          element(
            'span',
            { class: 'quiet' },
            `${strings.channels[message.channel]} · ${formats.moment(at, zone)} (${cityOf(zone)})`,
          ),
        ),
        element('p', { class: 'preview', lang: message.locale }, message.subject ?? message.text),
      ),
  )
  return { node, show: (newest: readonly ContactView[]) => update(newest.slice(0, SHOWN)) }
}

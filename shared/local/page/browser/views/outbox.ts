import type { ContactView } from '../../view.ts'
import { getOutbox } from '../api.ts'
import { borrowerLink } from '../borrower-link.ts'
import { element, fill, say } from '../element.ts'
import { cityOf } from '../formats.ts'
import { keyedList } from '../keyed-list.ts'
import { mailboxRow } from '../mailbox.ts'
import { type PhoneThread, phone, threadsOf } from '../phone.ts'
import { addressOf, OUTBOX_TABS, type OutboxTab } from '../route.ts'
import type { Strings } from '../strings/en.ts'
import type { LocalContext, View } from '../view-context.ts'

const MORE = 24
const MOST = 480

/** What left Duewell, on the phones and in the mailboxes where it arrives. */
export function outboxView(context: LocalContext, tab: OutboxTab): View {
  const { strings, formats } = context
  const empty = element('p', { class: 'empty', hidden: true })
  const showNew = element('button', { type: 'button', class: 'primary', hidden: true })
  const earlier = element('button', { type: 'button', hidden: true }, strings.earlier)
  const list = listOf(context, tab)
  let limit = MORE
  let waiting = 0

  const load = async () => {
    waiting = 0
    const contacts = await newestOf(tab, limit)
    list.show(contacts)
    say(empty, emptyHint(strings, tab))
    empty.hidden = contacts.length > 0
    showNew.hidden = true
    earlier.hidden = contacts.length < limit || limit >= MOST
  }
  showNew.addEventListener('click', () => {
    load()
    document.querySelector('h1')?.focus()
  })
  earlier.addEventListener('click', () => {
    limit = Math.min(MOST, limit * 3)
    load()
  })
  load()

  const tabs = OUTBOX_TABS.map((each) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: addressOf({ place: 'outbox', tab: each }), 'aria-current': each === tab ? 'page' : undefined },
        tabName(strings, each),
      ),
    ),
  )
  return {
    title: `${strings.outbox}${strings.colon}${tabName(strings, tab)}`,
    content: [
      element('h1', { tabindex: -1 }, strings.outbox),
      element('p', { class: 'quiet' }, strings.outboxHint),
      element('nav', { class: 'sections tabs', 'aria-label': strings.channel }, element('ul', {}, ...tabs)),
      element('div', { class: 'news', role: 'status' }, showNew),
      empty,
      list.node,
      earlier,
    ],
    changed: (fresh) => {
      const mine = fresh.filter((contact) => belongsTo(tab, contact)).length
      if (mine === 0) return
      // The first ones are shown at once; later ones wait for the reader, who may be reading.
      if (!empty.hidden) {
        load()
        return
      }
      waiting += mine
      say(showNew, strings.showNew(waiting, formats.number(waiting)))
      showNew.hidden = false
    },
  }
}

async function newestOf(tab: OutboxTab, limit: number): Promise<readonly ContactView[]> {
  if (tab !== 'other') return (await getOutbox({ channel: tab, limit })).contacts
  const others = await Promise.all(
    ['voice', 'webhook', 'agent'].map(async (channel) => (await getOutbox({ channel, limit })).contacts),
  )
  return others.flat().sort((a, b) => b.at - a.at)
}

function belongsTo(tab: OutboxTab, { message }: ContactView): boolean {
  return tab === 'other' ? message.channel !== 'sms' && message.channel !== 'email' : message.channel === tab
}

function listOf(
  context: LocalContext,
  tab: OutboxTab,
): { node: HTMLElement; show(contacts: readonly ContactView[]): void } {
  const { strings } = context
  switch (tab) {
    case 'sms': {
      const node = element('ul', { class: 'phones' })
      const update = keyedList<PhoneThread>(
        node,
        (thread) => thread.borrower,
        (thread) => phone(context, thread),
      )
      return { node, show: (contacts) => update(threadsOf(contacts)) }
    }
    case 'email': {
      const node = element('ul', { class: 'mailbox', 'aria-label': strings.mailbox })
      const update = keyedList<ContactView>(
        node,
        (contact) => contact.id,
        (contact) => mailboxRow(context, contact),
      )
      return { node, show: update }
    }
    case 'other': {
      const node = element('ul', { class: 'cards' })
      return { node, show: (contacts) => fill(node, ...contacts.map((contact) => card(context, contact))) }
    }
  }
}

function card({ strings, formats }: LocalContext, { at, borrower, name, zone, message }: ContactView): HTMLElement {
  return element(
    'li',
    { class: 'panel' },
    element(
      'p',
      { class: 'latest-head' },
      element('strong', {}, strings.channels[message.channel]),
      borrowerLink(borrower, name),
      element('span', { class: 'quiet' }, `${formats.moment(at, zone)} (${cityOf(zone)})`),
    ),
    element('p', { class: 'plain-text', lang: message.locale }, message.text),
  )
}

function tabName(strings: Strings, tab: OutboxTab): string {
  switch (tab) {
    case 'sms':
      return strings.smsTab
    case 'email':
      return strings.emailTab
    case 'other':
      return strings.otherTab
  }
}

function emptyHint(strings: Strings, tab: OutboxTab): string {
  switch (tab) {
    case 'sms':
      return strings.smsEmpty
    case 'email':
      return strings.emailEmpty
    case 'other':
      return strings.otherEmpty
  }
}

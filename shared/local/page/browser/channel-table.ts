import type { CountsView } from '../view.ts'
import { SHOWN_CHANNELS } from './channels.ts'
import { element, say } from './element.ts'
import type { ViewContext } from './view-context.ts'

/** Contacts so far by channel, as numbers and as bars. */
export function channelTable({ strings, formats }: ViewContext) {
  const rows = SHOWN_CHANNELS.map((channel) => {
    const number = element('td', { class: 'number' })
    const bar = element('span', { class: 'bar' })
    const row = element(
      'tr',
      {},
      element('th', { scope: 'row' }, strings.channels[channel]),
      number,
      element('td', { class: 'bar-cell', 'aria-hidden': 'true' }, bar),
    )
    return { channel, number, bar, row }
  })
  const node = element(
    'table',
    { class: 'channels' },
    element('caption', { class: 'unseen' }, strings.byChannel),
    element(
      'thead',
      { class: 'unseen' },
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, strings.channel),
        element('th', { scope: 'col' }, strings.sent),
        element('td'),
      ),
    ),
    element('tbody', {}, ...rows.map(({ row }) => row)),
  )
  return {
    node,
    /** Says whether anything has been sent at all. */
    show: ({ sent }: CountsView): boolean => {
      const most = Math.max(0, ...SHOWN_CHANNELS.map((channel) => sent[channel].at(-1) ?? 0))
      for (const { channel, number, bar } of rows) {
        const value = sent[channel].at(-1) ?? 0
        say(number, formats.number(value))
        bar.style.inlineSize = `${most === 0 ? 0 : (value / most) * 100}%`
      }
      return most > 0
    },
  }
}

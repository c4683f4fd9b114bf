import { CASE_STATES } from '../../../story/timeline.ts'
import type { CountsView } from '../view.ts'
import { SHOWN_CHANNELS } from './channels.ts'
import { element, fill } from './element.ts'
import type { ViewContext } from './view-context.ts'

const DAY = 86_400_000

/** The plot in numbers, one line a day, for those who would rather read or can't see it. */
export function countsTable({ strings, formats }: ViewContext) {
  const body = element('tbody')
  const column = (name: string) => element('th', { scope: 'col', class: 'number' }, name)
  const table = element(
    'table',
    {},
    element('caption', {}, strings.tableCaption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, strings.day),
        ...CASE_STATES.map((state) => column(strings.states[state])),
        ...SHOWN_CHANNELS.map((channel) => column(strings.channels[channel])),
      ),
    ),
    body,
  )
  const node = element(
    'details',
    {},
    element('summary', { class: 'button' }, strings.asTable),
    element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': strings.asTable }, table),
  )
  let shown: CountsView | undefined
  const render = () => {
    if (!node.open || shown === undefined) return
    const counts = shown
    const cell = (value: number | undefined) => element('td', { class: 'number' }, formats.number(value ?? 0))
    fill(
      body,
      ...lastSampleOfEachDay(counts.at).map((at) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, formats.shortDate(counts.at[at] ?? 0)),
          ...CASE_STATES.map((state) => cell(counts.states[state][at])),
          ...SHOWN_CHANNELS.map((channel) => cell(counts.sent[channel][at])),
        ),
      ),
    )
  }
  node.addEventListener('toggle', render)
  return {
    node,
    show: (counts: CountsView) => {
      const grew = shown?.at.length !== counts.at.length
      shown = counts
      if (grew) render()
    },
  }
}

/** Indices of the samples that are the last of their UTC day. */
function lastSampleOfEachDay(at: readonly number[]): number[] {
  const days = at.map((instant) => Math.floor(instant / DAY))
  return days.flatMap((day, sample) => (day === days[sample + 1] ? [] : [sample]))
}

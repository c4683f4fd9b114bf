import type { Grouping } from '../../../outcomes/grouping.ts'
import type { GroupOutcomes, Share } from '../../../outcomes/outcome-report.ts'
import { element } from './element.ts'
import { estimateInWords } from './estimate-words.ts'
import type { ViewContext } from './view-context.ts'

/** A share of each group as a dot on its interval, and in words: the plot is a table, so that everybody can read it. */
export function sharePlot(
  { strings, formats }: ViewContext,
  by: Grouping,
  groups: readonly GroupOutcomes[],
  title: string,
  shareOf: (group: GroupOutcomes) => Share,
  noteOf: (group: GroupOutcomes) => string | undefined = () => undefined,
): HTMLElement {
  const percent = (part: number) => formats.number(part * 100)
  const row = (group: GroupOutcomes) => {
    const { hits, of, estimate } = shareOf(group)
    const many = strings.ofMany(formats.number(hits), formats.number(of))
    const words = estimate === undefined ? strings.nobodyYet : strings.percent(percent(estimate.value))
    const interval = estimate && strings.percent(estimateInWords(strings, estimate, percent).interval)
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, group.name || strings.noName, element('span', { class: 'under' }, many)),
      element('td', { class: 'number' }, words, element('span', { class: 'under' }, interval)),
      element('td', { class: 'interval-cell', 'aria-hidden': 'true' }, estimate && intervalBar(estimate)),
    )
  }
  const notes = groups.flatMap((group) => {
    const note = noteOf(group)
    return note === undefined
      ? []
      : element('p', { class: 'quiet' }, `${group.name || strings.noName}${strings.colon}${note}`)
  })
  return element(
    'section',
    { class: 'panel' },
    element('h2', {}, title),
    element(
      'table',
      { class: 'shares' },
      element('caption', { class: 'unseen' }, title),
      element(
        'thead',
        { class: 'unseen' },
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, strings.group[by]),
          element('th', { scope: 'col' }, strings.share),
          element('td'),
        ),
      ),
      element('tbody', {}, ...groups.map(row)),
    ),
    ...notes,
  )
}

function intervalBar({ value, low, high }: NonNullable<Share['estimate']>): HTMLElement {
  const reach = element('span', { class: 'interval' })
  reach.style.insetInlineStart = `${low * 100}%`
  reach.style.inlineSize = `${(high - low) * 100}%`
  const dot = element('span', { class: 'dot' })
  dot.style.insetInlineStart = `${value * 100}%`
  return element('span', { class: 'track' }, reach, dot)
}

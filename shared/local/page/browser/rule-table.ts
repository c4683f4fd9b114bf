import type { OverviewAnswer } from '../wire.ts'
import { element, fill } from './element.ts'
import { ruleSentence } from './rule-sentence.ts'
import type { ViewContext } from './view-context.ts'

/** How often each rule held a contact back, most frequent first. */
export function ruleTable({ strings, formats }: ViewContext) {
  const body = element('tbody')
  const node = element(
    'table',
    { class: 'rules' },
    element('caption', { class: 'unseen' }, strings.byRule),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, strings.rule),
        element('th', { scope: 'col', class: 'number' }, strings.times),
      ),
    ),
    body,
  )
  let shown: OverviewAnswer['rules'] | undefined
  return {
    node,
    show: (rules: OverviewAnswer['rules']) => {
      if (rules === shown) return
      shown = rules
      fill(
        body,
        ...rules.map(({ rule, sentence, count }) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, ruleSentence(strings, rule, sentence), ' ', element('code', {}, rule)),
            element('td', { class: 'number' }, formats.number(count)),
          ),
        ),
      )
    },
  }
}

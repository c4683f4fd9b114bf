import { CASE_STATES } from '../../../../story/timeline.ts'
import type { PortfolioState } from '../../../../sweep/portfolio-ledger.ts'
import { element, say } from '../../browser/element.ts'
import { stateMark } from '../../browser/marks.ts'
import { saidOf } from '../../browser/refused.ts'
import type { View } from '../../browser/view-context.ts'
import type { LenderContext } from '../lender-context.ts'

/** The portfolio in one look: how many borrowers stand where, as the latest sweep counted them. */
export function portfolioView({ strings, formats, api }: LenderContext): View {
  const numbers = CASE_STATES.map((state) => ({ state, value: element('span', { class: 'tile-number' }, '–') }))
  const tiles = numbers.map(({ state, value }) =>
    element(
      'li',
      { class: 'tile' },
      element('span', { class: 'tile-word' }, stateMark(state), strings.states[state]),
      value,
    ),
  )
  const said = element('p', { class: 'quiet', role: 'status' }, strings.loading)
  const load = async () => {
    try {
      const { portfolio } = await api.get<{ readonly portfolio?: PortfolioState }>('/v1/portfolio')
      for (const { state, value } of numbers) {
        say(value, portfolio === undefined ? '–' : formats.number(portfolio.states[state]))
      }
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      say(said, portfolio === undefined ? strings.notCounted : strings.countedAt(formats.moment(portfolio.at, zone)))
    } catch (error) {
      say(said, saidOf(error, strings))
    }
  }
  load()
  return {
    title: strings.portfolio,
    content: [
      element('h1', {}, strings.portfolio),
      element(
        'section',
        { class: 'panel portfolio' },
        element('h2', {}, strings.byState),
        element('ul', { class: 'tiles' }, ...tiles),
        said,
      ),
    ],
    changed: () => void load(),
  }
}

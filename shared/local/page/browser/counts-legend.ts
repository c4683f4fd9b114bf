import { CASE_STATES, type CaseState } from '../../../story/timeline.ts'
import type { CountsView } from '../view.ts'
import { LINES } from './counts-plot.ts'
import { element, say } from './element.ts'
import { stateMark } from './marks.ts'
import { addressOf } from './route.ts'
import type { ViewContext } from './view-context.ts'

/** The states with their numbers at one sample; each leads to its borrowers and shows how its line is drawn. */
export function countsLegend({ strings, formats }: ViewContext) {
  const numbers = CASE_STATES.map((state) => ({ state, value: element('span', { class: 'tile-number' }) }))
  const moment = element('p', { class: 'quiet' })
  const tiles = numbers.map(({ state, value }) =>
    element(
      'li',
      {},
      element(
        'a',
        { class: 'tile', href: addressOf({ place: 'borrowers', query: '', state }) },
        element('span', { class: 'tile-word' }, stateMark(state), strings.states[state]),
        value,
        lineSample(state),
      ),
    ),
  )
  return {
    node: element('div', {}, element('ul', { class: 'tiles' }, ...tiles), moment),
    show: (counts: CountsView, sample: number) => {
      const at = counts.at[sample]
      if (at === undefined) return
      for (const { state, value } of numbers) say(value, formats.number(counts.states[state][sample] ?? 0))
      say(moment, strings.atMoment(`${formats.moment(at)} UTC`))
    },
  }
}

function lineSample(state: CaseState): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('class', 'line-sample')
  svg.setAttribute('viewBox', '0 0 40 6')
  svg.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', 'M0 3h40')
  line.setAttribute('stroke', `var(${LINES[state].color})`)
  line.setAttribute('stroke-width', String(LINES[state].width))
  line.setAttribute('stroke-dasharray', LINES[state].dash.join(' '))
  svg.append(line)
  return svg
}

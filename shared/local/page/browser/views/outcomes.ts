import { GROUPINGS, type Grouping } from '../../../../outcomes/grouping.ts'
import type { GroupOutcomes, OutcomeReport } from '../../../../outcomes/outcome-report.ts'
import { answersTable } from '../answers-table.ts'
import { getOutcomes } from '../api.ts'
import { atMostEvery } from '../at-most-every.ts'
import { element, fill, say } from '../element.ts'
import { estimateInWords } from '../estimate-words.ts'
import { recoveredTable } from '../recovered-table.ts'
import { addressOf } from '../route.ts'
import { sharePlot } from '../share-plot.ts'
import type { LocalContext, View } from '../view-context.ts'

const BETWEEN_REFRESHES = 4_000

/** What became of the borrowers, by arm, segment or step: each figure with the interval that says how much it tells. */
export function outcomesView(context: LocalContext, by: Grouping): View {
  const { strings, live } = context
  const content = element('div', { class: 'outcomes' })
  const status = element('p', { class: 'quiet', role: 'status' }, strings.loading)
  const show = (report: OutcomeReport) => {
    const groups = report[by]
    const judged = groups.some(({ cured }) => cured[7].of > 0)
    say(status, judged ? '' : strings.outcomesEmpty)
    status.hidden = judged
    fill(content, ...(judged ? panelsOf(context, by, groups) : []))
  }
  const load = async () => show((await getOutcomes()).outcomes)
  const refresh = atMostEvery(BETWEEN_REFRESHES, load)
  load()

  let askedAt = live.overview().clock.now
  return {
    title: strings.outcomeReport,
    content: [
      element('h1', {}, strings.outcomeReport),
      element('p', { class: 'quiet' }, strings.outcomesHint),
      groupingTabs(context, by),
      status,
      content,
    ],
    changed: () => {
      const { now } = live.overview().clock
      if (now !== askedAt) refresh.ask()
      askedAt = now
    },
    close: () => refresh.stop(),
  }
}

function groupingTabs({ strings }: LocalContext, by: Grouping): HTMLElement {
  const tabs = GROUPINGS.map((each) => {
    const address = addressOf({ place: 'outcomes', by: each })
    return element(
      'li',
      {},
      element('a', { href: address, 'aria-current': each === by && 'page' }, strings.groupings[each]),
    )
  })
  return element('nav', { class: 'sections tabs', 'aria-label': strings.outcomeReport }, element('ul', {}, ...tabs))
}

function panelsOf(context: LocalContext, by: Grouping, groups: readonly GroupOutcomes[]): readonly HTMLElement[] {
  const { strings, formats } = context
  const percent = (part: number) => `${part > 0 ? '+' : ''}${formats.number(part * 100)}`
  const againstControl = ({ overControl }: GroupOutcomes) => {
    if (overControl === undefined) return undefined
    const { value, interval } = estimateInWords(strings, overControl, percent)
    return strings.overControl(value, interval)
  }
  const plot = (days: 7 | 30) =>
    sharePlot(
      context,
      by,
      groups,
      strings.curedWithin(days),
      ({ cured }) => cured[days],
      days === 30 ? againstControl : undefined,
    )
  const download = element('a', { class: 'button', href: '/api/outcomes.csv', download: 'outcomes.csv' }, strings.asCsv)
  return [
    element('p', { class: 'quiet' }, by === 'arm' ? strings.armsCompare : strings.notCompared),
    plot(7),
    plot(30),
    recoveredTable(context, by, groups),
    answersTable(context, by, groups),
    element('p', {}, download),
  ]
}

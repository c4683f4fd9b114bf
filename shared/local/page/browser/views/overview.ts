import { CASE_STATES } from '../../../../story/timeline.ts'
import { atMostEvery } from '../at-most-every.ts'
import { channelTable } from '../channel-table.ts'
import { countsLegend } from '../counts-legend.ts'
import { countsPlot } from '../counts-plot.ts'
import { countsTable } from '../counts-table.ts'
import { element, say } from '../element.ts'
import { latestContacts } from '../latest-contacts.ts'
import { ruleTable } from '../rule-table.ts'
import type { LocalContext, View } from '../view-context.ts'

const BETWEEN_REFRESHES = 2_000

/** The portfolio in one look: who stands where, what went out, and what held contacts back. */
export function overviewView(context: LocalContext): View {
  const { strings, formats, live } = context
  let pointed: number | undefined
  const legend = countsLegend(context)
  const plot = countsPlot(context, (sample) => {
    pointed = sample
    showLegend()
  })
  const table = countsTable(context)
  const channels = channelTable(context)
  const latest = latestContacts(context)
  const rules = ruleTable(context)
  const states = panel(strings.byState, strings.byStateEmpty, legend.node, plot.node, table.node)
  const sent = panel(strings.byChannel, strings.byChannelEmpty, channels.node)
  const newest = panel(strings.latest, strings.latestEmpty, latest.node)
  const held = panel(
    strings.byRule,
    strings.byRuleEmpty,
    element('p', { class: 'quiet' }, strings.byRuleHint),
    rules.node,
  )

  const showLegend = () => {
    const { counts } = live.overview()
    legend.show(counts, pointed ?? counts.at.length - 1)
  }
  const show = () => {
    const { counts, rules: counted } = live.overview()
    states.setEmpty(counts.at.length === 0)
    plot.show(counts)
    table.show(counts)
    showLegend()
    const last = CASE_STATES.map(
      (state) => `${strings.states[state]} ${formats.number(counts.states[state].at(-1) ?? 0)}`,
    )
    plot.node.setAttribute('aria-label', strings.plotSays(last.join(', ')))
    sent.setEmpty(!channels.show(counts))
    newest.setEmpty(live.newest().length === 0)
    latest.show(live.newest())
    held.setEmpty(counted.length === 0)
    rules.show(counted)
  }
  show()

  // The events do not carry the counts of rules, so those are asked for now and then while the clock moves.
  let askedAt = live.overview().clock.now
  const refresh = atMostEvery(BETWEEN_REFRESHES, async () => {
    askedAt = live.overview().clock.now
    await live.refresh()
  })
  return {
    title: strings.overview,
    content: [
      element('h1', { class: 'unseen' }, strings.overview),
      element(
        'div',
        { class: 'overview' },
        states.node,
        element('div', { class: 'overview-side' }, sent.node, newest.node),
        held.node,
      ),
    ],
    changed: () => {
      show()
      if (live.overview().clock.now !== askedAt) refresh.ask()
    },
    close: () => {
      refresh.stop()
      plot.close()
    },
  }
}

let panels = 0

function panel(heading: string, emptyHint: string, ...content: readonly HTMLElement[]) {
  panels += 1
  const id = `panel-${panels}`
  const empty = element('p', { class: 'empty' })
  const body = element('div', {}, ...content)
  return {
    node: element('section', { class: 'panel', 'aria-labelledby': id }, element('h2', { id }, heading), empty, body),
    setEmpty: (yes: boolean) => {
      say(empty, yes ? emptyHint : '')
      empty.hidden = !yes
      body.hidden = yes
    },
  }
}

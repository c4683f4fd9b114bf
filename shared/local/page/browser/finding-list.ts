import type { ExplainedFinding } from '../../../explain/explain-case.ts'
import { element } from './element.ts'
import { cityOf } from './formats.ts'
import { ruleSentence } from './rule-sentence.ts'
import { wordOf } from './strings/word-of.ts'
import type { ViewContext } from './view-context.ts'

/** What every rule said about one decision, with its source and, for a deferral, from when until when. */
export function findingList(context: ViewContext, findings: readonly ExplainedFinding[], zone: string): HTMLElement {
  return element('ul', { class: 'findings' }, ...findings.map((finding) => findingItem(context, finding, zone)))
}

function findingItem(context: ViewContext, finding: ExplainedFinding, zone: string): HTMLElement {
  const { strings } = context
  const { effect, rule, sentence, loan, step, channel } = finding
  const about = [
    loan === undefined ? undefined : strings.aboutLoan(loan),
    step === undefined ? undefined : strings.aboutStep(step),
    channel === undefined ? undefined : (wordOf(strings.channels, channel) ?? channel),
  ].filter((part) => part !== undefined)
  return element(
    'li',
    { class: `finding finding-${effect}` },
    element(
      'p',
      {},
      element('strong', { class: 'effect' }, strings.effects[effect]),
      ' ',
      ruleSentence(strings, rule, sentence),
    ),
    span(context, finding, zone),
    element('p', { class: 'quiet' }, element('code', {}, rule), about.length > 0 && ` · ${about.join(' · ')}`),
    standing(context, finding),
    source(context, finding),
  )
}

/** JSON has no infinity: an end that never comes arrives as `null`. */
function span(
  { strings, formats }: ViewContext,
  { from, until }: ExplainedFinding,
  zone: string,
): HTMLElement | undefined {
  if (from === undefined && until === undefined) return undefined
  const moment = (at: number) => element('time', { datetime: new Date(at).toISOString() }, formats.moment(at, zone))
  return element(
    'p',
    { class: 'from-until' },
    typeof from === 'number' && moment(from),
    ' → ',
    typeof until === 'number' ? moment(until) : strings.notWithin,
    ` (${cityOf(zone)})`,
  )
}

/** Whether a rule of a pack is law, and which pack says so; the house's own reasons have neither. */
function standing({ strings }: ViewContext, { status, pack }: ExplainedFinding): HTMLElement | undefined {
  if (status === undefined) return undefined
  const words = [strings.statuses[status], ...(pack === undefined ? [] : [strings.fromPack(pack)])]
  return element('p', { class: 'quiet' }, words.join(' · '))
}

function source({ strings }: ViewContext, { citation, url }: ExplainedFinding): HTMLElement | undefined {
  if (citation === undefined && url === undefined) return undefined
  const text = citation ?? strings.ruleLink
  if (url === undefined || !/^https?:\/\//.test(url)) return element('p', {}, text)
  return element(
    'p',
    {},
    element(
      'a',
      { class: 'reach', href: url, target: '_blank', rel: 'noopener noreferrer' },
      text,
      element('span', { class: 'unseen' }, ` (${strings.opensNewTab})`),
    ),
  )
}

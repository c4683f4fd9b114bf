import { decidingFinding } from '../../../explain/deciding-finding.ts'
import type { TimelineEntry } from '../../../story/timeline.ts'
import { element } from './element.ts'
import { entryMark } from './marks.ts'
import { emailBody } from './message-frame.ts'
import { smsBubble } from './phone.ts'
import { ruleSentence } from './rule-sentence.ts'
import { nowSentence, storySentence } from './story-sentence.ts'
import type { ViewContext } from './view-context.ts'
import { whyDetails } from './why-details.ts'

/** One entry of a borrower's story: when, what, the message as it arrived, and why. */
export function storyEntry(context: ViewContext, entry: TimelineEntry, zone: string, opensDay: boolean): HTMLElement {
  const { formats } = context
  const time = element('time', { datetime: new Date(entry.at).toISOString() }, formats.time(entry.at, zone))
  return element(
    'li',
    { class: `entry entry-${entry.kind}` },
    opensDay && element('h3', { class: 'entry-day' }, formats.dateInWords(entry.at, zone)),
    element(
      'div',
      { class: 'entry-line' },
      entryMark(entry),
      element('p', { class: 'entry-what' }, time, ' ', storySentence(context, entry, zone)),
    ),
    heldBy(context, entry),
    element('div', { class: 'entry-body' }, message(context, entry), why(context, entry, zone)),
  )
}

/** What would be decided at the virtual now. */
export function nowEntry(context: ViewContext, entry: TimelineEntry, zone: string, open: boolean): HTMLElement {
  const reasons = why(context, entry, zone)
  if (reasons instanceof HTMLDetailsElement) reasons.open = open
  return element(
    'li',
    { class: 'entry' },
    element(
      'div',
      { class: 'entry-line' },
      entryMark(entry),
      element('p', { class: 'entry-what' }, nowSentence(context, entry, zone)),
    ),
    heldBy(context, entry),
    element('div', { class: 'entry-body' }, message(context, entry), reasons),
  )
}

/** What kept a contact from being made, told without a click: a reader sees at once why nothing was sent. */
function heldBy({ strings }: ViewContext, { kind, findings, until }: TimelineEntry): HTMLElement | undefined {
  if (kind !== 'wait' && kind !== 'rest' && kind !== 'withdrawn') return undefined
  const finding = decidingFinding(findings, until)
  if (finding === undefined) return undefined
  return element('p', { class: 'held-by' }, ruleSentence(strings, finding.rule, finding.sentence))
}

function message({ strings }: ViewContext, entry: TimelineEntry): HTMLElement | undefined {
  if (entry.message === undefined) return undefined
  const { channel, subject, text, locale } = entry.message
  if (channel !== 'email') return smsBubble(text, locale)
  const body = element('div', { class: 'mail-body' })
  const details = element(
    'details',
    {},
    element(
      'summary',
      { class: 'button' },
      element('span', {}, `${strings.open}: `, element('span', { lang: locale }, subject ?? '')),
    ),
    body,
  )
  details.addEventListener('toggle', () => {
    if (details.open && !body.hasChildNodes() && entry.message !== undefined)
      body.append(emailBody(strings, entry.message))
  })
  return details
}

/** Contacts that we did not send, and receipts, were not decided: nothing is missing where no rule spoke of them. */
function why(context: ViewContext, { kind, findings, message }: TimelineEntry, zone: string): HTMLElement | undefined {
  if (findings.length > 0) return whyDetails(context, findings, zone)
  const decided =
    (kind === 'contact' && message !== undefined) || kind === 'wait' || kind === 'rest' || kind === 'withdrawn'
  return decided ? element('p', { class: 'quiet' }, context.strings.noFindings) : undefined
}

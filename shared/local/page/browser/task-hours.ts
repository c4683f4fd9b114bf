import type { TaskBriefing } from '../../../tasks/briefing.ts'
import { element } from './element.ts'
import { ruleSentence } from './rule-sentence.ts'
import type { ViewContext } from './view-context.ts'
import { whyDetails } from './why-details.ts'

type Hours = TaskBriefing['hours']

/** When the rules next allow each way to reach the borrower, and which of them moved it. */
export function hoursList(context: ViewContext, hours: Hours, zone: string): HTMLElement {
  const { strings, formats } = context
  return element(
    'ul',
    { class: 'hours' },
    ...hours.map(({ channel, manner, from, until, findings }) => {
      const way = manner === undefined ? strings.channels[channel] : strings.manners[manner]
      const when =
        from === undefined || until === undefined
          ? strings.notAllowed
          : strings.between(formats.moment(from, zone), formats.moment(until, zone))
      return element(
        'li',
        {},
        element('p', {}, element('strong', {}, way), strings.colon, when),
        findings.length > 0 && whyDetails(context, findings, zone),
      )
    }),
  )
}

/** What has to be said, and what must not be, each with the rule that says so. */
export function spokenRules({ strings }: ViewContext, { say, doNotSay }: TaskBriefing['rules']): HTMLElement {
  const lines = (title: string, rules: typeof say) => [
    element('h3', {}, title),
    rules.length === 0
      ? element('p', { class: 'quiet' }, strings.nothingAsked)
      : element(
          'ul',
          { class: 'spoken' },
          ...rules.map(({ rule, sentence }) =>
            element('li', {}, ruleSentence(strings, rule, sentence), ' ', element('code', { class: 'quiet' }, rule)),
          ),
        ),
  ]
  return element('div', {}, ...lines(strings.saySection, say), ...lines(strings.doNotSaySection, doNotSay))
}

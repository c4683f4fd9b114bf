import type { ExplainedFinding } from '../../../explain/explain-case.ts'
import { element } from './element.ts'
import { findingList } from './finding-list.ts'
import type { ViewContext } from './view-context.ts'

/** Why something was decided: how many findings there are, and each of them once it is opened. */
export function whyDetails(
  context: ViewContext,
  findings: readonly ExplainedFinding[],
  zone: string,
): HTMLDetailsElement {
  const { strings, formats } = context
  return element(
    'details',
    { class: 'why' },
    element(
      'summary',
      { class: 'button why-summary' },
      strings.whyCount(findings.length, formats.number(findings.length)),
    ),
    findingList(context, findings, zone),
  )
}

import type { LoanView } from '../../../story/timeline.ts'
import { element } from './element.ts'
import { wordOf } from './strings/word-of.ts'
import type { ViewContext } from './view-context.ts'

/** What these say can be read from the dates beside them. */
const DERIVED: ReadonlySet<string> = new Set(['scheduled', 'due', 'overdue'])

/** One loan as it stands: what is owed, since when or until when, and the lender's word for it. */
export function loanItem({ strings, formats }: ViewContext, loan: LoanView): HTMLElement {
  const { daysPastDue, dueOn, status } = loan
  const when = [
    dueOn === undefined ? undefined : strings.dueOn(formats.calendarDate(dueOn)),
    daysPastDue > 0 ? strings.daysPastDue(daysPastDue, formats.number(daysPastDue)) : undefined,
    DERIVED.has(status) ? undefined : (wordOf(strings.loanStatuses, status) ?? status),
  ]
  return element(
    'li',
    { class: 'loan' },
    element('span', { class: 'amount' }, formats.money(loan.owed, loan.currency)),
    element('span', {}, when.filter((part) => part !== undefined).join(' · ')),
    element('span', { class: 'quiet' }, strings.aboutLoan(loan.id)),
  )
}

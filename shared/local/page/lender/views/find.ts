import { element } from '../../browser/element.ts'
import { labelled } from '../../browser/labelled.ts'
import { addressOf } from '../../browser/route.ts'
import type { View } from '../../browser/view-context.ts'
import type { LenderContext } from '../lender-context.ts'

/** Goes to a borrower by the lender's own id: there is no search by name or number. */
export function findView({ strings }: LenderContext): View {
  const id = element('input', { type: 'text', id: 'borrower-id', required: true, maxlength: 200, autocomplete: 'off' })
  const form = element(
    'form',
    { class: 'task-form' },
    labelled(strings.borrowerId, id),
    element('button', { type: 'submit', class: 'primary' }, strings.find),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const wanted = id.value.trim()
    if (wanted !== '') location.hash = addressOf({ place: 'borrower', id: wanted })
  })
  const hint = element('p', { class: 'quiet' }, strings.findHint)
  return { title: strings.findBorrower, content: [element('h1', {}, strings.findBorrower), hint, form] }
}

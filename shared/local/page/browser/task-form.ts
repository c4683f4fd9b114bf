import type { TaskBriefing } from '../../../tasks/briefing.ts'
import { element, say } from './element.ts'
import { labelled } from './labelled.ts'
import { saidOf } from './refused.ts'
import { addressOf } from './route.ts'
import type { ViewContext } from './view-context.ts'

/** The outcomes in the order in which a talk most often ends with them. */
const OUTCOMES = [
  'reached',
  'not-reached',
  'promise',
  'arrangement-accepted',
  'paid',
  'hardship',
  'dispute',
  'call-me',
  'wrong-number',
  'stop',
  'vulnerable',
  'deceased',
  'resolved',
] as const
type OutcomeName = (typeof OUTCOMES)[number]
const MANNERS = ['call', 'letter', 'visit'] as const
const RESULTS = ['conversation', 'no-answer', 'message-left', 'busy', 'not-in-service'] as const

/** Closes a task with what came of it. The contact that it took counts for the limits. */
export function taskForm(context: ViewContext, { task, borrower, offers }: TaskBriefing): HTMLElement {
  const { strings, formats, cases } = context
  const outcome = select(OUTCOMES.filter(possible), (name) => strings.outcomes[name])
  const date = element('input', { type: 'date', id: 'promise-date' })
  const offer = select(
    offers.map(({ loan, id }) => `${loan} ${id}`),
    (value) => {
      const found = offers.find(({ loan, id }) => value === `${loan} ${id}`)
      return found === undefined ? value : strings.offerOf(found.parts, formats.money(found.amount, found.currency))
    },
  )
  const point = select(
    borrower.points.map(({ id }) => id),
    (id) => borrower.points.find((each) => each.id === id)?.address ?? id,
  )
  const manner = select(['', ...MANNERS], (name) => (isManner(name) ? strings.manners[name] : strings.noContactMade))
  const result = select(RESULTS, (name) => strings.results[name])
  const note = element('textarea', { id: 'note', rows: 2, maxlength: 2_000 })
  const send = element('button', { type: 'submit', class: 'primary' }, strings.closeTask)
  const said = element('p', { role: 'status' })
  const extra: Partial<Record<OutcomeName, HTMLElement>> = {
    promise: labelled(strings.promisedDay, date),
    'arrangement-accepted': labelled(strings.offerChosen, offer),
    'wrong-number': labelled(strings.whichNumber, point),
  }
  const contactResult = labelled(strings.contactResult, result)
  const form = element(
    'form',
    { class: 'task-form' },
    labelled(strings.outcome, outcome),
    ...Object.values(extra),
    labelled(strings.contactMade, manner),
    contactResult,
    labelled(strings.note, note),
    send,
  )
  const fit = () => {
    for (const [name, field] of Object.entries(extra)) field.hidden = name !== outcome.value
    contactResult.hidden = manner.value === ''
  }
  fit()
  form.addEventListener('change', fit)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    send.disabled = true
    try {
      await cases.closeTask({
        borrower: borrower.id,
        task: task.id,
        outcomes: [outcomeOf()],
        ...(manner.value !== '' && { contact: { manner: manner.value, result: result.value } }),
        ...(note.value.trim() !== '' && { note: note.value.trim() }),
      })
      location.hash = addressOf({ place: 'borrower', id: borrower.id })
    } catch (error) {
      say(said, saidOf(error, strings))
      send.disabled = false
    }
  })
  return element('section', {}, element('h2', {}, strings.whatCame), form, said)

  function possible(name: OutcomeName): boolean {
    if (name === 'arrangement-accepted') return offers.length > 0
    return name !== 'wrong-number' || borrower.points.length > 0
  }

  function outcomeOf(): object {
    const is = outcome.value
    const [loan, id] = offer.value.split(' ')
    if (is === 'promise') return { is, ...(date.value !== '' && { date: date.value }) }
    if (is === 'arrangement-accepted') return { is, loan, offer: id }
    return is === 'wrong-number' ? { is, point: point.value } : { is }
  }
}

function isManner(name: string): name is (typeof MANNERS)[number] {
  return MANNERS.some((manner) => manner === name)
}

function select<Value extends string>(values: readonly Value[], nameOf: (value: Value) => string): HTMLSelectElement {
  return element('select', {}, ...values.map((value) => element('option', { value }, nameOf(value))))
}

import { CASE_STATES, type CaseState } from '../../../../story/timeline.ts'
import type { BorrowerRow } from '../../view.ts'
import { getBorrowers } from '../api.ts'
import { atMostEvery } from '../at-most-every.ts'
import { borrowerLink } from '../borrower-link.ts'
import { element, say } from '../element.ts'
import { keyedList } from '../keyed-list.ts'
import { stateMark } from '../marks.ts'
import { addressOf } from '../route.ts'
import type { LocalContext, View } from '../view-context.ts'

const LIMIT = 100
const AFTER_TYPING = 150
const BETWEEN_REFRESHES = 2_000

/** Everybody in the portfolio, by name, id and state. */
export function borrowersView(
  context: LocalContext,
  asked: { readonly query: string; readonly state: CaseState | undefined },
): View {
  const { strings, formats, live } = context
  let state = asked.state
  const search = element('input', { type: 'search', id: 'search', value: asked.query, autocomplete: 'off' })
  const found = element('p', { class: 'quiet', role: 'status' })
  const empty = element('p', { class: 'empty', hidden: true }, strings.borrowersEmpty)
  const body = element('tbody')
  const update = keyedList<BorrowerRow>(
    body,
    (row) => row.borrower,
    (row) => rowOf(context, row),
  )
  const table = element(
    'table',
    { class: 'borrowers' },
    element('caption', { class: 'unseen' }, strings.borrowersCaption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, strings.borrower),
        element('th', { scope: 'col' }, strings.state),
        element('th', { scope: 'col', class: 'number roomy' }, strings.contacts),
        element('th', { scope: 'col', class: 'roomy' }, strings.nextLook),
        element('th', { scope: 'col', class: 'roomy' }, strings.zone),
        element('th', { scope: 'col', class: 'roomy' }, strings.localeColumn),
      ),
    ),
    body,
  )

  let asking = 0
  const load = async () => {
    asking += 1
    const mine = asking
    const { borrowers } = await getBorrowers({ query: search.value.trim(), state: state ?? '', limit: LIMIT })
    if (mine !== asking) return
    update(borrowers)
    table.hidden = borrowers.length === 0
    empty.hidden = borrowers.length > 0
    const many = formats.number(borrowers.length)
    say(found, borrowers.length === LIMIT ? strings.firstOnly(many) : strings.found(borrowers.length, many))
  }
  const typed = atMostEvery(AFTER_TYPING, load)
  const refresh = atMostEvery(BETWEEN_REFRESHES, load)
  const narrow = () => {
    history.replaceState(null, '', addressOf({ place: 'borrowers', query: search.value.trim(), state }))
    typed.ask()
  }
  search.addEventListener('input', narrow)

  const choice = (value: CaseState | undefined, name: string) => {
    const input = element('input', { type: 'radio', name: 'state', value: value ?? '', checked: value === state })
    input.addEventListener('change', () => {
      state = value
      narrow()
    })
    return element(
      'label',
      { class: 'choice' },
      input,
      value !== undefined && stateMark(value),
      element('span', {}, name),
    )
  }
  load()

  let askedAt = live.overview().clock.now
  return {
    title: strings.borrowers,
    content: [
      element('h1', {}, strings.borrowers),
      element(
        'div',
        { class: 'filters', role: 'search' },
        element('label', { class: 'field', for: 'search' }, element('span', {}, strings.search), search),
        element(
          'fieldset',
          { class: 'choices' },
          element('legend', {}, strings.state),
          choice(undefined, strings.everyState),
          ...CASE_STATES.map((each) => choice(each, strings.states[each])),
        ),
      ),
      found,
      empty,
      table,
    ],
    changed: () => {
      const { now } = live.overview().clock
      if (now !== askedAt) refresh.ask()
      askedAt = now
    },
    close: () => {
      typed.stop()
      refresh.stop()
    },
  }
}

function rowOf({ strings, formats }: LocalContext, row: BorrowerRow): HTMLElement {
  const next = row.next === undefined ? strings.noNextLook : formats.moment(row.next, row.zone)
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      borrowerLink(row.borrower, row.name),
      element('span', { class: 'under' }, row.borrower),
    ),
    element('td', {}, element('span', { class: 'state' }, stateMark(row.state), strings.states[row.state])),
    element('td', { class: 'number roomy' }, formats.number(row.contacts)),
    element('td', { class: 'roomy' }, next),
    element('td', { class: 'roomy' }, row.zone.replaceAll('_', ' ')),
    element('td', { class: 'roomy' }, formats.languageName(row.locale)),
  )
}

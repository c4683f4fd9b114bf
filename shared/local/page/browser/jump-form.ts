import type { ClockView } from '../view.ts'
import { element } from './element.ts'
import type { Strings } from './strings/en.ts'

const MINUTE = 60_000

/** Goes forward to a date and a time in UTC. */
export function jumpForm(strings: Strings, clock: () => ClockView, jump: (to: string) => void) {
  const input = element('input', { type: 'datetime-local', id: 'jump-to', required: true })
  const go = element('button', { type: 'submit' }, strings.go)
  const form = element(
    'form',
    { class: 'jump-form' },
    element('label', { class: 'field', for: 'jump-to' }, element('span', {}, strings.dateAndTime), input),
    go,
  )
  const summary = element('summary', { class: 'button' }, strings.goToDate)
  const node = element('details', { class: 'jump' }, summary, form)
  const shut = () => {
    node.open = false
    summary.focus()
  }

  node.addEventListener('toggle', () => {
    const soonest = inputValue(clock().now + MINUTE)
    if (node.open && input.value < soonest) input.value = soonest
  })
  node.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && node.open) shut()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const to = new Date(`${input.value}Z`)
    if (Number.isNaN(to.getTime())) return
    jump(to.toISOString())
    shut()
  })
  return {
    node,
    update: ({ now, until, state }: ClockView, busy: boolean) => {
      input.min = inputValue(now + MINUTE)
      input.max = inputValue(until)
      go.disabled = busy || state === 'ended'
    },
  }
}

function inputValue(at: number): string {
  return new Date(at).toISOString().slice(0, 16)
}

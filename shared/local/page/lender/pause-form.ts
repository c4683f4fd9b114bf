import { SHOWN_CHANNELS } from '../browser/channels.ts'
import { element, say } from '../browser/element.ts'
import { labelled } from '../browser/labelled.ts'
import { saidOf } from '../browser/refused.ts'
import type { LenderContext } from './lender-context.ts'

const SCOPES = ['all', 'channel', 'strategy', 'segment', 'country'] as const

/** Pauses sending, everything or a part of it, and says why. */
export function pauseForm({ strings, api }: LenderContext, paused: () => Promise<void>): HTMLElement {
  const scope = element('select', {}, ...SCOPES.map((value) => element('option', { value }, strings.scopes[value])))
  const channel = element(
    'select',
    {},
    ...SHOWN_CHANNELS.map((value) => element('option', { value }, strings.channels[value])),
  )
  const which = element('input', { type: 'text', maxlength: 200, autocomplete: 'off' })
  const why = element('textarea', { rows: 2, required: true, maxlength: 300 })
  const send = element('button', { type: 'submit', class: 'primary' }, strings.pauseSending)
  const said = element('p', { role: 'status' })
  const ofChannel = labelled(strings.scopeValue, channel)
  const ofName = labelled(strings.scopeValue, which)
  const form = element(
    'form',
    { class: 'task-form' },
    labelled(strings.scope, scope),
    ofChannel,
    ofName,
    labelled(strings.why, why),
    send,
  )
  const fit = () => {
    ofChannel.hidden = scope.value !== 'channel'
    ofName.hidden = scope.value === 'channel' || scope.value === 'all'
    which.required = !ofName.hidden
  }
  fit()
  scope.addEventListener('change', fit)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    send.disabled = true
    try {
      const of = scope.value
      const value = of === 'channel' ? channel.value : of === 'country' ? which.value.toUpperCase() : which.value.trim()
      await api.post('/v1/sending/pauses', {
        scope: of === 'all' ? { of } : { of, [of]: value },
        why: why.value.trim(),
      })
      why.value = ''
      say(said, '')
      await paused()
    } catch (error) {
      say(said, saidOf(error, strings))
    } finally {
      send.disabled = false
    }
  })
  const hint = element('p', { class: 'quiet' }, strings.pauseHint)
  return element('section', { class: 'pause' }, element('h2', {}, strings.pauseSending), hint, form, said)
}

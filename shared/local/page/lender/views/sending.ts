import type { Pause, SendingState } from '../../../../sending/sending-state.ts'
import { element, fill, say } from '../../browser/element.ts'
import { saidOf } from '../../browser/refused.ts'
import type { View } from '../../browser/view-context.ts'
import type { LenderContext } from '../lender-context.ts'
import { pauseForm } from '../pause-form.ts'

/** Whether the stage sends and what is paused; a manager pauses and resumes here. */
export function sendingView(context: LenderContext): View {
  const { strings, api, reader } = context
  const mode = element('p', {})
  const said = element('p', { role: 'status' })
  const list = element('ul', { class: 'cards sending' })
  const manages = reader.roles.includes('manager')
  const load = async () => {
    try {
      const sending = await api.get<Pick<SendingState, 'mode' | 'pauses'>>('/v1/sending')
      say(mode, sending.mode === 'live' ? strings.live : strings.observing)
      say(said, sending.pauses.length === 0 ? strings.nothingPaused : '')
      fill(list, ...sending.pauses.map((pause) => pauseItem(pause)))
    } catch (error) {
      say(said, saidOf(error, strings))
    }
  }
  load()
  return {
    title: strings.sending,
    content: [element('h1', {}, strings.sending), mode, said, list, ...(manages ? [pauseForm(context, load)] : [])],
    changed: () => void load(),
  }

  function pauseItem(pause: Pause): HTMLElement {
    const { formats } = context
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const when = [
      strings.pausedBy(pause.by, formats.moment(pause.from, zone)),
      ...(pause.until === undefined ? [] : [strings.pausedUntil(formats.moment(pause.until, zone))]),
    ]
    const resume = element('button', { type: 'button' }, strings.resume)
    resume.addEventListener('click', async () => {
      resume.disabled = true
      try {
        await api.post(`/v1/sending/pauses/${encodeURIComponent(pause.id)}/resume`)
        await load()
      } catch (error) {
        say(said, saidOf(error, strings))
        resume.disabled = false
      }
    })
    return element(
      'li',
      {},
      element('p', {}, element('strong', {}, `${strings.paused}: ${scopeInWords(pause.scope)}`)),
      element('p', {}, pause.why),
      element('p', { class: 'quiet' }, when.join(' · ')),
      manages && resume,
    )
  }

  function scopeInWords(scope: Pause['scope']): string {
    switch (scope.of) {
      case 'all':
        return strings.scopes.all
      case 'channel':
        return strings.channels[scope.channel]
      case 'strategy':
        return scope.strategy
      case 'segment':
        return scope.segment
      case 'country':
        return scope.country
    }
  }
}

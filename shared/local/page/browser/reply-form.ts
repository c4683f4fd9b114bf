import { sendReply } from './api.ts'
import { element, say } from './element.ts'
import { saidOf } from './refused.ts'
import type { ViewContext } from './view-context.ts'

/** Answers a borrower's latest message in their place, and says how the answer was understood. */
export function replyForm(
  { strings }: ViewContext,
  {
    name,
    contact,
    replied,
  }: { readonly name: string; readonly contact: string; readonly replied: (words: string) => void },
): HTMLElement {
  const input = element('input', { type: 'text', required: true, maxlength: 500, 'aria-label': strings.replyAs(name) })
  const send = element('button', { type: 'submit' }, strings.reply)
  const said = element('p', { class: 'reply-said quiet', role: 'status' })
  const form = element('form', { class: 'reply-form' }, input, send)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const words = input.value.trim()
    if (words === '') return
    send.disabled = true
    try {
      const { intents, sure } = (await sendReply(contact, words)).reply
      replied(words)
      input.value = ''
      const understood = intents.map((intent) => strings.intents[intent]).join(strings.comma)
      say(said, sure ? strings.understoodAs(understood) : strings.forPerson)
    } catch (error) {
      say(said, saidOf(error, strings))
    } finally {
      send.disabled = false
    }
  })
  return element('div', { class: 'reply' }, form, said)
}

import type { RenderedMessage } from '../../../messages/message.ts'
import { element } from './element.ts'
import type { Strings } from './strings/en.ts'

/**
 * The one place where HTML is written: into a frame that runs no script, sends no form and leads nowhere, and whose
 * policy, inherited from the page, loads nothing from elsewhere.
 */
const emailFrame = window.trustedTypes?.createPolicy('email-frame', { createHTML: (html) => html })

/** An email as a mail program shows it: its HTML where it has some, else its text. */
export function emailBody(strings: Strings, message: RenderedMessage): HTMLElement {
  const { html, text, subject = '', locale } = message
  const plain = element('p', { class: 'plain-text', lang: locale }, text)
  if (html === undefined) return plain
  // The same origin is what lets the page measure how tall the email is; without scripts the email can't use it.
  const frame = element('iframe', {
    class: 'email-frame',
    sandbox: 'allow-same-origin',
    title: strings.emailFrame(subject),
    lang: locale,
  })
  frame.addEventListener('load', () => {
    const height = frame.contentDocument?.documentElement.scrollHeight
    if (height !== undefined) frame.style.blockSize = `${height + 2}px`
  })
  frame.srcdoc = emailFrame?.createHTML(html) ?? html
  return element(
    'div',
    {},
    frame,
    element('details', {}, element('summary', { class: 'button' }, strings.plainText), plain),
  )
}

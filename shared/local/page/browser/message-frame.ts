import type { RenderedMessage } from '../../../messages/message.ts'
import { element } from './element.ts'
import type { Strings } from './strings/en.ts'

/**
 * The one place where HTML is written: into a frame that runs no script, sends no form and leads nowhere, and whose
 * policy, inherited from the page, loads nothing from elsewhere.
 */
const emailFrame = window.trustedTypes?.createPolicy('email-frame', { createHTML: (html) => html })

/** How much of an email a mailbox shows beside its subject, at most. */
const PREVIEWED = 140

/**
 * What a mailbox shows beside the subject: the first words of the HTML, and of those that the email hides as well. What
 * should not be read over a shoulder stands behind them and a length of nothing (U+034F), which counts here too.
 */
export function mailPreview({ html, text }: RenderedMessage): string {
  const words = html === undefined ? text : wordsOf(html)
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, PREVIEWED)
    .replace(/(?:\s|\u034f)+/g, ' ')
    .trim()
}

/** The text of a document that is parsed and never shown: it runs nothing and loads nothing. */
function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(emailFrame?.createHTML(html) ?? html, 'text/html')
  return body.textContent
}

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

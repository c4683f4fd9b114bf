import { type Html, html } from '../html.ts'
import { address, localised, say, type Visit } from '../visit.ts'
import { form, problem } from './parts.ts'

/** What the page says before it knows who reads it: nothing that a stranger should not see. */
export function gate(visit: Visit, asks: Asks): Html {
  const { words } = visit
  return html`<h1>${words.gateTitle}</h1>${asked(visit, asks)}
<h2>${words.gateShown}</h2><ul class="ways">
<li><a href="${address(visit, '/wrong-person')}">${words.wrongPerson}</a></li>
<li><a href="${address(visit, '/stop')}">${words.stop}</a></li></ul>`
}

/** The question with what became of the last answer, or why there is none. */
export type Asks = { readonly problem?: string | undefined } | { readonly wait: string } | { readonly noFactor: true }

function asked(visit: Visit, asks: Asks): Html {
  const { lender, language, words } = visit
  const { secondFactor, contactPerson, contactPhone: phone } = lender
  if ('noFactor' in asks || secondFactor === undefined) {
    return html`<p>${say(visit, 'gateNoFactor', { person: localised(contactPerson, language), phone })}</p>`
  }
  if ('wait' in asks) {
    const fresh = form(visit, words.freshLink, html`<p class="quiet">${words.freshLinkHint}</p>`, '/fresh-link')
    return html`<p class="note" role="alert">${asks.wait}</p>${fresh}`
  }
  const mode = secondFactor.digits && html` inputmode="numeric"`
  const described = asks.problem !== undefined && html` aria-invalid="true" aria-describedby="problem"`
  const field = html`<label for="answer">${localised(secondFactor.asks, language)}</label>${problem(asks.problem)}
<input type="text" id="answer" name="answer" maxlength="64" autocomplete="off" required${mode}${described}>`
  return html`<p>${say(visit, 'gateLead')}</p>${form(visit, words.go, field, '/open')}<p class="quiet">${words.gateNote}</p>`
}

import { type Html, html } from '../html.ts'
import { type Place, placeOf } from '../places.ts'
import { say, type Visit } from '../visit.ts'
import { question } from './parts.ts'

/** How a late payment may affect credit, and how to mend it: facts of the borrower's country where they are known. */
export function credit(visit: Visit, jurisdictions: readonly string[]): Html {
  const { words } = visit
  const place = placeOf(jurisdictions)
  const kept = place && html`<p>${say(visit, 'creditKept', { years: place.keptYears })}</p>`
  const mend = [words.creditMendPay, words.creditMendParts, words.creditMendAsk, words.creditMendWrong]
  const where = place && html`<h2>${words.creditWhere}</h2>${elsewhere(place.bureaus)}`
  return question(
    visit,
    words.creditTitle,
    html`<p>${words.creditWhat}</p><p>${words.creditLate}</p>${kept}<h2>${words.creditMend}</h2>
<ul class="facts">${mend.map((each) => html`<li>${each}</li>`)}</ul>${where}`,
  )
}

function elsewhere(places: Place['bureaus']): Html {
  const links = places.map(({ name, url }) => html`<li><a rel="noreferrer" href="${url}">${name}</a></li>`)
  return html`<ul class="links">${links}</ul>`
}

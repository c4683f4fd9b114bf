import type { Help, Need } from '../../messages/help/help.ts'
import { helpFor } from '../../messages/help/help-for.ts'
import { type Html, html } from '../html.ts'
import { localised, type Visit } from '../visit.ts'

/** Help of others where the borrower is: with debts first, then somebody to talk to. Nothing where none is known. */
export function helpOfOthers(visit: Visit, jurisdictions: readonly string[]): Html {
  const { helpTitle, helpNow, crisisTitle } = visit.words
  const debts = helps(visit, 'debts', jurisdictions)
  const crisis = helps(visit, 'crisis', jurisdictions)
  return html`${debts && html`<h2>${helpTitle}</h2>${debts}`}${crisis && html`<h2>${crisisTitle}</h2>${crisis}`}<p class="note">${helpNow}</p>`
}

function helps(visit: Visit, need: Need, jurisdictions: readonly string[]): Html | false {
  const found = helpFor(need, jurisdictions, visit.lender.help)
  return found.length > 0 && html`<ul class="links">${found.map((help) => entry(visit, help))}</ul>`
}

function entry({ words, language }: Visit, { names, phone, url, does, free }: Help): Html {
  const name = localised(names, language)
  const number = phone?.replace(/[^\d+]/g, '')
  const called = number !== undefined && html` <a href="tel:${number}">${phone}</a>`
  const named = url === undefined ? name : html`<a rel="noreferrer" href="${url}">${name}</a>`
  const costs = free === undefined ? '' : free ? words.helpFree : words.helpMayCost
  return html`<li>${named}${called}<br><span class="quiet">${localised(does, language)} ${costs}</span></li>`
}

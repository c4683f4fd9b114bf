import type { Offer } from '../../arrangements/offers-for.ts'
import { formatMoney } from '../../messages/format.ts'
import type { CalendarDay } from '../../time/instant.ts'
import { dayIn } from '../day-in.ts'
import type { Debt } from '../debts.ts'
import { type Html, html } from '../html.ts'
import { address, say, type Visit } from '../visit.ts'
import type { Words } from '../words.ts'
import { backLink, choices, form, question } from './parts.ts'

const RHYTHMS = {
  weekly: 'partsWeekly',
  fortnightly: 'partsFortnightly',
  monthly: 'partsMonthly',
} as const satisfies Readonly<Record<Offer['rhythm'], keyof Words>>

/** Which of several debts. */
export function whichDebt(visit: Visit, debts: readonly Debt[], today: CalendarDay): Html {
  const { language, words } = visit
  const links = debts.map(({ key, loan, asked, dueOn, isPast }) => {
    const when = say(visit, isPast ? 'wasDueOn' : 'dueOn', { date: dayIn(language, dueOn, today) })
    const what = `${formatMoney(asked, loan.currency, language)}, ${when}`
    return html`<li><a href="${address(visit, `/parts/${key}`)}">${what}</a></li>`
  })
  return question(visit, words.partsWhich, html`<ul class="ways">${links}</ul>`)
}

/** In how many parts, the offers of one debt. Choosing shows the dates and changes nothing. */
export function partsQuestion(
  visit: Visit,
  { key }: Debt,
  offers: readonly [Offer, ...Offer[]],
  today: CalendarDay,
  changed = false,
): Html {
  const { language, words } = visit
  const [first] = offers
  const money = (amount: number) => formatMoney(amount, first.currency, language)
  const which = offers.map((offer) => {
    const { id, rhythm, parts, instalments, amount } = offer
    const last = instalments.at(-1)?.dueOn ?? today
    const detail = say(visit, 'partsEach', {
      amount: money(Math.floor(amount / parts)),
      date: dayIn(language, last, today),
    })
    return { value: id, label: say(visit, RHYTHMS[rhythm], { parts }), detail }
  })
  const lead = html`<p class="quiet">${say(visit, 'partsLead', { amount: money(first.amount) })}</p>`
  const told = changed && html`<p class="note" role="alert">${words.partsChanged}</p>`
  const lang = visit.chosen !== undefined && html`<input type="hidden" name="lang" value="${visit.chosen}">`
  const ask = html`<form method="get" action="${visit.home}/parts/${key}/offer">${choices('offer', words.partsTitle, which, first.id)}${lang}<button>${words.partsShow}</button></form>`
  return question(visit, words.partsTitle, told, lead, ask)
}

/** One offer with its dates and amounts. */
export function offerQuestion(visit: Visit, { key }: Debt, offer: Offer, today: CalendarDay, days: number): Html {
  const { language, words } = visit
  const money = (amount: number) => formatMoney(amount, offer.currency, language)
  const { instalments, parts, approval } = offer
  const rows = instalments.map(
    ({ dueOn, amount }) => html`<tr><td>${dayIn(language, dueOn, today)}</td><td>${money(amount)}</td></tr>`,
  )
  const sum = instalments.reduce((total, { amount }) => total + amount, 0)
  const own = instalments.length > parts && html`<p class="quiet">+ ${words.partsOwn}</p>`
  const when = approval === 'at-once' ? words.partsNow : say(visit, 'partsPerson', { days })
  const seen = html`<input type="hidden" name="offer" value="${offer.id}"><input type="hidden" name="amount" value="${offer.amount}">`
  return html`${backLink(visit, `/parts/${key}`)}<h1>${words.partsSureTitle}</h1>
<table><caption class="quiet">${say(visit, RHYTHMS[offer.rhythm], { parts })}</caption><tbody>${rows}</tbody>
<tfoot><tr><th scope="row">${words.partsSum}</th><td>${money(sum)}</td></tr></tfoot></table>${own}
<p>${when}</p>${form(visit, words.partsSend, seen, `/parts/${key}`)}<p class="links"><a href="${address(visit, `/parts/${key}`)}">${words.partsOther}</a></p>`
}

/** Where nothing can be computed, a person makes an offer. */
export function noOffers(visit: Visit): Html {
  const { words } = visit
  return question(visit, words.parts, html`<p>${words.partsNone}</p>`, form(visit, words.partsAsk, '', '/parts'))
}

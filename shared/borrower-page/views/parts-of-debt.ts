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

const EVERY = {
  weekly: 'everyWeek',
  fortnightly: 'everyFortnight',
  monthly: 'everyMonth',
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

/** In how many parts, the offers of one debt in one rhythm. Choosing shows the dates and changes nothing. */
export function partsQuestion(visit: Visit, debt: Debt, offers: Offers, asked: PartsAsked): Html {
  const { language, words } = visit
  const { today, changed = false } = asked
  const [first] = offers
  const rhythm = offers.find((offer) => offer.rhythm === asked.every)?.rhythm ?? first.rhythm
  const money = (amount: number) => formatMoney(amount, first.currency, language)
  const which = offers
    .filter((offer) => offer.rhythm === rhythm)
    .map(({ id, parts, instalments, amount }) => {
      const last = instalments.at(-1)?.dueOn ?? today
      const date = dayIn(language, last, today, 'short')
      const detail = say(visit, 'partsEach', { amount: money(Math.floor(amount / parts)), date })
      return { value: id, label: say(visit, RHYTHMS[rhythm], { parts }), detail }
    })
  const lead = html`<p class="quiet">${say(visit, 'partsLead', { amount: money(first.amount) })}</p>`
  const told = changed && html`<p class="note" role="alert">${words.partsChanged}</p>`
  const lang = visit.chosen !== undefined && html`<input type="hidden" name="lang" value="${visit.chosen}">`
  const radios = choices('offer', words.partsTitle, which, which[0]?.value)
  const ask = html`<form method="get" action="${visit.home}/parts/${debt.key}/offer">${radios}${lang}<button>${words.partsShow}</button></form>`
  return question(visit, words.partsTitle, told, lead, ask, otherRhythms(visit, debt, offers, rhythm))
}

type Offers = readonly [Offer, ...Offer[]]

export interface PartsAsked {
  readonly today: CalendarDay
  /** The rhythm that the reader would rather have. */
  readonly every?: string | undefined
  /** Whether the case changed since the reader looked. */
  readonly changed?: boolean
}

function otherRhythms(visit: Visit, { key }: Debt, offers: Offers, shown: Offer['rhythm']): Html {
  const others = [...new Set(offers.map(({ rhythm }) => rhythm))].filter((rhythm) => rhythm !== shown)
  const links = others.map((rhythm) => {
    const lang = visit.chosen === undefined ? '' : `&lang=${visit.chosen}`
    const to = `${visit.home}/parts/${key}?every=${rhythm}${lang}`
    return html`<li><a href="${to}">${visit.words[EVERY[rhythm]]}</a></li>`
  })
  return html`<ul class="row">${links}</ul>`
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

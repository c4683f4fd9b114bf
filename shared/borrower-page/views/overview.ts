import { formatMoney } from '../../messages/format.ts'
import type { CalendarDay } from '../../time/instant.ts'
import { dayIn } from '../day-in.ts'
import type { Debt } from '../debts.ts'
import { type Html, html } from '../html.ts'
import type { Note } from '../notes.ts'
import { address, say, type Visit } from '../visit.ts'
import type { Words } from '../words.ts'

/** What the page shows of a case. */
export interface Overview {
  readonly name: string
  readonly debts: readonly Debt[]
  readonly notes: readonly Note[]
  readonly today: CalendarDay
}

/** What I owe and when, and what I can do about it. */
export function overview(visit: Visit, { name, debts, notes, today }: Overview): Html {
  const { words, lender } = visit
  const hello = html`<p class="quiet">${say(visit, 'hello', { name })}</p>`
  const told = notes.map((note) => html`<p class="note">${noteText(visit, note, today)}</p>`)
  if (debts.length === 0) {
    const nothing = html`<h1>${words.nothingDue}</h1><p>${words.nothingDueText}</p>`
    return html`${hello}${nothing}${told}${ways(visit, ['talk'])}${more(visit)}`
  }
  const cards = debts.map((debt, at) => card(visit, debt, at, debts.length, today))
  const pay =
    lender.paymentLink === undefined
      ? html`<p>${say(visit, 'payByPhone', { phone: lender.contactPhone })}</p>`
      : html`<a class="button" rel="noreferrer" href="${lender.paymentLink}">${words.pay}</a>`
  const says = new Set(notes.map((note) => note.says))
  return html`${hello}${told}${cards}${pay}${ways(visit, says.has('people') ? ['talk'] : offered(says))}${more(visit)}`
}

const ALL = ['paid', 'promise', 'parts', 'hardship', 'dispute', 'talk'] as const
type Way = (typeof ALL)[number]

/** What was settled already is not asked again. */
function offered(says: ReadonlySet<Note['says']>): readonly Way[] {
  return ALL.filter((way) => {
    if (way === 'dispute') return !says.has('dispute')
    if (way === 'parts') return !says.has('arrangement') && !says.has('dispute')
    return true
  })
}

const PATHS: Readonly<Record<Way, string>> = {
  paid: '/paid',
  promise: '/promise',
  parts: '/parts',
  hardship: '/hardship',
  dispute: '/dispute',
  talk: '/talk',
}

function ways(visit: Visit, which: readonly Way[]): Html {
  const links = which.map((way) => html`<li><a href="${address(visit, PATHS[way])}">${visit.words[way]}</a></li>`)
  return html`<ul class="ways">${links}</ul>`
}

function more(visit: Visit): Html {
  const links = (
    [
      ['/credit', 'credit'],
      ['/stop', 'stop'],
      ['/wrong-person', 'wrongPerson'],
    ] as const
  ).map(([path, word]) => html`<li><a href="${address(visit, path)}">${visit.words[word]}</a></li>`)
  return html`<ul class="row">${links}</ul>`
}

/** More characters than this are set smaller on a phone, so that no amount breaks in the middle of its number. */
const SHORT_AMOUNT = 11

function card(visit: Visit, debt: Debt, at: number, count: number, today: CalendarDay): Html {
  const { words, language } = visit
  const { loan, asked, owed, dueOn, isPast } = debt
  const money = (amount: number) => formatMoney(amount, loan.currency, language)
  const title = count === 1 ? words.dueTitle : say(visit, 'loanOf', { number: at + 1, count })
  const when = say(visit, isPast ? 'wasDueOn' : 'dueOn', { date: dayIn(language, dueOn, today) })
  const tag = at === 0 ? html`<h1>${title}</h1>` : html`<p class="quiet">${title}</p>`
  const amount = money(asked)
  const size = amount.length > SHORT_AMOUNT ? 'amount long' : 'amount'
  const rest = owed > asked && html`<p class="quiet">${say(visit, 'restOwed', { amount: money(owed) })}</p>`
  return html`<section class="card">${tag}<span class="${size}">${amount}</span><span class="when">${when}</span>${rest}</section>`
}

const NOTES = {
  people: 'notePeople',
  dispute: 'noteDispute',
  hardship: 'noteHardship',
  pending: 'notePending',
  stopped: 'noteStopped',
  paused: 'notePaused',
  promise: 'notePromise',
} as const satisfies Readonly<Record<Exclude<Note['says'], 'arrangement'>, keyof Words>>

function noteText(visit: Visit, note: Note, today: CalendarDay): string {
  const { language } = visit
  if (note.says === 'arrangement') {
    const { asked, dueOn, loan } = note.debt
    const amount = formatMoney(asked, loan.currency, language)
    return say(visit, 'noteArrangement', { amount, date: dayIn(language, dueOn, today) })
  }
  return say(visit, NOTES[note.says], 'day' in note ? { date: dayIn(language, note.day, today) } : {})
}

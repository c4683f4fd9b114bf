import type { Channel } from '../../case/channel.ts'
import type { CalendarDay } from '../../time/instant.ts'
import { formatDay } from '../../time/instant.ts'
import { dayIn } from '../day-in.ts'
import { type Html, html } from '../html.ts'
import { localised, say, type Visit } from '../visit.ts'
import type { Words } from '../words.ts'
import { choices, form, problem, question } from './parts.ts'

export function paidQuestion(visit: Visit): Html {
  const { words } = visit
  const how = [
    { value: 'all', label: words.paidAll },
    { value: 'part', label: words.paidPart },
  ]
  return question(
    visit,
    words.paidTitle,
    form(visit, say(visit, 'paidSend'), choices('how', words.paidTitle, how, 'all')),
  )
}

export interface PromiseRange {
  readonly today: CalendarDay
  readonly latest: CalendarDay
}

export function promiseQuestion(visit: Visit, { today, latest }: PromiseRange, wrong = false): Html {
  const { words, language } = visit
  const date = dayIn(language, latest, today)
  const described = wrong && html` aria-invalid="true" aria-describedby="problem"`
  const field = html`<label for="day">${words.promiseDay}</label>
<input type="date" id="day" name="day" min="${formatDay(today)}" max="${formatDay(latest)}" placeholder="${formatDay(today)}" required${described}>`
  const told = wrong ? say(visit, 'promiseProblem', { date }) : undefined
  const hint = html`<p class="quiet">${say(visit, 'promiseHint', { date })}</p>`
  return question(visit, words.promiseTitle, hint, problem(told), form(visit, words.promiseSend, field))
}

export function hardshipQuestion(visit: Visit): Html {
  const { words } = visit
  const field = html`<label for="words">${words.hardshipWords}</label><textarea id="words" name="words" maxlength="2000"></textarea>`
  const hint = html`<p class="quiet">${words.hardshipHint}</p>`
  const now = html`<p class="note">${words.helpNow}</p>`
  return question(visit, words.hardshipTitle, hint, form(visit, say(visit, 'hardshipSend'), field), now)
}

export function disputeQuestion(visit: Visit, wrong = false): Html {
  const { words } = visit
  const described = wrong && html` aria-invalid="true" aria-describedby="problem"`
  const field = html`<label for="words">${words.disputeWords}</label>
<textarea id="words" name="words" maxlength="2000" required${described}></textarea>`
  const hint = html`<p class="quiet">${words.disputeHint}</p>`
  const told = problem(wrong ? words.wordsProblem : undefined)
  return question(visit, words.disputeTitle, hint, told, form(visit, say(visit, 'disputeSend'), field))
}

export function talkQuestion(visit: Visit): Html {
  const { words, lender, language } = visit
  const { contactPhone: phone } = lender
  const text = say(visit, 'talkText', { person: localised(lender.contactPerson, language), phone })
  const dial = html`<p class="links"><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></p>`
  return question(visit, words.talkTitle, html`<p>${text}</p>`, dial, form(visit, words.talkSend))
}

export function wrongPersonQuestion(visit: Visit): Html {
  const { words } = visit
  return question(visit, words.wrongTitle, html`<p>${words.wrongText}</p>`, form(visit, words.wrongSend))
}

const CHANNEL_WORDS = {
  sms: 'channelSms',
  email: 'channelEmail',
  voice: 'channelVoice',
  webhook: 'channelWebhook',
  agent: 'channelAgent',
} as const satisfies Readonly<Record<Channel, keyof Words>>

/** The channel that the message came by is first. */
export function stopQuestion(visit: Visit, from: Channel, channels: readonly Channel[], wrong = false): Html {
  const { words } = visit
  const named = (channel: Channel) => words[CHANNEL_WORDS[channel]]
  const others = channels.filter((each) => each !== from && each !== 'agent')
  const which = [
    ...[from, ...others].map((value) => ({ value, label: named(value) })),
    { value: 'all', label: words.stopAll },
  ]
  const hint = html`<p class="quiet">${words.stopHint}</p>`
  const told = problem(wrong ? words.stopProblem : undefined)
  return question(
    visit,
    words.stopTitle,
    hint,
    told,
    form(visit, words.stopSend, choices('scope', words.stopTitle, which, from)),
  )
}

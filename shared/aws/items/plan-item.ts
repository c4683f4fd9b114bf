import type { DoneStep, FullNumber, Plan, PlanLink, RecentContact } from '../../case/plan.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { nothingLeft } from './nothing-left.ts'
import { PLAN_CODES } from './plan-codes.ts'
import { WordList } from './word-list.ts'

/*
 * A plan within one write unit (1 KB). What conditions look at and what people look for stands in the open: `version`,
 * `claim`, `claimedAt`, `next`, `alarm`, `arm`, `strategy`, `packs`. The rest is packed into three texts:
 *
 *   words     l-1 1 before-due k-7 sms-1 l-2           the ids, each once; elsewhere their numbers from 0, in base 36
 *   contacts  sufsmw5p50g0.3.4.0,5                     one a word: letters (plan-codes.ts) of channel, purpose, tone and
 *                                                      outcome, milliseconds since the contact before (the first: since
 *                                                      1970) in base 36; then the numbers of id, point and loans; then,
 *                                                      for few, a letter for each thing more that is known, as in `.xWo`:
 *                                                      made elsewhere, at work, a conversation; and a trace as in `..4fzyo82`
 *   done      ss0.1.2.3                                letters of channel and outcome, then loan, subject, step, contact
 *
 * So this example is: k-7 went by SMS to sms-1, upcoming and friendly, about l-1 and l-2, and did l-1's before-due.
 * `sent` counts the contacts that left; `engagement` those that arrived, as in `s3 e1`. `links` names
 * the contacts whose links later messages carry, with their language, as in `k-7/en`; in full, since a Duewell that does not
 * know it leaves it as it is and numbers the words anew. So does `full`, the numbers that others' contacts fill, each with the letter
 * of its channel and until which millisecond, as in `ssms-1/mw5p50g0`.
 */

/** Every attribute of a plan beside its key: what a write sets, and what it removes where the plan has none. */
export interface PlanAttributes {
  readonly version: number
  readonly claim: string | undefined
  readonly claimedAt: string | undefined
  readonly next: string | undefined
  readonly alarm: string | undefined
  readonly arm: string | undefined
  readonly strategy: string | undefined
  readonly packs: string | undefined
  readonly words: string | undefined
  readonly contacts: string | undefined
  readonly done: string | undefined
  readonly sent: number
  readonly engagement: string | undefined
  readonly links: string | undefined
  readonly full: string | undefined
}

/** Numbers are packed in base 36: the shortest that people can still read out. */
export const RADIX = 36

export function planAttributes(plan: Plan): PlanAttributes {
  const {
    version,
    claim,
    next,
    alarm,
    arm,
    strategy,
    packs,
    contactsSent,
    engagement,
    links,
    full,
    done,
    contacts,
    ...more
  } = plan
  nothingLeft(more)
  const words = new WordList()
  // Marks first: they repeat loans and steps, which so get the shortest numbers.
  const packedDone = done.map((mark) => packMark(mark, words)).join(' ')
  const packedContacts = contacts.map((each, at) => packContact(each, contacts[at - 1]?.at ?? 0, words)).join(' ')
  return {
    version,
    claim: claim?.id,
    claimedAt: written(claim?.at),
    next: written(next),
    alarm: written(alarm),
    arm,
    strategy,
    packs,
    words: words.toString() || undefined,
    contacts: packedContacts || undefined,
    done: packedDone || undefined,
    sent: contactsSent,
    engagement: engagement && packEngagement(engagement),
    links: links?.map(packLink).join(' ') || undefined,
    full: full?.map(packFull).join(' ') || undefined,
  }
}

function packMark({ channel, outcome, loan, subject, step, contact, ...more }: DoneStep, words: WordList): string {
  nothingLeft(more)
  const codes = PLAN_CODES.channel[channel] + PLAN_CODES.outcome[outcome]
  return codes + [loan, subject, step, contact].map((id) => words.numberOf(id)).join('.')
}

function packContact(contact: RecentContact, before: Instant, words: WordList): string {
  const { id, at, channel, point, purpose, tone, loans, outcome, ...extras } = contact
  const codes =
    PLAN_CODES.channel[channel] + PLAN_CODES.purpose[purpose] + PLAN_CODES.tone[tone] + PLAN_CODES.outcome[outcome]
  const numbers = [
    words.numberOf(id),
    point === undefined ? '' : words.numberOf(point),
    loans.map((loan) => words.numberOf(loan)).join(','),
    ...packExtras(extras),
  ]
  return codes + [(at - before).toString(RADIX), ...numbers].join('.')
}

type Always = 'id' | 'at' | 'channel' | 'point' | 'purpose' | 'tone' | 'loans' | 'outcome'

/** Nothing where a contact says nothing more of itself, which is the rule. */
function packExtras(extras: Omit<RecentContact, Always>): readonly string[] {
  const { inbound, elsewhere, answers, person, place, manner, result, trace, ...more } = extras
  nothingLeft(more)
  const letters = [
    inbound && PLAN_CODES.inbound.true,
    elsewhere && PLAN_CODES.elsewhere.true,
    answers && PLAN_CODES.answers.true,
    person && PLAN_CODES.person[person],
    place && PLAN_CODES.place[place],
    manner && PLAN_CODES.manner[manner],
    result && PLAN_CODES.result[result],
  ].join('')
  if (trace !== undefined) return [letters, trace]
  return letters === '' ? [] : [letters]
}

function packEngagement(engagement: NonNullable<Plan['engagement']>): string {
  const { sms, email, voice, webhook, agent, ...more } = engagement
  nothingLeft(more)
  const counts = Object.entries({ s: sms, e: email, v: voice, w: webhook, a: agent } as const)
  return counts.flatMap(([code, count]) => (count === undefined ? [] : [code + count])).join(' ')
}

function packLink({ contact, locale, ...more }: PlanLink): string {
  nothingLeft(more)
  return `${contact}/${locale}`
}

function packFull({ channel, point, until, ...more }: FullNumber): string {
  nothingLeft(more)
  return `${PLAN_CODES.channel[channel]}${point}/${until.toString(RADIX)}`
}

function written(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : formatInstant(instant)
}

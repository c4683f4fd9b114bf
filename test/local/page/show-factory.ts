import { standardArrangements } from '../../../shared/arrangements/shipped-policy.ts'
import type { Channel } from '../../../shared/case/channel.ts'
import type {
  BorrowerRow,
  ClockView,
  ContactView,
  CountsView,
  Show,
  TaskRow,
  TimelineView,
} from '../../../shared/local/page/view.ts'
import { type OutcomeReport, OutcomeTally } from '../../../shared/outcomes/outcome-report.ts'
import type { HistoryEntry } from '../../../shared/ports.ts'
import type { CaseState, TimelineEntry } from '../../../shared/story/timeline.ts'
import { briefingOf, type TaskBriefing } from '../../../shared/tasks/briefing.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { aBorrower, aCase, aPolicy } from '../../case/factories.ts'
import { emailMessage, smsMessage, webhookMessage } from './message-factory.ts'

export const START = Date.UTC(2026, 10, 2)
const CITIES = [
  { zone: 'Africa/Lagos', locale: 'en', currency: 'NGN' },
  { zone: 'America/New_York', locale: 'en', currency: 'USD' },
  { zone: 'Asia/Shanghai', locale: 'zh-Hans', currency: 'CNY' },
  { zone: 'Asia/Taipei', locale: 'zh-Hant', currency: 'TWD' },
] as const
const ENGLISH_NAMES = ['Ada Obi', 'Ben Cole', 'Chidi Eze', 'Dana Reyes', 'Efe Okoro', 'Fay Lindqvist-Montgomery']
const CHINESE_NAMES = ['王芳', '李伟', '张敏', '欧阳若曦', '陈静', '刘洋']
const STATES: readonly CaseState[] = ['upcoming', 'due', 'overdue', 'paused', 'settled']

/** A show whose clock moves only when a test says so. */
export interface StagedShow extends Show {
  /** Lets virtual time pass as if the clock had played: samples are added and waiting contacts sent. */
  pass(milliseconds: number): void
}

export interface StagedShowOptions {
  readonly borrowers?: number
  readonly contacts?: number
  /** Hours that have passed already. */
  readonly hours?: number
}

/** Forty borrowers in four cities, sixty contacts and three hundred hours behind them, unless asked otherwise. */
export function stageShow({ borrowers = 40, contacts = 60, hours = 300 }: StagedShowOptions = {}): StagedShow {
  const people = Array.from({ length: borrowers }, (_, at) => personOf(at))
  const until = START + 30 * DAY
  let now = START + hours * HOUR
  let state: ClockView['state'] = 'paused'
  let speed = 3_600
  const planned =
    people.length === 0 ? [] : Array.from({ length: 200 }, (_, at) => contactOf(at, people, hours, contacts))

  const sent = () => planned.filter((contact) => contact.at <= now)
  const pass = (to: number) => {
    now = Math.min(to, until)
    if (now === until) state = 'ended'
  }
  return {
    lender: () => 'Harbour Bank',
    clock: () => ({ now, from: START, until, state, speed }),
    play: (asked) => {
      speed = asked
      state = 'playing'
    },
    pause: () => {
      state = 'paused'
    },
    jump: async (to) => pass(to),
    jumpToNextContact: async () => pass(planned.find((contact) => contact.at > now)?.at ?? until),
    pass: (milliseconds) => pass(now + milliseconds),
    counts: () => countsAt(people.length, now, sent()),
    outbox: ({ channel, borrower, limit }) =>
      sent()
        .filter((contact) => channel === undefined || contact.message.channel === channel)
        .filter((contact) => borrower === undefined || contact.borrower === borrower)
        .reverse()
        .slice(0, limit),
    borrowers: ({ query = '', state: asked, limit }) =>
      people
        .filter((person) => `${person.borrower} ${person.name}`.toLowerCase().includes(query.toLowerCase()))
        .filter((person) => asked === undefined || person.state === asked)
        .slice(0, limit),
    timeline: (id) => {
      const person = people.find(({ borrower }) => borrower === id)
      return person === undefined ? undefined : timelineOf(person, now, hours)
    },
    reply: async (contact, words) =>
      sent().some(({ id }) => id === contact)
        ? { intents: [words === 'STOP' ? 'stop' : 'unclear'], sure: words === 'STOP' }
        : undefined,
    tasks: () => taskRowsOf(people.slice(0, hours === 0 ? 0 : 3), now),
    task: (borrower, id) => {
      const person = people.find((each) => each.borrower === borrower)
      return person === undefined || id !== 'call.l-1' ? undefined : briefingFor(person, now)
    },
    closeTask: async ({ outcomes }) => (outcomes[0]?.is === 'stop' ? 'This task is not open any more.' : undefined),
    outcomes: () => outcomesAfter(hours),
    rules: () =>
      sent().length === 0
        ? []
        : [
            { rule: 'spread', sentence: 'Contacts are spread over the window.', count: 412 },
            { rule: 'CN-HOURS', sentence: 'Collection contacts go between 08:00 and 22:00 local time.', count: 131 },
            { rule: 'US-F-CAP-7-IN-7', sentence: 'At most seven calls in seven days about one debt.', count: 24 },
            { rule: 'payment-pending', sentence: 'A payment is on its way.', count: 9 },
          ],
  }
}

const CALL = { id: 'call.l-1', kind: 'call', about: 'Please speak with the borrower.', openedAt: START } as const

function taskRowsOf(people: readonly Person[], now: number): readonly TaskRow[] {
  return people.map(({ borrower, name, zone }, at) => ({
    ...{ borrower, name, zone, dueAt: START + at * DAY, overdue: START + at * DAY <= now },
    task: at === 0 ? { ...CALL, urgent: true } : CALL,
  }))
}

/** A real briefing of a case that stands in the place of a staged person's. */
function briefingFor({ borrower, name, zone }: Person, now: number): TaskBriefing {
  const task = { ...CALL, response: 'in-1' }
  const said = { response: 'in-1', door: 'sms', channel: 'sms', sure: false, holds: [], lifted: [] } as const
  const history: readonly HistoryEntry[] = [
    { what: 'response', at: now - HOUR, ...said, words: 'Please call me after six.', intents: ['call-me'] },
  ]
  const caseFile = aCase({ borrower: aBorrower({ id: borrower, name, zones: [zone] }), tasks: [task] })
  return briefingOf(task, caseFile, history, { ...aPolicy(), arrangements: standardArrangements() }, now)
}

/** Two arms, of which one hears nothing, and a step that met few. */
function outcomesAfter(hours: number): OutcomeReport {
  const tally = new OutcomeTally('silent')
  const judged = hours === 0 ? undefined : true
  for (let at = 0; at < 80; at += 1) {
    const arm = at % 4 === 3 ? 'silent' : 'gentle'
    const cured = { 7: judged && at % 3 === 0, 30: judged && at % 4 !== 0 }
    const cost: Record<string, number> = arm === 'gentle' ? { USD: 26_000, CNY: 100_000 } : {}
    const recovery = { recovered: { USD: at % 4 === 0 ? 0 : 125_00, CNY: 900_00 }, cost }
    const answered = { promises: { kept: at % 2, settled: 1 }, optedOut: at % 40 === 0, complained: false }
    const found = { cured, ...(judged && { recovery }), ...answered }
    const steps =
      at < 5 ? [{ step: 'overdue-8', ...found, recovery: { recovered: { USD: 0 }, cost: { USD: 26_000 } } }] : []
    tally.note({ arm, segment: at % 2 === 0 ? '' : 'returning', contacted: arm === 'gentle', ...found, steps })
  }
  return tally.report()
}

interface Person extends BorrowerRow {
  readonly currency: string
}

function personOf(at: number): Person {
  const city = CITIES[at % CITIES.length] ?? CITIES[0]
  const names = city.locale === 'en' ? ENGLISH_NAMES : CHINESE_NAMES
  const state = STATES[at % STATES.length] ?? 'due'
  return {
    borrower: `b-${String(at + 1).padStart(4, '0')}`,
    name: names[Math.floor(at / 2) % names.length] ?? 'Ada Obi',
    state,
    zone: city.zone,
    locale: city.locale,
    currency: city.currency,
    contacts: at % 5,
    ...(state === 'settled' ? {} : { next: START + 13 * DAY + at * HOUR }),
  }
}

/** The first contacts lie in the hours that have passed, the others follow a quarter of an hour apart. */
function contactOf(at: number, people: readonly Person[], hours: number, before: number): ContactView {
  const person = people[(at * 7) % people.length] ?? personOf(0)
  const message =
    at % 15 === 14
      ? webhookMessage(person.locale)
      : at % 3 === 2
        ? emailMessage(person.locale, person.name)
        : smsMessage(person.locale)
  const instant =
    at < before
      ? START + Math.round(((at + 1) * hours * HOUR) / (before + 1))
      : START + hours * HOUR + (at - before + 1) * 15 * MINUTE
  return { id: `c-${at + 1}`, at: instant, borrower: person.borrower, name: person.name, zone: person.zone, message }
}

function countsAt(people: number, now: number, sent: readonly ContactView[]): CountsView {
  const at = Array.from({ length: Math.floor((now - START) / HOUR) }, (_, hour) => START + (hour + 1) * HOUR)
  const share = (of: (progress: number) => number) =>
    at.map((_, hour) => Math.round(people * 12 * of(Math.min(1, hour / 500))))
  const soFar = (channel: Channel) => {
    const times = sent.filter((contact) => contact.message.channel === channel).map((contact) => contact.at)
    return at.map((instant) => times.filter((time) => time <= instant).length)
  }
  return {
    at,
    states: {
      upcoming: share((x) => 0.7 - 0.55 * x),
      due: share((x) => 0.12 + 0.06 * Math.sin(x * 20)),
      overdue: share((x) => 0.1 + 0.15 * x * (1 - x)),
      paused: share((x) => 0.03 + 0.05 * x),
      settled: share((x) => 0.05 + 0.5 * x),
    },
    sent: {
      sms: soFar('sms'),
      email: soFar('email'),
      voice: soFar('voice'),
      webhook: soFar('webhook'),
      agent: soFar('agent'),
    },
  }
}

function timelineOf(person: Person, now: number, hours: number): TimelineView {
  const { borrower, name, locale, zone, state, currency } = person
  const at = (day: number, minutes: number) => START + day * DAY + minutes * MINUTE
  const happened: TimelineEntry[] = [
    {
      at: at(0, 0),
      kind: 'wait',
      until: at(1, 545),
      findings: [
        { rule: 'not-yet', effect: 'defer', sentence: 'The next step begins later.', loan: 'L-1', step: 'before' },
      ],
    },
    {
      at: at(1, 545),
      kind: 'contact',
      detail: 'delivered',
      loan: 'L-1',
      message: smsMessage(locale),
      findings: allowed,
    },
    {
      at: at(3, 600),
      kind: 'payment',
      detail: 'pending',
      loan: 'L-1',
      amount: { minor: 4_550, currency },
      findings: [],
    },
    {
      at: at(3, 600),
      kind: 'rest',
      findings: [{ rule: 'payment-pending', effect: 'rest', sentence: '', loan: 'L-1' }],
    },
    {
      at: at(4, 610),
      kind: 'payment',
      detail: 'settled',
      loan: 'L-1',
      amount: { minor: 4_550, currency },
      findings: [],
    },
    {
      at: at(5, 600),
      kind: 'contact',
      channel: 'agent',
      detail: 'sent',
      manner: 'call',
      result: 'no-answer',
      findings: [],
    },
    { at: at(6, 600), kind: 'contact', channel: 'sms', detail: 'failed', findings: [] },
    { at: at(6, 700), kind: 'contact', channel: 'sms', inbound: true, detail: 'delivered', findings: [] },
    {
      at: at(7, 1_300),
      kind: 'wait',
      until: at(8, 480),
      findings: [
        {
          rule: 'CN-HOURS',
          effect: 'defer',
          sentence: 'Collection contacts go between 08:00 and 22:00 local time.',
          citation: 'Example Rule 2021/7, article 12',
          url: 'https://example.org/rule',
          channel: 'sms',
          from: at(7, 1_300),
          until: at(8, 480),
        },
        { rule: 'spread', effect: 'defer', sentence: '', from: at(8, 480), until: at(8, 497) },
        { rule: 'no-contact-point', effect: 'deny', sentence: '', channel: 'voice' },
        { rule: 'HOUSE-LATER', effect: 'defer', sentence: 'A rule of the house.', from: at(8, 497), until: Infinity },
      ],
    },
    { at: at(8, 497), kind: 'withdrawn', findings: [{ rule: 'claim-in-flight', effect: 'defer', sentence: '' }] },
    {
      at: at(9, 550),
      kind: 'contact',
      detail: 'sent',
      loan: 'L-1',
      message: emailMessage(locale, name),
      findings: allowed,
    },
    { at: at(10, 30), kind: 'hold', detail: 'promise', loan: 'L-1', findings: [] },
    { at: at(11, 600), kind: 'task', detail: 'call', findings: [] },
  ]
  return {
    borrower,
    name,
    locale,
    zone,
    state,
    loans: [
      { id: 'L-1', currency, owed: 125_050, dueOn: '2026-11-05', daysPastDue: 8, status: 'overdue' },
      { id: 'L-2', currency, owed: 40_000, dueOn: '2026-12-01', daysPastDue: 0, status: 'scheduled' },
    ],
    entries: hours === 0 ? [] : happened.filter((entry) => entry.at <= now),
    now: {
      at: now,
      kind: 'wait',
      until: Math.max(now, START + 14 * DAY) + 9 * HOUR,
      findings: [
        { rule: 'promise-stands', effect: 'rest', sentence: '', loan: 'L-1' },
        { rule: 'preferred-hours', effect: 'defer', sentence: '', from: now, until: now + 9 * HOUR },
      ],
    },
  }
}

const allowed: TimelineEntry['findings'] = [
  { rule: 'contact', effect: 'allow', sentence: 'The contact is allowed now.', step: 'due-day', channel: 'sms' },
]

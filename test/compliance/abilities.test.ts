import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Borrower } from '../../shared/case/borrower.ts'
import type { Finding } from '../../shared/case/finding.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import { type Approach, compileRulebook, type Ledger } from '../../shared/compliance/ruleset.ts'
import { DAY } from '../../shared/time/instant.ts'
import { ALL_DAY, approach, borrower, contact, instant, pack, rule } from './approaches.ts'

const SYDNEY = { jurisdictions: ['GB'], zones: ['Australia/Sydney'] }
const LONDON = { jurisdictions: ['GB'], zones: ['Europe/London'] }
const marginMinutes = { sms: 0, email: 0, voice: 0, webhook: 0, agent: 0 }
const compiled = (kinds: readonly object[], of: Partial<Borrower> = LONDON) =>
  compileRulebook([pack(kinds.map((kind, at) => rule(`R-${at}`, kind)))], {
    actor: 'first-party',
    marginMinutes,
  }).rulesFor(borrower(of))

const window = (from: string, to: string, more: object = {}) => ({
  kind: 'window',
  hours: [{ from, to }],
  holidays: 'as-any-day',
  zone: 'every-plausible',
  ...more,
})
const cap = (max: number, days: number, more: object = {}) => ({
  kind: 'cap',
  max,
  within: { of: 'rolling', count: days, unit: 'days' },
  counts: 'attempt',
  per: 'person',
  channelsTogether: true,
  ...more,
})

interface Asked {
  kinds: readonly object[]
  of?: Partial<Borrower>
  about?: Partial<Approach>
  contacts?: readonly RecentContact[]
}

/** When a contact that is asked for at an instant may be made, in UTC. */
function earliest({ kinds, of, about = {}, contacts = [] }: Asked, at: string): string | undefined {
  const from = instant(at)
  const found = compiled(kinds, of).earliestAllowed(approach(about), contacts, ALL_DAY, from, from + 300 * DAY, [])
  return Number.isFinite(found) ? new Date(found).toISOString().slice(0, 16) : undefined
}

const waits = (asked: Asked, at: string, until: string | undefined) => assert.equal(earliest(asked, at), until)
const passes = (asked: Asked, at: string) => waits(asked, at, new Date(instant(at)).toISOString().slice(0, 16))

function answer(
  kinds: readonly object[],
  about: Partial<Approach>,
  at = '2026-11-24T12:00:00Z',
  ledger: Partial<Ledger> = {},
) {
  const findings: Finding[] = []
  const asked = approach(about)
  const permitted = compiled(kinds).permits(asked, { contacts: [], holds: [], ...ledger }, instant(at), findings)
  return [permitted, ...findings.map(({ effect }) => effect)]
}

describe('hours', () => {
  const holidays = {
    of: ['01-01', '01-26', 'easter-2', 'easter', 'easter+1', '04-25', '12-25', '12-26'],
    hours: 'closed',
  }

  test("keep a rule's own list of holidays, Easter among them, in any year", () => {
    const kinds = [window('09:00', '21:00', { holidays })]
    waits({ kinds, of: SYDNEY }, '2027-03-26T10:00:00+11:00', '2027-03-26T22:00')
    waits({ kinds, of: SYDNEY }, '2038-04-25T10:00:00+10:00', '2038-04-26T23:00')
    passes({ kinds, of: SYDNEY }, '2027-03-27T10:00:00+11:00')
  })

  test('are other hours on holidays where the rule says so', () => {
    const kinds = [window('08:00', '20:00', { holidays: { of: 'national', hours: { from: '10:00', to: '12:00' } } })]
    waits({ kinds }, '2026-12-25T08:30:00Z', '2026-12-25T10:00')
    waits({ kinds }, '2026-12-25T12:00:00Z', '2026-12-26T10:00')
    passes({ kinds }, '2026-12-24T08:30:00Z')
  })

  test('agreed beforehand take the place of those that give way to them, and of no others', () => {
    const agreed = { ...LONDON, agreedHours: { from: 8 * 60, to: 23 * 60 } }
    const late = '2026-11-24T22:30:00Z'
    passes({ kinds: [window('08:00', '22:00', { agreedHours: 'govern' })], of: agreed }, late)
    waits({ kinds: [window('08:00', '22:00')], of: agreed }, late, '2026-11-25T08:00')
    waits({ kinds: [window('08:00', '22:00', { agreedHours: 'govern' })] }, late, '2026-11-25T08:00')
  })

  test('hang on the clock of the phone or of the address where only one of them counts', () => {
    const zones = ['America/New_York', 'America/Los_Angeles']
    const of = {
      jurisdictions: ['GB'],
      zones,
      zoneSources: { phone: ['America/New_York'], address: ['America/Los_Angeles'] },
    }
    const at = '2026-11-24T13:30:00Z'
    passes({ kinds: [window('08:00', '21:00', { zone: 'phone' })], of }, at)
    waits({ kinds: [window('08:00', '21:00', { zone: 'address' })], of }, at, '2026-11-24T16:00')
    waits(
      { kinds: [window('08:00', '21:00', { zone: 'phone' })], of: { ...of, zoneSources: {} } },
      at,
      '2026-11-24T16:00',
    )
  })

  test('count the closing minute in where the source closes after it', () => {
    passes({ kinds: [window('08:00', '21:00', { toInclusive: true })] }, '2026-11-24T21:00:00Z')
    waits({ kinds: [window('08:00', '21:00', { toInclusive: true })] }, '2026-11-24T21:01:00Z', '2026-11-25T08:00')
  })

  test('at work bind an address at work, and work of people whose place nobody noted', () => {
    const kinds = [window('09:00', '17:00', { places: ['work'] })]
    const evening = '2026-11-24T19:00:00Z'
    const point = { id: 'point-1', channel: 'voice', address: '+12025550100' } as const
    passes({ kinds, about: { channel: 'voice', point } }, evening)
    waits({ kinds, about: { channel: 'voice', point: { ...point, place: 'work' } } }, evening, '2026-11-25T09:00')
    waits({ kinds, about: { channel: 'agent', point: undefined } }, evening, '2026-11-25T09:00')
    passes({ kinds, about: { channel: 'agent', point: undefined, place: 'home' } }, evening)
  })

  test('of one product bind a loan of it and one of unknown kind', () => {
    const kinds = [
      window('08:00', '19:00', { products: ['personal-loan'] }),
      window('09:00', '18:00', { products: ['microfinance'] }),
    ]
    const at = '2026-11-24T08:30:00Z'
    passes({ kinds, about: { product: 'personal-loan' } }, at)
    waits({ kinds, about: { product: 'microfinance' } }, at, '2026-11-24T09:00')
    waits({ kinds, about: { product: 'P-17' } }, at, '2026-11-24T09:00')
    waits({ kinds }, at, '2026-11-24T09:00')
  })

  test('of a phase bind a debt whose phase nobody knows', () => {
    const kinds = [window('09:00', '18:00', { phases: ['in-procedures'] })]
    const at = '2026-11-24T20:00:00Z'
    passes({ kinds, about: { phase: 'past-due' } }, at)
    passes({ kinds, about: { daysPastDue: 0 } }, at)
    waits({ kinds }, at, '2026-11-25T09:00')
  })

  test('that the borrower wished for do not keep us from answering, once and by the same channel', () => {
    const of = { ...LONDON, preferredHours: { from: 600, to: 720 } }
    const kinds = [window('00:00', '24:00')]
    const at = '2026-11-24T22:00:00Z'
    const asked = contact(instant('2026-11-24T21:50:00Z'), { inbound: true })
    const answered = contact(instant('2026-11-24T21:55:00Z'), { answers: true })
    passes({ kinds, of, about: { answers: true }, contacts: [asked] }, at)
    waits({ kinds, of, about: { answers: true }, contacts: [asked, answered] }, at, '2026-11-25T10:00')
    waits({ kinds, of, about: { answers: true, channel: 'voice' }, contacts: [asked] }, at, '2026-11-25T10:00')
    waits({ kinds, of, contacts: [asked] }, at, '2026-11-25T10:00')
  })
})

describe('a limit', () => {
  const noon = '2026-11-24T12:00:00Z'
  const called = (result: RecentContact['result'], more: Partial<RecentContact> = {}) =>
    contact(instant('2026-11-23T12:00:00Z'), { channel: 'voice', ...(result && { result }), ...more })
  const counted = (counts: string, past: RecentContact, more: object = {}) =>
    earliest({ kinds: [cap(1, 7, { counts, ...more })], contacts: [past], about: { channel: 'voice' } }, noon) !==
    '2026-11-24T12:00'

  test('counts what its source counts', () => {
    const kinds = ['attempt', 'initiated', 'contact', 'connected', 'conversation', 'unanswered']
    const table: Record<string, string> = {}
    for (const result of ['conversation', 'cut-off', 'message-left', 'no-answer', 'busy', 'not-in-service'] as const) {
      table[result] = kinds.filter((kind) => counted(kind, called(result))).join(' ')
    }
    assert.deepEqual(table, {
      conversation: 'attempt initiated contact connected conversation',
      'cut-off': 'attempt initiated contact connected',
      'message-left': 'attempt initiated contact connected unanswered',
      'no-answer': 'attempt initiated unanswered',
      busy: 'attempt unanswered',
      'not-in-service': 'attempt unanswered',
    })
  })

  test('takes a call of an agency that told no more of it for whatever the rule fears, and our own for what it is', () => {
    assert.equal(counted('conversation', called(undefined, { elsewhere: true })), true)
    assert.equal(counted('conversation', called(undefined)), false)
    assert.equal(counted('attempt', called('no-answer', { elsewhere: true }), { per: 'lender' }), false)
    assert.equal(counted('attempt', called('no-answer', { elsewhere: true }), { per: 'lender-with-agencies' }), true)
  })

  test('counts another person apart, and those whom it names together', () => {
    const spouse = called('no-answer', { person: 'spouse' })
    assert.equal(counted('attempt', spouse), false)
    assert.equal(counted('attempt', spouse, { persons: ['borrower', 'spouse'] }), true)
  })

  test('on visits leaves calls alone', () => {
    const kinds = [{ ...cap(1, 30), channels: ['agent'], manners: ['visit'] }]
    const visited = contact(instant('2026-11-20T12:00:00Z'), { channel: 'agent', manner: 'visit' })
    const about = { channel: 'agent', point: undefined } as const
    passes({ kinds, contacts: [visited], about: { ...about, manner: 'call' } }, noon)
    waits({ kinds, contacts: [visited], about: { ...about, manner: 'visit' } }, noon, '2026-12-20T00:00')
    passes({ kinds, contacts: [{ ...visited, manner: 'call' }], about: { ...about, manner: 'visit' } }, noon)
  })

  test('once for ever is never free again', () => {
    const kinds = [cap(1, 1, { within: { of: 'ever' }, persons: ['contact-person'] })]
    const asked = contact(instant('2026-02-01T12:00:00Z'), { person: 'contact-person' })
    waits({ kinds, contacts: [asked], about: { person: 'contact-person' } }, noon, undefined)
    passes({ kinds, contacts: [asked] }, noon)
  })

  test('of six months runs to the same day of the month, or the first of the next where there is none', () => {
    const kinds = [cap(1, 1, { within: { of: 'rolling', count: 6, unit: 'months' } })]
    waits({ kinds, contacts: [contact(instant('2026-08-31T12:00:00Z'))] }, noon, '2027-03-01T00:00')
    waits({ kinds, contacts: [contact(instant('2026-08-15T12:00:00Z'))] }, noon, '2027-02-15T00:00')
  })

  test('leaves out what a consent of the last seven days covers, until a conversation uses it up', () => {
    const consent = { at: instant('2026-11-20T09:00:00Z'), source: 'call', form: 'direct' } as const
    const terms = { forms: ['direct'], freshDays: 7, endsWith: 'conversation' }
    const kinds = [cap(1, 30, { excludes: { consent: terms } })]
    const about = { channel: 'voice', point: { id: 'point-1', channel: 'voice', address: '+1', consent } } as const
    const before = contact(instant('2026-11-19T12:00:00Z'), { channel: 'voice', result: 'no-answer' })
    passes({ kinds, contacts: [before], about }, '2026-11-26T23:59:00Z')
    waits({ kinds, contacts: [before], about }, '2026-11-27T00:00:00Z', '2026-12-19T00:00')
    waits({ kinds, contacts: [before, called('conversation')], about }, noon, '2026-12-19T00:00')
    passes({ kinds, contacts: [called('no-answer')], about: { ...about, daysPastDue: 9 } }, noon)
  })

  test('takes a thread for one contact while its turns are two business days apart at most', () => {
    const kinds = [cap(1, 7, { excludes: { thread: { businessDays: 2 } } })]
    const thread = [
      contact(instant('2026-11-18T10:00:00Z'), { channel: 'email' }),
      contact(instant('2026-11-19T10:00:00Z'), { channel: 'email', inbound: true }),
    ]
    const about = { channel: 'email', answers: true } as const
    passes({ kinds, contacts: thread, about }, '2026-11-20T12:00:00Z')
    passes({ kinds, contacts: thread, about }, '2026-11-23T12:00:00Z')
    waits({ kinds, contacts: thread, about }, '2026-11-24T12:00:00Z', '2026-11-25T00:00')
    waits({ kinds, contacts: thread, about: { channel: 'email' } }, '2026-11-20T12:00:00Z', '2026-11-25T00:00')
    const replied = [...thread, contact(instant('2026-11-20T12:00:00Z'), { channel: 'email', answers: true })]
    passes(
      { kinds: [cap(2, 7, { excludes: { thread: { businessDays: 2 } } })], contacts: replied },
      '2026-11-20T13:00:00Z',
    )
  })
})

describe('a rest', () => {
  test('follows a conversation that the borrower began, and its own day is the first of seven', () => {
    const kinds = [
      { kind: 'cooldown', after: 'conversation', count: 7, unit: 'days', per: 'debt', direction: 'either' },
    ]
    const talk = { channel: 'voice', inbound: true, result: 'conversation' } as const
    const contacts = [contact(instant('2026-11-08T23:30:00Z'), talk)]
    waits({ kinds, contacts, about: { channel: 'voice' } }, '2026-11-09T12:00:00Z', '2026-11-15T00:00')
    passes({ kinds, contacts, about: { channel: 'voice', loans: ['loan-2'] } }, '2026-11-09T12:00:00Z')
  })

  test('that does not count the first day is a day longer', () => {
    const kinds = [{ kind: 'cooldown', after: 'contact', count: 7, unit: 'days', per: 'person', firstDayCounts: false }]
    waits({ kinds, contacts: [contact(instant('2026-11-08T12:00:00Z'))] }, '2026-11-09T12:00:00Z', '2026-11-16T00:00')
  })
})

describe('a rule of yes and no', () => {
  const thirdPersons = {
    kind: 'ban',
    persons: ['contact-person', 'household'],
    unless: [{ known: ['borrower-unreachable', 'no-debt-disclosed'] }, { known: ['offers-to-pay'] }],
  }

  test('keeps others out of it but for what its exceptions name, all of each', () => {
    const person = 'contact-person'
    assert.deepEqual(answer([thirdPersons], {}), [true])
    assert.deepEqual(answer([thirdPersons], { person }), [false, 'deny'])
    assert.deepEqual(answer([thirdPersons], { person, known: ['borrower-unreachable'] }), [false, 'deny'])
    assert.deepEqual(answer([thirdPersons], { person, known: ['borrower-unreachable', 'no-debt-disclosed'] }), [true])
    assert.deepEqual(answer([thirdPersons], { person, known: ['offers-to-pay'] }), [true])
  })

  test('that only warns leaves a finding and lets pass; one that routes hands on', () => {
    assert.deepEqual(answer([{ kind: 'ban', effect: 'flag' }], {}), [true, 'flag'])
    assert.deepEqual(answer([{ kind: 'ban', effect: 'route', routeTo: 'agent' }], {}), [false, 'route'])
  })

  test('wants consent in its form, or a text from that very number of late', () => {
    const kinds = [{ kind: 'consent', forms: ['express', 'written'], unless: [{ wroteWithinDays: 60 }] }]
    const withConsent = (form?: 'express' | 'direct') => ({
      point: {
        id: 'point-1',
        channel: 'sms' as const,
        address: '+1',
        consent: { at: instant('2026-01-01T00:00:00Z'), source: 'form', ...(form && { form }) },
      },
    })
    assert.deepEqual(answer(kinds, withConsent('express')), [true])
    assert.deepEqual(answer(kinds, withConsent('direct')), [false, 'deny'])
    assert.deepEqual(answer(kinds, withConsent()), [false, 'deny'])
    const wrote = [contact(instant('2026-09-26T12:00:00Z'), { inbound: true })]
    assert.deepEqual(answer(kinds, {}, '2026-11-24T23:59:00Z', { contacts: wrote }), [true])
    assert.deepEqual(answer(kinds, {}, '2026-11-25T00:00:00Z', { contacts: wrote }), [false, 'deny'])
  })

  test('behind a hold lets through what it excepts, and answers once', () => {
    const kinds = [
      { kind: 'hold', holds: ['cease'], exceptPurposes: ['legal-notice'], unless: [{ answersOnce: true }] },
    ]
    const ledger = {
      holds: [{ kind: 'cease', id: 'h-1', scope: { of: 'all' }, from: 0, source: 'letter' } as const],
      contacts: [contact(instant('2026-11-24T11:00:00Z'), { inbound: true })],
    }
    const asked = (about: Partial<Approach>) => answer(kinds, about, undefined, ledger)
    assert.deepEqual(asked({}), [false, 'deny'])
    assert.deepEqual(asked({ purpose: 'legal-notice' }), [true])
    assert.deepEqual(asked({ answers: true }), [true])
    assert.deepEqual(asked({ answers: true, channel: 'email' }), [false, 'deny'])
  })

  test('on an arrangement allows what it names while one stands on the loan', () => {
    const kinds = [
      {
        kind: 'hold',
        holds: ['arrangement'],
        exceptPurposes: ['instalment-missed', 'better-offer'],
        unless: [{ consent: { forms: ['asked-for'] } }],
      },
    ]
    const hold = {
      kind: 'arrangement',
      id: 'a',
      scope: { of: 'loan', loan: 'loan-1' },
      from: 0,
      source: 'agent',
    } as const
    const ledger = { holds: [{ ...hold, loan: 'loan-1', instalments: [{ id: '1', dueOn: 0, amount: 1 }] }] }
    const asked = (about: Partial<Approach>) => answer(kinds, about, undefined, ledger)
    assert.deepEqual(asked({ purpose: 'instalment-due' }), [false, 'deny'])
    assert.deepEqual(asked({ purpose: 'instalment-missed' }), [true])
    assert.deepEqual(asked({ purpose: 'instalment-due', loans: ['loan-2'] }), [true])
  })

  test('behind a hold says how long it lasts where nobody gave its end', () => {
    const from = instant('2026-11-24T12:00:00Z')
    const lasting = (unit: string) =>
      compiled([{ kind: 'hold', holds: ['stay'], lasts: { count: 10, unit } }]).holdEnds('stay', from)
    assert.equal(lasting('days'), instant('2026-12-04T00:00:00Z'))
    assert.equal(lasting('business-days'), instant('2026-12-08T00:00:00Z'))
    assert.equal(compiled([window('08:00', '20:00')]).holdEnds('stay', from), undefined)
  })

  test('lets a hold end only when every rule behind it has let go', () => {
    const from = instant('2026-11-24T12:00:00Z')
    const behind = (...days: (number | undefined)[]) =>
      compiled(
        days.map((count) => ({ kind: 'hold', holds: ['stay'], ...(count && { lasts: { count, unit: 'days' } }) })),
      ).holdEnds('stay', from)
    assert.equal(behind(10, 5), instant('2026-12-04T00:00:00Z'))
    assert.equal(behind(10, undefined), undefined)
  })
})

test('a time rule that only warns moves nothing and says so', () => {
  const findings: Finding[] = []
  const at = instant('2026-11-24T22:00:00Z')
  const rules = compiled([window('08:00', '21:00', { effect: 'flag' }), cap(1, 7, { effect: 'review' })])
  const contacts = [contact(at - DAY)]
  assert.equal(rules.earliestAllowed(approach(), contacts, ALL_DAY, at, at + DAY, findings), at)
  assert.deepEqual(
    findings.map(({ rule, effect }) => `${effect} ${rule}`),
    ['flag R-0', 'flag R-1'],
  )
})

describe('opting out', () => {
  const optOut = (more: object) => ({ kind: 'opt-out', channels: ['sms'], closes: 'address', match: 'exact', ...more })
  const DAY_OF_IT = instant('2026-11-24T12:00:00Z')

  test('of several rules the widest counts, and all their words', () => {
    const rules = compiled([optOut({ words: ['STOP'] }), optOut({ closes: 'channel', match: 'meaning', words: ['R'] })])
    const { closes, match, words } = rules.optOut('sms', DAY_OF_IT) ?? {}
    assert.deepEqual([closes, match, words], ['channel', 'meaning', ['STOP', 'R']])
    assert.equal(rules.optOut('email', DAY_OF_IT), undefined)
  })

  test('a rule that starts in January waits for January', () => {
    const rules = compiled([optOut({}), optOut({ closes: 'person', effectiveFrom: '2027-01-31' })])
    assert.equal(rules.optOut('sms', instant('2027-01-30T23:59:59Z'))?.closes, 'address')
    assert.equal(rules.optOut('sms', instant('2027-01-31T00:00:00Z'))?.closes, 'person')
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Channel } from '../../shared/case/channel.ts'
import type { Finding } from '../../shared/case/finding.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { STRICTEST_DEFAULT, shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import { ALL_DAY, approach, borrower, contact, instant } from './approaches.ts'

const lender = compileRulebook(shippedPacks(), { actor: 'first-party' })
const collector = compileRulebook(shippedPacks(), { actor: 'third-party' })

interface Question {
  book?: typeof lender
  where: string[]
  zones?: string[]
  channel?: Channel
  contacts?: readonly RecentContact[]
  loans?: string[]
  daysPastDue?: number
}

function ask({ book = lender, where, zones = [], channel = 'sms', contacts = [], ...about }: Question, at: string) {
  const rules = book.rulesFor(borrower({ jurisdictions: where, zones }))
  const findings: { rule: string }[] = []
  const from = instant(at)
  const earliest = rules.earliestAllowed(
    approach({ channel, ...about }),
    contacts,
    ALL_DAY,
    from,
    from + 60 * DAY,
    findings as [],
  )
  return { earliest, rules: findings.map(({ rule }) => rule) }
}

function assertAsked(question: Question, at: string, expected: string, rules: string[]) {
  assert.deepEqual(ask(question, at), { earliest: instant(expected), rules }, `${at} -> ${expected}`)
}

const china = { where: ['CN'], zones: ['Asia/Shanghai'] }

test('mainland China is contacted from 08:00, and texts end 30 minutes before 22:00 since they may arrive late', () => {
  assertAsked(china, '2026-11-24T07:59:59+08:00', '2026-11-24T08:00:00+08:00', ['CN-45251-HOURS'])
  assertAsked(china, '2026-11-24T08:00:00+08:00', '2026-11-24T08:00:00+08:00', [])
  assertAsked(china, '2026-11-24T21:29:59+08:00', '2026-11-24T21:29:59+08:00', [])
  assertAsked(china, '2026-11-24T21:30:00+08:00', '2026-11-25T08:00:00+08:00', ['CN-45251-HOURS'])
  assertAsked({ ...china, channel: 'voice' }, '2026-11-24T21:57:59+08:00', '2026-11-24T21:57:59+08:00', [])
  assertAsked({ ...china, channel: 'voice' }, '2026-11-24T21:58:00+08:00', '2026-11-25T08:00:00+08:00', [
    'CN-45251-HOURS',
  ])
})

test('the hours of China before its national standard are those of the guideline of 2024', () => {
  assertAsked(china, '2024-06-01T23:00:00+08:00', '2024-06-02T08:00:00+08:00', ['CN-NIFA-2024'])
})

test('a text a day and three in seven days are the most that China gets', () => {
  const first = contact(instant('2026-11-20T10:00:00+08:00'))
  const second = contact(instant('2026-11-22T10:00:00+08:00'))
  const third = contact(instant('2026-11-24T10:00:00+08:00'))
  assertAsked({ ...china, contacts: [third] }, '2026-11-24T11:00:00+08:00', '2026-11-25T08:00:00+08:00', [
    'CN-HOUSE-DAY',
    'CN-45251-HOURS',
  ])
  assertAsked(
    { ...china, contacts: [third, second, first] },
    '2026-11-25T09:00:00+08:00',
    '2026-11-27T08:00:00+08:00',
    ['CN-HOUSE-WEEK', 'CN-45251-HOURS'],
  )
  assertAsked(
    { ...china, channel: 'email', contacts: [third] },
    '2026-11-24T11:00:00+08:00',
    '2026-11-24T11:00:00+08:00',
    [],
  )
})

test('a seventh try at a number on one day waits for the next, and failed tries count', () => {
  const tries = Array.from({ length: 6 }, (_, at) =>
    contact(instant('2026-11-24T09:00:00+08:00') + at * 600_000, { channel: 'voice', outcome: 'failed' }),
  )
  const voice = { ...china, channel: 'voice' as const }
  assertAsked({ ...voice, contacts: tries }, '2026-11-24T12:00:00+08:00', '2026-11-25T08:00:00+08:00', [
    'CN-CBA-6',
    'CN-45251-HOURS',
  ])
  assertAsked({ ...voice, contacts: tries.slice(1) }, '2026-11-24T12:00:00+08:00', '2026-11-24T12:00:00+08:00', [])
})

const states = { book: collector, where: ['US'], zones: ['America/New_York'] }

test('a collector keeps 08:00 to 21:00 in the USA by every channel, email too', () => {
  assertAsked(states, '2026-11-24T07:59:00-05:00', '2026-11-24T08:00:00-05:00', ['US-F-HOURS'])
  assertAsked({ ...states, channel: 'email' }, '2026-11-24T21:01:00-05:00', '2026-11-25T08:00:00-05:00', ['US-F-HOURS'])
})

test('a borrower of New York and California is contacted where both allow it, from 11:00 to 21:00 eastern', () => {
  const both = { ...states, zones: ['America/New_York', 'America/Los_Angeles'], channel: 'email' as const }
  assertAsked(both, '2026-11-24T10:30:00-05:00', '2026-11-24T11:00:00-05:00', ['US-F-HOURS'])
  assertAsked(both, '2026-11-24T20:57:59-05:00', '2026-11-24T20:57:59-05:00', [])
  assertAsked(both, '2026-11-24T21:30:00-05:00', '2026-11-25T11:00:00-05:00', ['US-F-HOURS'])
})

test('an unknown zone in the USA is all of its zones, from Maine to Hawaii', () => {
  assertAsked(
    { book: collector, where: ['US'], channel: 'email' },
    '2026-11-24T09:00:00-05:00',
    '2026-11-24T13:00:00-05:00',
    ['US-F-HOURS'],
  )
})

test('rules for collectors do not bind a lender', () => {
  assertAsked(
    { where: ['US'], zones: ['America/Chicago'], channel: 'email' },
    '2026-11-24T03:00:00-06:00',
    '2026-11-24T03:00:00-06:00',
    [],
  )
  assertAsked({ where: ['US'], zones: ['America/Chicago'] }, '2026-11-24T03:00:00-06:00', '2026-11-24T08:00:00-06:00', [
    'US-HOUSE-HOURS',
  ])
  const rules = lender.rulesFor(borrower({ jurisdictions: ['US'] }))
  assert.equal(rules.holdRule('cease'), undefined)
  assert.equal(rules.holdRule('bankruptcy'), 'US-BK')
  assert.equal(collector.rulesFor(borrower({ jurisdictions: ['US'] })).holdRule('cease'), 'US-F-CEASE')
})

test('California binds a lender by the federal hours', () => {
  assertAsked({ where: ['US-CA'], channel: 'email' }, '2026-11-24T07:00:00-08:00', '2026-11-24T08:00:00-08:00', [
    'US-CA-HOURS',
  ])
})

test("Massachusetts allows two texts and calls together about a debt in seven days, the first day being the contact's own", () => {
  const made = [
    contact(instant('2026-11-16T17:00:00-05:00'), { channel: 'voice' }),
    contact(instant('2026-11-18T12:00:00-05:00')),
  ]
  const massachusetts = { where: ['US-MA'], contacts: made }
  const noon = '2026-11-20T12:00:00-05:00'
  assertAsked(massachusetts, noon, '2026-11-23T08:00:00-05:00', ['US-MA-FREQ', 'US-HOUSE-HOURS'])
  assertAsked({ ...massachusetts, loans: ['loan-2'] }, noon, noon, [])
  assertAsked({ ...massachusetts, loans: ['loan-2', 'loan-1'] }, noon, '2026-11-23T08:00:00-05:00', [
    'US-MA-FREQ',
    'US-HOUSE-HOURS',
  ])
  assertAsked({ ...massachusetts, channel: 'email' }, noon, noon, [])
})

test('calls to Massachusetts keep eastern hours wherever else the borrower may be', () => {
  const away = { where: ['US-MA'], zones: ['America/Los_Angeles'], channel: 'voice' as const }
  assertAsked(away, '2026-11-24T18:30:00-08:00', '2026-11-25T08:00:00-08:00', ['US-MA-HOURS', 'US-HOUSE-HOURS'])
})

test('New York City counts three attempts in seven days over all channels from 2026-09-01 on', () => {
  const by = (channel: Channel, at: string) => contact(instant(at), { channel })
  const late = [
    by('sms', '2026-08-28T10:00:00-04:00'),
    by('email', '2026-08-29T10:00:00-04:00'),
    by('voice', '2026-08-30T10:00:00-04:00'),
  ]
  const city = { where: ['US-NYC'], contacts: late, channel: 'email' as const }
  assertAsked(city, '2026-08-31T12:00:00-04:00', '2026-08-31T12:00:00-04:00', [])
  assertAsked(city, '2026-09-01T12:00:00-04:00', '2026-09-04T00:00:00-04:00', ['US-NYC-SHIELD-LENDER'])
  assertAsked({ ...city, daysPastDue: 0 }, '2026-09-01T12:00:00-04:00', '2026-09-01T12:00:00-04:00', [])
  assertAsked({ ...city, book: collector }, '2026-09-01T12:00:00-04:00', '2026-09-04T08:00:00-04:00', [
    'US-NYC-SHIELD',
    'US-F-HOURS',
  ])
})

test('a stretch that is open when a rule comes into force ends there if the rule may refuse', () => {
  const late = ['28', '29', '30'].map((day) => contact(instant(`2026-08-${day}T10:00:00-04:00`), { channel: 'voice' }))
  const rules = lender.rulesFor(borrower({ jurisdictions: ['US-NYC'] }))
  const email = approach({ channel: 'email' })
  const evening = instant('2026-08-31T20:00:00-04:00')
  assert.equal(rules.closesAt(email, late, ALL_DAY, evening), instant('2026-09-01T00:00:00-04:00'))
  assert.ok(rules.closesAt(email, [], ALL_DAY, evening) > instant('2026-09-01T00:00:00-04:00'))
})

test('Florida closes email at night until 2025-05-16 and texts after it too', () => {
  const florida = { where: ['US-FL'], zones: ['America/New_York'] }
  assertAsked({ ...florida, channel: 'email' }, '2025-05-14T22:00:00-04:00', '2025-05-15T08:00:00-04:00', [
    'US-FL-HOURS-EMAIL',
  ])
  assertAsked({ ...florida, channel: 'email' }, '2025-05-15T22:00:00-04:00', '2025-05-16T00:00:00-04:00', [
    'US-FL-HOURS-EMAIL',
  ])
  assertAsked({ ...florida, channel: 'email' }, '2025-05-16T22:00:00-04:00', '2025-05-16T22:00:00-04:00', [])
  assertAsked({ ...florida, channel: 'voice' }, '2025-05-16T22:00:00-04:00', '2025-05-17T08:00:00-04:00', [
    'US-FL-HOURS',
  ])
})

test('a collector calls about a debt seven times in seven days, and rests from the day of a conversation', () => {
  const calls = Array.from({ length: 7 }, (_, day) =>
    contact(instant('2026-11-02T12:00:00-05:00') + day * DAY, { channel: 'voice' }),
  )
  const voice = { ...states, channel: 'voice' as const }
  assertAsked({ ...voice, contacts: calls }, '2026-11-08T13:00:00-05:00', '2026-11-09T08:00:00-05:00', [
    'US-F-7IN7',
    'US-F-HOURS',
  ])
  const talk = [contact(instant('2026-11-08T12:00:00-05:00'), { channel: 'voice', outcome: 'delivered' })]
  assertAsked({ ...voice, contacts: talk }, '2026-11-10T12:00:00-05:00', '2026-11-15T08:00:00-05:00', [
    'US-F-CONV7',
    'US-F-HOURS',
  ])
})

test('a collector texts only on consent of the past 60 days, and emails only on consent', () => {
  const rules = collector.rulesFor(borrower({ jurisdictions: ['US'] }))
  const given = instant('2026-09-01T12:00:00Z')
  const by = (channel: Channel, consent: boolean) =>
    approach({
      channel,
      point: { id: 'p', channel, address: 'x', ...(consent ? { consent: { at: given, source: 'form' } } : {}) },
    })
  const permitted = (channel: Channel, consent: boolean, at: Instant) => {
    const findings: { rule: string }[] = []
    return rules.permits(by(channel, consent), { contacts: [], holds: [] }, at, findings as [])
      ? 'permitted'
      : findings.map(({ rule }) => rule)
  }
  // Of the zones of the USA the day ends in New York first.
  const ends = instant('2026-10-31T00:00:00-04:00')
  assert.equal(permitted('sms', true, ends - 1), 'permitted')
  assert.deepEqual(permitted('sms', true, ends), ['US-F-6D-TEXT'])
  assert.deepEqual(permitted('sms', true, given - 1), ['US-F-6D-TEXT'])
  assert.equal(permitted('email', true, given + 600 * DAY), 'permitted')
  assert.deepEqual(permitted('email', false, given), ['US-F-6D-EMAIL'])
  assert.equal(permitted('voice', false, given), 'permitted')
})

test('wording follows channel, purpose and actor', () => {
  const of = (book: typeof lender, where: string) => book.rulesFor(borrower({ jurisdictions: [where] }))
  assert.deepEqual(of(lender, 'US').requiredWording('sms', 'overdue'), ['opt-out'])
  assert.deepEqual(of(lender, 'US').requiredWording('email', 'overdue'), [])
  assert.deepEqual(of(collector, 'US').requiredWording('email', 'overdue'), ['opt-out', 'collector-disclosure'])
  assert.deepEqual(of(lender, 'CN').requiredWording('sms', 'overdue'), ['signature'])
  assert.deepEqual(of(lender, 'CN').requiredWording('sms', 'education'), ['opt-out', 'signature'])
})

test('a place without a pack gets the strictest default: weekdays and Saturday from 09:00 to 18:00, no holidays', () => {
  const book = compileRulebook([STRICTEST_DEFAULT], { actor: 'first-party' })
  const lagos = { book, where: ['NG'], zones: ['Africa/Lagos'], channel: 'email' as const }
  assertAsked(lagos, '2026-11-24T08:00:00+01:00', '2026-11-24T09:00:00+01:00', ['DEFAULT-HOURS'])
  assertAsked(lagos, '2026-11-28T17:58:00+01:00', '2026-11-30T09:00:00+01:00', ['DEFAULT-HOURS'])
  assertAsked(lagos, '2026-10-01T10:00:00+01:00', '2026-10-02T09:00:00+01:00', ['DEFAULT-HOURS'])
  const once = [contact(instant('2026-11-23T10:00:00+01:00'))]
  assertAsked({ ...lagos, contacts: once }, '2026-11-23T12:00:00+01:00', '2026-11-24T09:00:00+01:00', [
    'DEFAULT-DAY',
    'DEFAULT-HOURS',
  ])
  const twice = [...once, contact(instant('2026-11-24T10:00:00+01:00'), { outcome: 'failed' })]
  assertAsked({ ...lagos, contacts: twice }, '2026-11-25T12:00:00+01:00', '2026-11-30T09:00:00+01:00', [
    'DEFAULT-WEEK',
    'DEFAULT-HOURS',
  ])
})

test('one unknown place beside a known one gets the rules of both', () => {
  const rules = ask(
    { where: ['CN', 'GH'], zones: ['Asia/Shanghai'], channel: 'email' },
    '2026-11-24T03:00:00+08:00',
  ).rules
  assert.deepEqual(rules, ['CN-45251-HOURS', 'DEFAULT-HOURS'])
})

test('a borrower of whom neither place nor zone is known is never contacted by a machine', () => {
  assert.deepEqual(ask({ where: [] }, '2026-11-24T12:00:00Z').earliest, Number.POSITIVE_INFINITY)
})

const PLACES = shippedPacks().flatMap((pack) => (pack.binds === 'jurisdictions' ? pack.jurisdictions : []))
const REGIONS = ['US-MA', 'US-WA', 'US-FL', 'US-NYC', 'US-CA', 'AU-SA', 'AU-VIC', 'DE-BY', 'GB-SCT']

test('whatever the strictest default allows, every shipped pack allows', () => {
  const unknown = compileRulebook([STRICTEST_DEFAULT], { actor: 'first-party' })
  for (const place of [...PLACES, ...REGIONS]) {
    const where = borrower({ jurisdictions: [place], zones: ['America/New_York'] })
    const strict = unknown.rulesFor(where)
    for (const book of [lender, collector]) {
      const rules = book.rulesFor(where)
      for (const channel of ['sms', 'email', 'voice', 'webhook', 'agent'] as const) {
        const home = approach({ channel, place: 'home', manner: channel === 'agent' ? 'call' : undefined })
        const made: RecentContact[] = []
        let now = instant('2025-10-20T00:00:00Z')
        for (let count = 0; count < 30; count += 1) {
          const at = strict.earliestAllowed(home, made, ALL_DAY, now, now + 60 * DAY, [])
          const findings: Finding[] = []
          assert.equal(
            rules.earliestAllowed(home, made, ALL_DAY, at, at + DAY, findings),
            at,
            JSON.stringify([place, channel, findings]),
          )
          made.push(contact(at, { channel, outcome: channel === 'voice' ? 'delivered' : 'sent' }))
          now = at + 3_600_000
        }
      }
    }
  }
})

test('every pack says until which place it reaches, and no place is known twice', () => {
  assert.equal(new Set(PLACES).size, PLACES.length)
  for (const place of ['CN', 'US', 'AU', 'GB', 'IE', 'IN', 'ID', 'PH', 'HK', 'TW', 'SG', 'KE', 'NG', 'DE', 'FR']) {
    assert.ok(PLACES.includes(place), place)
  }
})

test('texts and emails have a limit in every place, whoever collects', () => {
  for (const place of PLACES) {
    for (const book of [lender, collector]) {
      for (const channel of ['sms', 'email', 'webhook'] as const) {
        const days = Array.from({ length: 12 }, (_, day) => instant('2026-03-10T10:00:00Z') + day * DAY)
        const contacts = days.map((at) => contact(at, { channel }))
        const now = instant('2026-03-21T14:00:00Z')
        const rules = book.rulesFor(borrower({ jurisdictions: [place], zones: ['Europe/London'] }))
        const earliest = rules.earliestAllowed(approach({ channel }), contacts, ALL_DAY, now, now + 60 * DAY, [])
        assert.ok(earliest > now + DAY / 2, `${place} ${channel}`)
      }
    }
  }
})

test("every shipped rule that is not the house's own names its source and how it was read", () => {
  const shipped = shippedPacks().flatMap(({ rules }) => rules)
  assert.ok(shipped.length > 200)
  for (const rule of shipped) {
    if (rule.status === 'house') assert.equal(rule.citation, undefined, rule.id)
    else assert.ok(rule.citation && rule.confidence && rule.read, rule.id)
  }
})

test('Australia is not called on the day that is kept in the place of a holiday, and is on Easter Saturday', () => {
  const adelaide = { where: ['AU'], zones: ['Australia/Adelaide'], channel: 'voice' as const }
  assertAsked(adelaide, '2026-12-28T11:00:00+10:30', '2026-12-29T07:30:00+10:30', ['AU-HOURS-TEL'])
  assertAsked(adelaide, '2027-03-27T09:00:00+10:30', '2027-03-27T09:00:00+10:30', [])
  assertAsked({ ...adelaide, where: ['AU-SA'] }, '2027-03-27T09:00:00+10:30', '2027-03-30T07:30:00+10:30', [
    'AU-SA-HOL',
    'AU-HOURS-TEL',
  ])
})

test('Indonesia is left in peace on the days around an end of Ramadan that is not announced yet', () => {
  const jakarta = { where: ['ID'], zones: ['Asia/Jakarta'], channel: 'email' as const }
  assertAsked(jakarta, '2027-03-08T10:00:00+07:00', '2027-03-12T08:00:00+07:00', ['ID-POJK22'])
})

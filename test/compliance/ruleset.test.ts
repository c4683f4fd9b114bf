import assert from 'node:assert/strict'
import { test } from 'node:test'
import replayHouse from '../../shared/compliance/packs/replay-house.json' with { type: 'json' }
import { parsePack } from '../../shared/compliance/parse-pack.ts'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { DAY } from '../../shared/time/instant.ts'
import { ALL_DAY, approach, borrower, contact, housePack, instant, pack, rule } from './approaches.ts'

const window = (from: string, to: string, more: object = {}) => ({
  kind: 'window',
  hours: [{ from, to }],
  holidays: 'as-any-day',
  zone: 'every-plausible',
  ...more,
})
const inLondon = { jurisdictions: ['GB'], zones: ['Europe/London'] }
const rulesOf = (rules: readonly object[], of: object = inLondon) =>
  compileRulebook([pack(rules)], { actor: 'first-party' }).rulesFor(borrower(of))

function earliest(rules: ReturnType<typeof rulesOf>, at: string, about = approach(), hours = ALL_DAY) {
  const from = instant(at)
  return new Date(rules.earliestAllowed(about, [], hours, from, from + 30 * DAY, [])).toISOString()
}

test('preferred hours narrow every window, and their margin takes at most half of them', () => {
  const preferring = (from: number, to: number) =>
    rulesOf([rule('A', window('08:00', '20:00'))], { ...inLondon, preferredHours: { from, to } })
  assert.equal(earliest(preferring(17 * 60, 21 * 60), '2026-11-24T09:00:00Z'), '2026-11-24T17:00:00.000Z')
  assert.equal(earliest(preferring(17 * 60, 19 * 60), '2026-11-24T18:30:00Z'), '2026-11-25T17:00:00.000Z')
  assert.equal(earliest(preferring(17 * 60, 17 * 60 + 30), '2026-11-24T17:14:00Z'), '2026-11-24T17:14:00.000Z')
  assert.equal(earliest(preferring(17 * 60, 17 * 60 + 30), '2026-11-24T17:15:00Z'), '2026-11-25T17:00:00.000Z')
})

test('each constraint that moved the contact leaves one finding with where it was and where it went', () => {
  const rules = rulesOf([rule('A', window('08:00', '20:00'))], { ...inLondon, preferredHours: { from: 600, to: 1200 } })
  const from = instant('2026-11-24T05:00:00Z')
  const findings: never[] = []
  rules.earliestAllowed(approach(), [], { from: 660, to: 720 }, from, from + DAY, findings)
  assert.deepEqual(findings, [
    { rule: 'A', effect: 'defer', channel: 'sms', from, until: instant('2026-11-24T08:00:00Z') },
    {
      rule: 'step-window',
      effect: 'defer',
      channel: 'sms',
      from: instant('2026-11-24T08:00:00Z'),
      until: instant('2026-11-24T11:00:00Z'),
    },
  ])
})

test('a constraint that moved the contact again and again leaves one finding from its first move to its last', () => {
  const tuesday = { hours: [{ days: ['tue'], from: '22:00', to: '23:00' }] }
  const zones = ['Asia/Shanghai', 'Europe/London']
  const rules = rulesOf([rule('A', window('00:00', '01:00', tuesday))], { jurisdictions: ['GB'], zones })
  const from = instant('2026-11-24T00:00:00Z')
  const findings: { rule: string; from?: number; until?: number }[] = []
  assert.equal(
    rules.earliestAllowed(approach(), [], ALL_DAY, from, from + 20 * DAY, findings as []),
    Number.POSITIVE_INFINITY,
  )
  assert.deepEqual(findings, [{ rule: 'A', effect: 'defer', channel: 'sms', from }])
})

test('a window that never opens before the horizon says so by a finding without an end', () => {
  const rules = rulesOf([rule('A', window('08:00', '20:00'))])
  const from = instant('2026-11-24T21:00:00Z')
  const findings: never[] = []
  assert.equal(
    rules.earliestAllowed(approach(), [], ALL_DAY, from, from + 3_600_000, findings),
    Number.POSITIVE_INFINITY,
  )
  assert.deepEqual(findings, [{ rule: 'A', effect: 'defer', channel: 'sms', from }])
})

test('a window closes early by the margin of its channel, but not where it runs on over midnight', () => {
  const rules = rulesOf([rule('A', window('08:00', '20:00', { hours: [{ from: '08:00', to: '20:00' }] }))])
  const noon = instant('2026-11-24T12:00:00Z')
  assert.equal(rules.closesAt(approach(), [], ALL_DAY, noon), instant('2026-11-24T19:30:00Z'))
  assert.equal(rules.closesAt(approach({ channel: 'email' }), [], ALL_DAY, noon), instant('2026-11-24T19:58:00Z'))
  assert.equal(rules.closesAt(approach(), [], { from: 540, to: 1170 }, noon), instant('2026-11-24T19:30:00Z'))
  assert.equal(rules.closesAt(approach(), [], ALL_DAY, noon - 6 * 3_600_000), noon - 6 * 3_600_000)
  const weekdays = window('00:00', '24:00', {
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '00:00', to: '24:00' }],
  })
  const open = rulesOf([rule('A', weekdays)])
  assert.equal(open.closesAt(approach(), [], ALL_DAY, noon), instant('2026-11-27T23:30:00Z'))
  assert.equal(earliest(open, '2026-11-27T23:30:00Z'), '2026-11-30T00:00:00.000Z')
})

test('a window that is closed on holidays keeps its margin before one', () => {
  const rules = rulesOf([rule('A', window('00:00', '24:00', { holidays: 'closed' }))])
  assert.equal(
    rules.closesAt(approach(), [], ALL_DAY, instant('2026-12-24T12:00:00Z')),
    instant('2026-12-24T23:30:00Z'),
  )
  assert.equal(earliest(rules, '2026-12-24T23:40:00Z'), '2026-12-27T00:00:00.000Z')
})

test('the end of a window is right on the night when clocks go back', () => {
  const rules = rulesOf([rule('A', window('00:00', '01:45'))], { jurisdictions: ['GB'], zones: ['Europe/London'] })
  const firstPass = instant('2026-10-25T00:10:00+01:00')
  assert.equal(rules.closesAt(approach(), [], ALL_DAY, firstPass), instant('2026-10-25T01:15:00+01:00'))
  const rulesToTwo = rulesOf([rule('A', window('00:00', '03:00'))])
  assert.equal(rulesToTwo.closesAt(approach(), [], ALL_DAY, firstPass), instant('2026-10-25T02:30:00Z'))
})

test('a rule begins where its day begins first', () => {
  const zones = ['America/Los_Angeles', 'Asia/Shanghai']
  const rules = rulesOf([rule('A', window('23:00', '24:00', { effectiveFrom: '2026-11-24', zone: 'Asia/Shanghai' }))], {
    jurisdictions: ['GB'],
    zones,
  })
  assert.equal(earliest(rules, '2026-11-23T15:00:00Z'), '2026-11-23T15:00:00.000Z')
  assert.equal(earliest(rules, '2026-11-23T16:00:00Z'), '2026-11-24T15:00:00.000Z')
})

test('a house pack tightens what the place allows and lifts nothing', () => {
  const house = housePack([
    rule('HOUSE-HOURS', window('10:00', '23:00')),
    rule('HOUSE-DAY', {
      kind: 'cap',
      max: 1,
      within: { of: 'calendar', unit: 'day' },
      counts: 'contact',
      per: 'person',
      channelsTogether: false,
    }),
  ])
  const book = compileRulebook([...shippedPacks(), house], { actor: 'first-party' })
  const rules = book.rulesFor(borrower({ jurisdictions: ['CN'] }))
  assert.equal(earliest(rules, '2026-11-24T09:00:00+08:00'), '2026-11-24T02:00:00.000Z')
  assert.equal(earliest(rules, '2026-11-24T22:30:00+08:00'), '2026-11-25T02:00:00.000Z')
  const unknown = book.rulesFor(borrower({ jurisdictions: ['NG'] }))
  assert.equal(earliest(unknown, '2026-11-24T19:00:00+01:00'), '2026-11-25T09:00:00.000Z')
})

test('an old contact that the lender forgot to name a loan or a number for counts for all', () => {
  const cap = (per: string) =>
    rule('A', {
      kind: 'cap',
      max: 1,
      within: { of: 'rolling', count: 24, unit: 'hours' },
      counts: 'contact',
      per,
      channelsTogether: true,
    })
  const at = instant('2026-11-24T12:00:00Z')
  const { point: _, ...unnoted } = contact(at - 3_600_000, { loans: [] })
  for (const per of ['person', 'debt', 'point']) {
    const rules = rulesOf([cap(per)])
    assert.equal(rules.earliestAllowed(approach(), [unnoted], ALL_DAY, at, at + 2 * DAY, []), at + 23 * 3_600_000)
  }
})

test('borrowers of one place share their rules, and preferred hours get their own', () => {
  const book = compileRulebook(shippedPacks(), { actor: 'first-party' })
  const of = (overrides: object) =>
    book.rulesFor(borrower({ jurisdictions: ['US-MA'], zones: ['America/New_York'], ...overrides }))
  assert.equal(of({}), of({ id: 'b-2' }))
  assert.equal(of({ preferredHours: { from: 600, to: 700 } }), of({ preferredHours: { from: 600, to: 700 } }))
  assert.notEqual(of({}), of({ preferredHours: { from: 600, to: 700 } }))
  assert.notEqual(of({ preferredHours: { from: 600, to: 700 } }), of({ preferredHours: { from: 600, to: 800 } }))
  assert.notEqual(of({}), of({ zones: ['America/Chicago'] }))
  assert.notEqual(of({ jurisdictions: ['GB', 'US'], zones: [] }), of({ jurisdictions: ['US'], zones: ['GB'] }))
})

test('the version names the packs and changes with anything that could change a decision', () => {
  const version = (...given: Parameters<typeof compileRulebook>) => compileRulebook(...given).version
  const one = [pack([rule('A', window('08:00', '20:00'))])]
  const other = [pack([rule('A', window('08:00', '21:00'))])]
  assert.match(version(one, { actor: 'first-party' }), /^test@1 strictest-default@\S+ \w+$/)
  assert.equal(version(one, { actor: 'first-party' }), version(one, { actor: 'first-party' }))
  assert.notEqual(version(one, { actor: 'first-party' }), version(other, { actor: 'first-party' }))
  assert.notEqual(version(one, { actor: 'first-party' }), version(one, { actor: 'third-party' }))
  assert.notEqual(
    version(one, { actor: 'first-party' }),
    version(one, { actor: 'first-party', marginMinutes: { sms: 2 } }),
  )
})

test('two packs with a rule of the same id are refused by name', () => {
  const house = housePack([rule('A', window('10:00', '20:00'))])
  assert.throws(() => compileRulebook([pack([rule('A', window('08:00', '20:00'))]), house], { actor: 'first-party' }), {
    name: 'DuplicateRuleError',
    message: 'The rule id "A" stands in several packs (test, house); give each rule an id of its own.',
  })
})

test("the replay's house pack allows 08:00 to 20:00 and one contact a day by each channel", () => {
  const parsed = parsePack(replayHouse)
  assert.ok('pack' in parsed)
  const inLagos = { zones: ['Africa/Lagos'], jurisdictions: ['NG'] }
  const rules = compileRulebook([parsed.pack], { actor: 'first-party' }).rulesFor(borrower(inLagos))
  assert.equal(earliest(rules, '2026-11-24T19:00:00Z'), '2026-11-25T07:00:00.000Z')
  const at = instant('2026-11-24T12:00:00Z')
  const after = (channel: 'sms' | 'email') =>
    rules.earliestAllowed(approach({ channel }), [contact(at)], ALL_DAY, at, at + 2 * DAY, [])
  assert.equal(after('sms'), instant('2026-11-25T07:00:00Z'))
  assert.equal(after('email'), at)
})

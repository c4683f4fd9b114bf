import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RecentContact } from '../../shared/case/plan.ts'
import { type Approach, compileRulebook } from '../../shared/compliance/ruleset.ts'
import { findCalendar } from '../../shared/time/calendar.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../shared/time/instant.ts'
import { approach, borrower, contact, instant, pack, rule } from './approaches.ts'
import { insideHours, type NaiveWorld, refusals } from './naive-rules.ts'

const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Shanghai',
]
const CHANGES = [
  '2026-03-08T07:00:00Z', // New York
  '2026-11-01T06:00:00Z',
  '2026-03-29T01:00:00Z', // London
  '2026-10-25T01:00:00Z',
  '2026-04-04T15:00:00Z', // Lord Howe
  '2026-10-03T15:30:00Z',
  '2026-03-08T05:30:00Z', // St John's
  '2026-11-01T04:30:00Z',
  '2026-02-15T02:00:00Z', // Casablanca
  '2026-09-20T01:00:00Z',
].map(instant)
const MARGIN = 7
const HORIZON = 40 * DAY

const minute = fc.integer({ min: 0, max: 96 }).map((quarters) => quarters * 15)
const hours = fc
  .tuple(minute, minute)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }))
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const channels = fc.subarray(['sms', 'email', 'voice'], { minLength: 1 })
const per = fc.constantFrom('person', 'debt', 'point')
const counted = fc.constantFrom('attempt', 'contact', 'connected')
const rollingSpan = fc.oneof(
  fc.record({ count: fc.integer({ min: 1, max: 9 }), unit: fc.constant('days') }),
  fc.record({ count: fc.integer({ min: 1, max: 60 }), unit: fc.constant('hours') }),
)
const within = fc.oneof(
  rollingSpan.map((span) => ({ of: 'rolling', ...span })),
  fc.constantFrom('day', 'week', 'month').map((unit) => ({ of: 'calendar', unit })),
)
const dates = fc.constantFrom(
  {},
  {},
  {},
  { effectiveFrom: '2026-03-29' },
  { effectiveTo: '2026-11-02' },
  { effectiveFrom: '2026-03-08', effectiveTo: '2026-10-04' },
)
const windowKind = fc
  .record({
    open: hours,
    days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], { minLength: 3 }),
    holidays: fc.constantFrom('as-any-day', 'closed'),
    zone: fc.constantFrom('every-plausible', 'every-plausible', 'America/New_York'),
  })
  .map(({ open, days, ...rest }) => ({
    kind: 'window',
    hours: [{ days, from: clock(open.from), to: clock(open.to) }],
    ...rest,
  }))
const capKind = fc.record({
  kind: fc.constant('cap'),
  max: fc.integer({ min: 1, max: 4 }),
  within,
  counts: counted,
  per,
  channelsTogether: fc.boolean(),
})
const cooldownKind = fc
  .record({ after: counted, span: rollingSpan, per })
  .map(({ span, ...rest }) => ({ kind: 'cooldown', ...span, ...rest }))
const anyRule = fc
  .tuple(
    fc.oneof(windowKind, capKind, cooldownKind),
    channels,
    dates,
    fc.constantFrom({}, {}, { purposes: ['overdue'] }),
  )
  .map(([kind, bound, dated, purposes]) => ({ ...kind, channels: bound, ...dated, ...purposes }))
const ruleList = fc
  .array(anyRule, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((each, at) => rule(`TEST-${at}`, each)))

const start = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * DAY, max: 2 * DAY }))
  .map(([change, shift]) => change + shift)
const recent = fc.array(
  fc.record({
    before: fc.integer({ min: 0, max: 12 * DAY }),
    channel: fc.constantFrom('sms' as const, 'email' as const, 'voice' as const),
    outcome: fc.constantFrom(
      'claimed' as const,
      'sent' as const,
      'delivered' as const,
      'unknown' as const,
      'failed' as const,
    ),
    loans: fc.subarray(['loan-1', 'loan-2'], { minLength: 1 }),
    purpose: fc.constantFrom('overdue' as const, 'education' as const),
    point: fc.constantFrom('point-1', 'point-2'),
  }),
  { maxLength: 12 },
)
const situation = fc.record({
  rules: ruleList,
  zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 3 }),
  from: start,
  recent,
  step: hours,
  preferred: fc.option(hours, { nil: undefined, freq: 3 }),
  channel: fc.constantFrom('sms' as const, 'email' as const, 'voice' as const),
  loans: fc.subarray(['loan-1', 'loan-2'], { minLength: 1 }),
})
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

function enact({ rules, zones, from, recent, step, preferred, channel, loans }: Situation) {
  const marginMinutes = { sms: MARGIN, email: MARGIN, voice: MARGIN }
  const testPack = pack(rules)
  const book = compileRulebook([testPack], { actor: 'first-party', marginMinutes })
  const set = book.rulesFor(
    borrower({ jurisdictions: ['GB'], zones, ...(preferred === undefined ? {} : { preferredHours: preferred }) }),
  )
  const world: NaiveWorld = { rules: testPack.rules, zones, calendar: findCalendar('GB'), margin: MARGIN }
  const about = approach({ channel, loans })
  const contacts = recent.map(({ before, ...each }) => contact(from - before, each)).sort((a, b) => a.at - b.at)
  const [home = ''] = zones
  const wish = preferred && {
    from: preferred.from,
    to: Math.max(preferred.to - MARGIN, Math.ceil((preferred.from + preferred.to) / 2)),
  }
  const refused = (at: Instant, about: Approach, contacts: readonly RecentContact[]) =>
    refusals(world, about, contacts, at).length > 0 ||
    !insideHours(home, step, at) ||
    (wish !== undefined && !insideHours(home, wish, at))
  const earliest = (at = from) => set.earliestAllowed(about, contacts, step, at, from + HORIZON, [])
  return {
    set,
    about,
    contacts,
    refused: (at: Instant) => refused(at, about, contacts),
    refusedFor: refused,
    earliest,
    from,
    step,
    world,
  }
}

/** A few instants of a stretch, its last moments among them. */
function samples(from: Instant, to: Instant, count: number): Instant[] {
  const spaced = Array.from({ length: count }, (_, at) => from + Math.floor(((to - from) * at) / count))
  return [...spaced, to - 1, to - MINUTE, to - 15 * MINUTE, to - HOUR].filter((at) => at >= from && at < to)
}

const runs = { numRuns: 150 }

test('no instant that it returns is forbidden by any rule', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { earliest, refused } = enact(given)
      const at = earliest()
      if (Number.isFinite(at)) assert.equal(refused(at), false)
    }),
    { numRuns: 600 },
  )
})

test('every instant before the one that it returns is forbidden', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { earliest, refused, from } = enact(given)
      const until = Math.min(earliest(), from + HORIZON)
      for (const at of samples(from, until, 25)) assert.equal(refused(at), true, new Date(at).toISOString())
    }),
    runs,
  )
})

test('no minute of the last hours before the one that it returns is allowed', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { earliest, refused, from } = enact(given)
      const until = earliest()
      if (!Number.isFinite(until)) return
      for (let at = until - 1; at >= Math.max(from, until - 4 * HOUR); at -= MINUTE) assert.equal(refused(at), true)
    }),
    { numRuns: 25 },
  )
})

test('asking again at the instant that it returned changes nothing', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { set, about, contacts, earliest, step } = enact(given)
      const at = earliest()
      if (!Number.isFinite(at)) return
      const findings: never[] = []
      assert.equal(set.earliestAllowed(about, contacts, step, at, at + DAY, findings), at)
      assert.deepEqual(findings, [])
    }),
    runs,
  )
})

test('a further rule never makes it earlier', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const fewer = given.rules.slice(0, -1)
      if (fewer.length === 0) return
      assert.ok(enact({ ...given, rules: fewer }).earliest() <= enact(given).earliest())
    }),
    runs,
  )
})

test('everything from there to where it closes is allowed, and then it is not or a rule changes', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { set, about, contacts, earliest, refused, step, world } = enact(given)
      const at = earliest()
      if (!Number.isFinite(at)) return
      const closes = set.closesAt(about, contacts, step, at)
      assert.ok(closes > at)
      for (const open of samples(at, closes, 12)) assert.equal(refused(open), false, new Date(open).toISOString())
      const changes = world.rules.some(
        ({ effectiveFrom, effectiveTo }) => effectiveFrom !== undefined || effectiveTo !== undefined,
      )
      if (!changes && closes - at < 8 * DAY) assert.equal(refused(closes), true)
    }),
    runs,
  )
})

test('caps hold over contacts by two channels about two loans, each made at the instant that it returned', () => {
  const sequence = fc.array(
    fc.record({
      channel: fc.constantFrom('sms' as const, 'email' as const),
      loan: fc.constantFrom('loan-1', 'loan-2'),
    }),
    { minLength: 4, maxLength: 14 },
  )
  fc.assert(
    fc.property(situation, sequence, (given, wanted) => {
      const { set, refusedFor, from, step } = enact(given)
      const made: RecentContact[] = []
      let now = from
      for (const { channel, loan } of wanted) {
        const about = approach({ channel, loans: [loan] })
        const at = set.earliestAllowed(about, made, step, now, from + HORIZON, [])
        if (!Number.isFinite(at)) continue
        assert.equal(refusedFor(at, about, made), false)
        made.push(contact(at, { channel, loans: [loan] }))
        now = at
      }
    }),
    runs,
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Finding } from '../../shared/case/finding.ts'
import type { RecentContact } from '../../shared/case/plan.ts'
import { type Approach, compileRulebook } from '../../shared/compliance/ruleset.ts'
import { findCalendar } from '../../shared/time/calendar.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../shared/time/instant.ts'
import { ALL_DAY, approach, borrower, contact, instant, pack } from './approaches.ts'
import {
  agreement,
  approaches,
  consents,
  denseApproaches,
  denseContacts,
  hours,
  oneRule,
  oneTightCap,
  rarely,
  recentContacts,
  ruleList,
  ZONES,
} from './arbitrary-rules.ts'
import { firstAnswer } from './naive-exceptions.ts'
import { insideHours, refusals, warningsOf } from './naive-rules.ts'
import type { NaiveWorld } from './naive-world.ts'

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

const start = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * DAY, max: 2 * DAY }))
  .map(([change, shift]) => change + shift)
const situation = fc.record({
  rules: ruleList,
  zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 3 }),
  from: start,
  recent: recentContacts,
  step: hours,
  preferred: rarely(hours, 3),
  agreed: rarely(hours, 3),
  onePhoneZone: fc.boolean(),
  consent: consents,
  about: approaches,
})
type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

function enact({ rules, zones, from, recent, step, preferred, agreed, onePhoneZone, consent, about }: Situation) {
  const marginMinutes = { sms: MARGIN, email: MARGIN, voice: MARGIN, agent: MARGIN }
  const testPack = pack(rules)
  const book = compileRulebook([testPack], { actor: 'first-party', marginMinutes })
  const [home = ''] = zones
  const set = book.rulesFor(
    borrower({
      jurisdictions: ['GB'],
      zones,
      ...(preferred && { preferredHours: preferred }),
      ...(agreed && { agreedHours: agreed }),
      ...(onePhoneZone && { zoneSources: { phone: [home] } }),
    }),
  )
  const world: NaiveWorld = {
    rules: testPack.rules,
    zones,
    ...(onePhoneZone && { phoneZones: [home] }),
    calendar: findCalendar('GB'),
    margin: MARGIN,
    ...(agreed && { agreedHours: agreed }),
  }
  const contacts = recent.map(({ before, ...each }) => contact(from - before, each)).sort((a, b) => a.at - b.at)
  const { place, ...others } = about
  const point = { ...approach().point, ...(place && { place }), ...(consent && { consent: agreement(consent, from) }) }
  const asked = approach({ ...others, ...(about.channel !== 'agent' && { point: { ...POINT, ...point } }) })
  const wish = preferred && {
    from: preferred.from,
    to: Math.max(preferred.to - MARGIN, Math.ceil((preferred.from + preferred.to) / 2)),
  }
  const refused = (at: Instant, about: Approach, contacts: readonly RecentContact[]) =>
    refusals(world, about, contacts, at).length > 0 ||
    !insideHours(home, step, at) ||
    (wish !== undefined && !isAnswer(about, contacts) && !insideHours(home, wish, at))
  const earliest = (at = from) => set.earliestAllowed(asked, contacts, step, at, from + HORIZON, [])
  return {
    set,
    about: asked,
    contacts,
    refused: (at: Instant) => refused(at, asked, contacts),
    refusedFor: refused,
    earliest,
    from,
    step,
    world,
  }
}

const POINT = { id: 'point-1', channel: 'sms', address: '+12025550100' } as const

function isAnswer(about: Approach, contacts: readonly RecentContact[]): boolean {
  return about.answers === true && firstAnswer(about, contacts)
}

/** A few instants of a stretch, its last moments among them. */
function samples(from: Instant, to: Instant, count: number): Instant[] {
  const spaced = Array.from({ length: count }, (_, at) => from + Math.floor(((to - from) * at) / count))
  return [...spaced, to - 1, to - MINUTE, to - 15 * MINUTE, to - HOUR].filter((at) => at >= from && at < to)
}

const runs = { numRuns: 500 }

test('no instant that it returns is forbidden by any rule', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { earliest, refused } = enact(given)
      const at = earliest()
      if (Number.isFinite(at)) assert.equal(refused(at), false)
    }),
    { numRuns: 2_000 },
  )
})

const after = fc.array(
  fc
    .tuple(
      fc.integer({ min: 0, max: 14 * 96 }),
      fc.constantFrom(0, 1, MINUTE, -MARGIN * MINUTE),
      fc.constantFrom(0, -1),
    )
    .map(([quarters, shift, before]) => quarters * 15 * MINUTE + shift + before),
  { minLength: 12, maxLength: 12 },
)
const alone = fc.record({ given: situation, rules: oneRule, after })
const tight = fc.record({
  given: fc.record({ situation, recent: denseContacts, about: denseApproaches }),
  rules: oneTightCap,
  after,
})

function refusesAsRead(given: Situation, after: readonly number[]): void {
  const quarter = 15 * MINUTE
  const from = Math.ceil(given.from / quarter) * quarter
  const { set, about, contacts, refused } = enact({ ...given, from, step: ALL_DAY, preferred: undefined })
  for (const at of after.map((each) => from + each)) {
    const moved = set.earliestAllowed(about, contacts, ALL_DAY, at, at + HORIZON, []) !== at
    assert.equal(moved, refused(at), new Date(at).toISOString())
  }
}

test('an instant is refused when one rule alone, read word by word, refuses it, and only then', () => {
  fc.assert(
    fc.property(alone, ({ given, rules, after }) => refusesAsRead({ ...given, rules }, after)),
    { numRuns: 1_500 },
  )
})

test('a cap that one contact fills leaves out and gives way exactly as it says', () => {
  fc.assert(
    fc.property(tight, ({ given: { situation, ...dense }, rules, after }) =>
      refusesAsRead({ ...situation, ...dense, rules }, after),
    ),
    { numRuns: 1_500 },
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
    { numRuns: 60 },
  )
})

test('asking again at the instant that it returned changes nothing, and warns of what the rules would only warn of', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { set, about, contacts, earliest, step, world } = enact(given)
      const at = earliest()
      if (!Number.isFinite(at)) return
      const findings: Finding[] = []
      assert.equal(set.earliestAllowed(about, contacts, step, at, at + DAY, findings), at)
      const warnings = warningsOf(world, about, contacts, at).map((rule) => ({
        rule,
        effect: 'flag',
        channel: about.channel,
      }))
      assert.deepEqual(new Set(findings), new Set(warnings))
      assert.equal(findings.length, warnings.length)
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
        (rule) =>
          rule.effectiveFrom !== undefined || rule.effectiveTo !== undefined || 'unless' in rule || 'excludes' in rule,
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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { compileRulebook } from '../../shared/compliance/ruleset.ts'
import { DAY, HOUR, type Instant, parseInstant } from '../../shared/time/instant.ts'
import { oracleApplies, temporalTransitions } from '../time/temporal-clock.ts'
import { ALL_DAY, approach, borrower, pack, rule } from './approaches.ts'

const CASES = 10_000
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Shanghai',
  'Africa/Lagos',
]
const [FIRST = 0, END = 0] = ['2026-01-01T00:00:00Z', '2029-01-01T00:00:00Z'].map(parseInstant)
const CHANGES = new Map(ZONES.map((zone) => [zone, temporalTransitions(zone, FIRST, END)]))
const QUIET = [parseInstant('2026-10-25T01:00:00Z') ?? 0]

const local = (zone: string, at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
const minuteOf = (clock: Temporal.ZonedDateTime) => clock.hour * 60 + clock.minute
const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A change of clocks (or none, where a zone has none), a window with an edge near it, and an instant to ask at. */
const edges = fc
  .constantFrom(...ZONES)
  .chain((zone) => {
    const changes = CHANGES.get(zone) ?? []
    return fc.tuple(fc.constant(zone), fc.constantFrom(...(changes.length === 0 ? QUIET : changes)))
  })
  .chain(([zone, change]) =>
    fc.record({
      zone: fc.constant(zone),
      change: fc.constant(change),
      edge: fc.integer({ min: -75, max: 135 }).map((near) => (minuteOf(local(zone, change - 1)) + near + 1441) % 1440),
      length: fc.integer({ min: 1, max: 600 }),
      opensAtEdge: fc.boolean(),
      ask: fc.integer({ min: change - 5 * HOUR, max: change + 5 * HOUR }),
    }),
  )
  .map(({ edge, length, opensAtEdge, ...rest }) => ({
    ...rest,
    from: opensAtEdge ? edge : Math.max(0, edge - length),
    to: opensAtEdge ? Math.min(1440, edge + length) : edge,
  }))
  .filter(({ from, to }) => from < to)

test(`windows open and close where Temporal's clocks show it, in ${CASES} cases at changes of clocks`, {
  skip: !oracleApplies,
}, () => {
  fc.assert(
    fc.property(edges, ({ zone, from, to, ask }) => {
      const rules = rulesWith(zone, from, to)
      const opens = rules.earliestAllowed(approach(), [], ALL_DAY, ask, ask + 4 * DAY, [])
      const isOpen = (at: Instant) => minuteOf(local(zone, at)) >= from && minuteOf(local(zone, at)) < to
      const expected = turns(zone, ask, [from, to, 0]).find(isOpen)
      assert.equal(opens, expected)
      if (from === 0 && to === 1440) return
      const closes = turns(zone, opens, [from, to, 0]).find((at) => !isOpen(at))
      assert.equal(rules.closesAt(approach(), [], ALL_DAY, opens), closes)
    }),
    { numRuns: CASES },
  )
})

function rulesWith(zone: string, from: number, to: number) {
  const hours = { kind: 'window', hours: [{ from: written(from), to: written(to) }] }
  const window = rule('TEST', { ...hours, holidays: 'as-any-day', zone: 'every-plausible' })
  const marginMinutes = { sms: 0 }
  const book = compileRulebook([pack([window])], { actor: 'first-party', marginMinutes })
  return book.rulesFor(borrower({ jurisdictions: ['GB'], zones: [zone] }))
}

/** The instants from one on at which a clock may pass one of the minutes: on either pass of it, or where clocks change. */
function turns(zone: string, from: Instant, minutes: readonly number[]): readonly Instant[] {
  const today = local(zone, from).toPlainDate()
  const passes = [-1, 0, 1, 2, 3].flatMap((days) => {
    const date = today.add({ days })
    return minutes.flatMap((minute) => {
      const time = date.toPlainDateTime().add({ minutes: minute })
      const pass = (disambiguation: 'earlier' | 'later') =>
        time.toZonedDateTime(zone, { disambiguation }).epochMilliseconds
      return [pass('earlier'), pass('later')]
    })
  })
  const all = [from, ...passes, ...(CHANGES.get(zone) ?? [])]
  return all.filter((at) => at >= from).sort((a, b) => a - b)
}

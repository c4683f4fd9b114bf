import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DAY, HOUR, MINUTE, parseInstant, weekday } from '../../shared/time/instant.ts'
import { type DayHours, type HoursOf, nextWithin, nextWithinDaily, windowEnd } from '../../shared/time/window.ts'
import { findZone, firstInstantOf, lastInstantBefore, localDay, type Zone, zoneNames } from '../../shared/time/zone.ts'
import { oracleApplies, temporalOffset } from './temporal-clock.ts'

const zoneOf = (name: string): Zone => findZone(name) ?? assert.fail(`no zone ${name}`)
const at = (text: string) => parseInstant(text) ?? assert.fail(text)

const daily =
  (from: number, to: number): HoursOf =>
  () => ({ from, to })
const weekdays =
  (from: number, to: number): HoursOf =>
  (day) =>
    weekday(day) < 6 ? { from, to } : undefined

const newYork = zoneOf('America/New_York')
const office = weekdays(540, 1200)
const FAR = at('2049-01-01T00:00Z')

test('an instant inside the hours is allowed as it is', () => {
  assert.equal(nextWithin(newYork, office, at('2026-07-01T15:00:30.5Z'), FAR), at('2026-07-01T15:00:30.5Z'))
})

test('the opening minute is inside and the closing minute is not', () => {
  assert.equal(nextWithin(newYork, office, at('2026-07-01T13:00Z'), FAR), at('2026-07-01T13:00Z'))
  assert.equal(nextWithin(newYork, office, at('2026-07-02T00:00Z'), FAR), at('2026-07-02T13:00Z'))
  assert.equal(nextWithin(newYork, office, at('2026-07-01T23:59:59.999Z'), FAR), at('2026-07-01T23:59:59.999Z'))
})

test('Friday night waits for Monday morning, on the other side of a clock change', () => {
  assert.equal(nextWithin(newYork, office, at('2026-03-07T01:30Z'), FAR), at('2026-03-09T13:00Z'))
})

test('nothing is allowed at or after the horizon', () => {
  assert.equal(nextWithin(newYork, office, at('2026-07-01T12:00Z'), at('2026-07-01T13:00Z')), undefined)
  assert.equal(nextWithin(newYork, office, at('2026-07-01T12:00Z'), at('2026-07-01T13:01Z')), at('2026-07-01T13:00Z'))
  assert.equal(nextWithin(newYork, office, at('2026-07-01T15:00Z'), at('2026-07-01T15:00Z')), undefined)
})

test('closed hours never open, even without a horizon', () => {
  for (const hoursOf of [() => undefined, daily(600, 600), daily(0, 0)]) {
    assert.equal(nextWithin(newYork, hoursOf, at('2026-07-01T12:00Z'), Number.POSITIVE_INFINITY), undefined)
    assert.equal(windowEnd(newYork, hoursOf, at('2026-07-01T12:00Z')), at('2026-07-01T12:00Z'))
  }
  assert.equal(nextWithinDaily(newYork, { from: 600, to: 600 }, at('2026-07-01T12:00Z'), FAR), undefined)
})

test('a window that starts inside a gap opens when the gap ends', () => {
  assert.equal(nextWithin(newYork, daily(135, 240), at('2026-03-08T05:00Z'), FAR), at('2026-03-08T07:00Z'))
})

test('a window that lies wholly inside a gap does not open that day', () => {
  assert.equal(nextWithin(newYork, daily(135, 165), at('2026-03-08T05:00Z'), FAR), at('2026-03-09T06:15Z'))
})

test('a window inside an overlap opens twice', () => {
  const hoursOf = daily(75, 105)
  assert.equal(nextWithin(newYork, hoursOf, at('2026-11-01T05:00Z'), FAR), at('2026-11-01T05:15Z'))
  assert.equal(nextWithin(newYork, hoursOf, at('2026-11-01T05:45Z'), FAR), at('2026-11-01T06:15Z'))
  assert.equal(nextWithin(newYork, hoursOf, at('2026-11-01T06:20Z'), FAR), at('2026-11-01T06:20Z'))
  assert.equal(windowEnd(newYork, hoursOf, at('2026-11-01T05:20Z')), at('2026-11-01T05:45Z'))
})

test('a window ends when clocks jump over its end, or back before its start', () => {
  assert.equal(windowEnd(newYork, daily(0, 150), at('2026-03-08T06:30Z')), at('2026-03-08T07:00Z'))
  assert.equal(windowEnd(newYork, daily(90, 240), at('2026-11-01T05:45Z')), at('2026-11-01T06:00Z'))
})

test('days whose hours touch are one window, followed for eight days at most', () => {
  const from = at('2026-07-01T15:00Z')
  assert.equal(windowEnd(newYork, weekdays(0, 1440), from), at('2026-07-04T04:00Z'))
  assert.equal(windowEnd(newYork, daily(0, 1440), from), from + 8 * DAY)
})

// Zones whose clocks change at night, at midnight, by half an hour, and back and forth for Ramadan.
const CHANGING = [
  'America/New_York',
  'America/St_Johns',
  'Europe/London',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Santiago',
  'Atlantic/Azores',
  'Asia/Beirut',
  'Asia/Gaza',
]

const HOURS: readonly (readonly [string, HoursOf])[] = [
  ['weekdays 09:00-20:00', office],
  ['every day from 00:00 to 08:00', daily(0, 480)],
  ['every day until 24:00', daily(1260, 1440)],
  ['every day from 02:15', daily(135, 600)],
  ['every day from 01:15', daily(75, 600)],
  ['every day 01:15-01:45', daily(75, 105)],
  ['every day 02:15-02:20', daily(135, 140)],
  ['every day until 02:15', daily(0, 135)],
  ['every day 23:15-23:45', daily(1395, 1425)],
  ['every day 00:15-00:45', daily(15, 45)],
  ['every other day, all day', (day) => (day % 2 === 0 ? { from: 0, to: 1440 } : undefined)],
]

/** Local time for every minute of two days before and three days after a change of clocks, by Temporal. */
function minutesAround(zoneName: string, transition: number): { start: number; locals: readonly number[] } {
  const start = transition - 2 * DAY
  const locals: number[] = []
  for (let quarter = 0; quarter < 5 * 96; quarter += 1) {
    const instant = start + quarter * 15 * MINUTE
    const local = instant + temporalOffset(zoneName, instant)
    for (let minute = 0; minute < 15; minute += 1) locals.push(local + minute * MINUTE)
  }
  return { start, locals }
}

const changes = CHANGING.flatMap((zoneName) =>
  [...zoneOf(zoneName).starts]
    .filter((start) => start >= at('2026-01-01T00:00Z') && start < at('2028-01-01T00:00Z'))
    .map((transition) => ({ zoneName, ...minutesAround(zoneName, transition) })),
)

for (const [name, hoursOf] of HOURS) {
  test(`${name}: opens and ends where walking minute by minute says`, { skip: !oracleApplies }, () => {
    let cases = 0
    for (const { zoneName, start, locals } of changes) {
      const zone = zoneOf(zoneName)
      const horizon = start + locals.length * MINUTE
      let opening: number | undefined
      let closing: number | undefined
      for (let index = locals.length - 1; index >= 0; index -= 1) {
        const instant = start + index * MINUTE
        const allowed = isAllowed(hoursOf, locals[index] ?? Number.NaN)
        if (allowed) opening = instant
        else closing = instant
        const label = `${zoneName} from ${new Date(instant).toISOString()}`
        if (nextWithin(zone, hoursOf, instant, horizon) !== opening) assert.fail(`next window in ${label}`)
        if (closing !== undefined && windowEnd(zone, hoursOf, instant) !== closing)
          assert.fail(`end of window in ${label}`)
        cases += 1
      }
    }
    assert.ok(cases > 200_000, `${cases} cases`)
  })
}

function isAllowed(hoursOf: HoursOf, local: number): boolean {
  const day = Math.floor(local / DAY)
  const minute = (local - day * DAY) / MINUTE
  const hours = hoursOf(day)
  return hours !== undefined && hours.from <= minute && minute < hours.to
}

test('a local time is first reached and last left where walking minute by minute says', {
  skip: !oracleApplies,
}, () => {
  for (const { zoneName, start, locals } of changes) {
    const zone = zoneOf(zoneName)
    const middle = localDay(zone, start + 2 * DAY)
    for (let quarter = 0; quarter <= 96; quarter += 1) {
      const local = middle * DAY + quarter * 15 * MINUTE
      const label = `${zoneName} day ${middle} minute ${quarter * 15}`
      const first = start + locals.findIndex((one) => one >= local) * MINUTE
      assert.equal(firstInstantOf(zone, middle, quarter * 15), first, label)
      const last = start + (locals.findLastIndex((one) => one < local) + 1) * MINUTE
      assert.equal(lastInstantBefore(zone, middle, quarter * 15), last, label)
    }
  }
})

const instants = fc.integer({ min: at('2010-01-02T00:00Z'), max: at('2048-12-01T00:00Z') })
const hours = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .map(([one, other]): DayHours => ({ from: Math.min(one, other), to: Math.max(one, other) }))
const week = fc.array(fc.option(hours, { nil: undefined }), { minLength: 7, maxLength: 7 })

test('the next window is the earliest, lies within the hours, and is its own next window', {
  skip: !oracleApplies,
}, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zoneNames()),
      week,
      instants,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (name, days, from, part) => {
        const zone = zoneOf(name)
        const hoursOf: HoursOf = (day) => days[weekday(day) - 1]
        const horizon = from + 20 * DAY
        const local = (instant: number) => instant + temporalOffset(name, instant)
        const found = nextWithin(zone, hoursOf, from, horizon)
        const before = from + Math.floor(part * ((found ?? horizon) - from))
        if (before !== found) assert.ok(!isAllowed(hoursOf, local(before)))
        if (found === undefined) return
        assert.ok(found >= from)
        assert.ok(isAllowed(hoursOf, local(found)))
        assert.equal(nextWithin(zone, hoursOf, found, horizon), found)
        const end = windowEnd(zone, hoursOf, found)
        assert.ok(end > found)
        assert.ok(isAllowed(hoursOf, local(end - 1)))
        assert.ok(end === found + 8 * DAY || !isAllowed(hoursOf, local(end)))
      },
    ),
    { numRuns: 3_000 },
  )
})

test('hours that are the same every day give the same answer by the short way', () => {
  const nearChanges = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * HOUR, max: 30 * HOUR }))
    .map(([{ zoneName, start }, shift]) => ({ zoneName, from: start + 2 * DAY + shift }))
  fc.assert(
    fc.property(nearChanges, hours, fc.integer({ min: 0, max: 3 * DAY }), ({ zoneName, from }, same, ahead) => {
      const zone = zoneOf(zoneName)
      const expected = nextWithin(zone, () => same, from, from + ahead)
      assert.equal(nextWithinDaily(zone, same, from, from + ahead), expected)
    }),
    { numRuns: 20_000 },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EARLIEST_INSTANT, LATEST_INSTANT, MINUTE, parseDay, parseInstant } from '../../shared/time/instant.ts'
import {
  findZone,
  firstInstantOf,
  lastInstantBefore,
  localDay,
  localMinute,
  offsetAt,
  type Zone,
  zoneNames,
} from '../../shared/time/zone.ts'
import { zoneRows } from '../../shared/time/zone-table.ts'
import { oracleApplies, temporalOffset, temporalTransitions } from './temporal-clock.ts'

const zoneOf = (name: string): Zone => findZone(name) ?? assert.fail(`no zone ${name}`)
const at = (text: string) => parseInstant(text) ?? assert.fail(text)
const day = (text: string) => parseDay(text) ?? assert.fail(text)

test('aliases are the same zone under its current name', () => {
  for (const [alias, name] of [
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['PRC', 'Asia/Shanghai'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
  ] as const) {
    assert.equal(zoneOf(alias).name, name)
    assert.equal(zoneOf(alias), zoneOf(name))
  }
  assert.equal(zoneOf('Asia/Urumqi').name, 'Asia/Urumqi')
})

test('an unknown zone is not found', () => {
  for (const name of ['', 'Asia/Beijing', 'Mars/Olympus', '__proto__', 'america/new_york']) {
    assert.equal(findZone(name), undefined)
  }
})

test('every zone that Intl offers is known', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) assert.ok(findZone(name), name)
  assert.ok(zoneNames().includes('Asia/Kolkata'))
  assert.ok(!zoneNames().includes('Asia/Calcutta'))
})

for (const [name, transitions] of [
  ['America/New_York', '2026-03-08T07:00Z 2026-11-01T06:00Z 2027-03-14T07:00Z 2027-11-07T06:00Z'],
  ['Europe/London', '2026-03-29T01:00Z 2026-10-25T01:00Z 2027-03-28T01:00Z 2027-10-31T01:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z 2026-10-03T15:30Z 2027-04-03T15:00Z 2027-10-02T15:30Z'],
  ['America/St_Johns', '2026-03-08T05:30Z 2026-11-01T04:30Z 2027-03-14T05:30Z 2027-11-07T04:30Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z 2026-03-22T02:00Z 2026-09-20T01:00Z'],
  ['Asia/Shanghai', ''],
] as const) {
  test(`${name} changes its clocks in 2026 and 2027 when tz 2026c says`, () => {
    const starts = [...zoneOf(name).starts].filter(
      (start) => start >= at('2026-01-01T00:00Z') && start < at('2028-01-01T00:00Z'),
    )
    assert.deepEqual(starts, transitions === '' ? [] : transitions.split(' ').map(at))
  })
}

test('Lord Howe moves by half an hour, and Casablanca ends on UTC', () => {
  assert.equal(offsetAt(zoneOf('Australia/Lord_Howe'), at('2026-04-04T14:59Z')), 660 * MINUTE)
  assert.equal(offsetAt(zoneOf('Australia/Lord_Howe'), at('2026-04-04T15:00Z')), 630 * MINUTE)
  assert.equal(offsetAt(zoneOf('Africa/Casablanca'), at('2026-09-20T00:59Z')), 60 * MINUTE)
  assert.equal(offsetAt(zoneOf('Africa/Casablanca'), at('2030-06-01T00:00Z')), 0)
})

test('offsets are those of Temporal, in every zone and under every name', { skip: !oracleApplies }, () => {
  const names = zoneRows().flatMap((row) => [row.name, ...row.aliases])
  const instants = fc.integer({ min: EARLIEST_INSTANT, max: LATEST_INSTANT - 1 })
  for (const name of names)
    assert.equal(offsetAt(zoneOf(name), EARLIEST_INSTANT), temporalOffset(name, EARLIEST_INSTANT), name)
  fc.assert(
    fc.property(fc.constantFrom(...names), instants, (name, instant) => {
      assert.equal(offsetAt(zoneOf(name), instant), temporalOffset(name, instant))
    }),
    { numRuns: 5_000 },
  )
})

test('clocks change when Temporal says, from 2010 to 2049', { skip: !oracleApplies }, () => {
  // Zones with rules of their own; Gaza and El Aaiun suspend summer time for Ramadan, so their changes lie closest together.
  const names = [
    'Africa/Cairo',
    'Africa/Casablanca',
    'Africa/El_Aaiun',
    'America/Havana',
    'America/New_York',
    'America/Santiago',
    'Antarctica/Troll',
    'Asia/Gaza',
    'Asia/Hebron',
    'Asia/Tehran',
    'Australia/Lord_Howe',
    'Europe/Istanbul',
    'Europe/Moscow',
    'Pacific/Apia',
  ]
  for (const name of names) {
    const starts = [...zoneOf(name).starts].filter(Number.isFinite)
    assert.deepEqual(starts, temporalTransitions(name, EARLIEST_INSTANT, LATEST_INSTANT), name)
  }
})

test('the first and last offsets hold beyond the covered years', () => {
  const zone = zoneOf('America/New_York')
  for (const instant of [at('2050-07-01T00:00Z'), at('2120-01-01T00:00Z'), Number.POSITIVE_INFINITY]) {
    assert.equal(offsetAt(zone, instant), -300 * MINUTE)
  }
  assert.equal(offsetAt(zone, at('1990-07-01T00:00Z')), -300 * MINUTE)
})

test('local day and minute are what a clock on the wall shows', () => {
  const shanghai = zoneOf('Asia/Shanghai')
  assert.equal(localDay(shanghai, at('2026-11-01T16:00Z')), day('2026-11-02'))
  assert.equal(localDay(shanghai, at('2026-11-01T15:59:59.999Z')), day('2026-11-01'))
  assert.equal(localMinute(shanghai, at('2026-11-01T15:59:59.999Z')), 1439)
  assert.equal(localMinute(zoneOf('Asia/Kathmandu'), at('2026-11-01T00:00Z')), 345)
})

const newYork = zoneOf('America/New_York')

test('a time inside a gap is first reached when the gap ends', () => {
  const springForward = at('2026-03-08T07:00Z')
  assert.equal(firstInstantOf(newYork, day('2026-03-08'), 135), springForward)
  assert.equal(firstInstantOf(newYork, day('2026-03-08'), 120), springForward)
  assert.equal(lastInstantBefore(newYork, day('2026-03-08'), 135), springForward)
})

test('a time inside an overlap is first reached on the first pass and last left on the second', () => {
  assert.equal(firstInstantOf(newYork, day('2026-11-01'), 75), at('2026-11-01T05:15Z'))
  assert.equal(lastInstantBefore(newYork, day('2026-11-01'), 75), at('2026-11-01T06:15Z'))
})

test('minute 1440 is the start of the next day, and a day that was skipped starts with the day after it', () => {
  assert.equal(firstInstantOf(newYork, day('2026-07-01'), 1440), at('2026-07-02T04:00Z'))
  assert.equal(firstInstantOf(zoneOf('Pacific/Apia'), day('2011-12-30'), 540), at('2011-12-30T10:00Z'))
})

test('a midnight that clocks skip or repeat still bounds its day', () => {
  // Havana skips 00:00 to 01:00 on 2026-03-08 and repeats 00:00 to 01:00 on 2026-11-01.
  const havana = zoneOf('America/Havana')
  assert.equal(firstInstantOf(havana, day('2026-03-08'), 0), at('2026-03-08T05:00Z'))
  assert.equal(localMinute(havana, at('2026-03-08T05:00Z')), 60)
  assert.equal(firstInstantOf(havana, day('2026-11-01'), 0), at('2026-11-01T04:00Z'))
  assert.equal(lastInstantBefore(havana, day('2026-11-01'), 30), at('2026-11-01T05:30Z'))
})

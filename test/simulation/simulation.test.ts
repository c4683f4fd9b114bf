import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { simulate } from './simulate.ts'
import { SHORT_DAYS, YEAR_DAYS } from './world/calendar.ts'
import { PLAIN, type Weather } from './world/weather.ts'

/** Each found a fault once, named in test/simulation/README.md; a change that lets one back in breaks its seed. */
const FOUND = [14, 15, 27, 28, 167, 188, 10_022, 1_439_843_560, 1_439_844_370, 727_421_649, 727_422_265]
/** The same of seeds that draw what their stages send by. */
const FOUND_SINCE = [
  920_024, 920_033, 920_050, 342_990_021, 880_000_154, 2_119_749_184, 2_119_749_839, 9_010_701, 9_010_904,
]
/** Others of every weather. */
const OTHERS = Array.from({ length: 12 }, (_, at) => 500 + at)
/** The first found a fault, before seeds drew what is sent by; the others are of every kind. */
const YEARS = [
  { seed: 19, weather: PLAIN },
  { seed: 600, weather: {} },
  { seed: 601, weather: {} },
  { seed: 602, weather: {} },
  { seed: 700_000_522, weather: {} },
  { seed: 700_000_631, weather: {} },
]

describe('under faults the service keeps its promises', () => {
  for (const seed of FOUND) {
    test(`in seed ${seed}, where texts and mails are all that is sent`, async () => {
      const { failures } = await simulate({ seed, weather: PLAIN })
      assert.deepEqual(failures, [])
    })
  }

  for (const seed of [...FOUND_SINCE, ...OTHERS]) {
    test(`in seed ${seed}`, async () => {
      const { failures } = await simulate({ seed })
      assert.deepEqual(failures, [], `npm run simulate:faults -- --seed ${seed} --shrink --trace`)
    })
  }
})

describe('over a year the service keeps its promises', () => {
  for (const { seed, weather } of YEARS) {
    test(`in seed ${seed}`, async () => {
      const { failures, borrowers, sent } = await simulate({ seed, days: YEAR_DAYS, weather })
      assert.deepEqual(failures, [], `npm run simulate:faults -- --seed ${seed} --days ${YEAR_DAYS} --shrink --trace`)
      assert.ok(sent > 3 * borrowers, `only ${sent} messages to ${borrowers} borrowers`)
    })
  }
})

/** Each found a fault once, in a weather that few seeds have. */
const FOUND_AT_DOORS: readonly (readonly [number, Partial<Weather>])[] = [
  [10_003, { loses: true, kill: 0.03 }],
  [50_302, { people: 30, opensLinks: 1, kill: 0.01, lateDays: 10 }],
  [10_017, { people: 20, opensLinks: 1, provoke: 0.05 }],
]

describe("where people use the page and the house's channel the service keeps its promises", () => {
  for (const [seed, weather] of FOUND_AT_DOORS) {
    test(`in seed ${seed}`, async () => {
      assert.deepEqual((await simulate({ seed, weather })).failures, [])
    })
  }
})

describe('a simulated run', () => {
  test('ends also where long cases are read item by item', async () => {
    const weather = { people: 14, pageOf: 1, asksLender: true, oddFiles: 0.6, oddRecords: true }
    const { failures } = await simulate({ seed: 50_007, weather })
    assert.deepEqual(failures, [])
  })

  for (const [seed, days] of [
    [77, SHORT_DAYS],
    [78, YEAR_DAYS],
  ] as const) {
    test(`of ${days} days is the same every time`, async () => {
      assert.deepEqual(await toldBy(seed, days), await toldBy(seed, days))
    })
  }
})

async function toldBy(seed: number, days: number): Promise<readonly string[]> {
  const lines: string[] = []
  await simulate({ seed, days, tell: (at, what, more) => lines.push(`${at} ${what} ${JSON.stringify(more)}`) })
  return lines
}

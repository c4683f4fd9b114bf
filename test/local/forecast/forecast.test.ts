import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type Forecast, forecast } from '../../../shared/local/forecast/forecast.ts'
import type { Delivered } from '../../../shared/local/local-service.ts'
import type { SimulationInput } from '../../../shared/local/simulation.ts'
import { DAY } from '../../../shared/time/instant.ts'
import { aBorrower, aCase, aPoint } from '../../case/factories.ts'
import { aSimulation, gentle, START, sampleInput } from '../simulations.ts'

const shanghai: SimulationInput = {
  cases: [aCase()],
  future: [],
  policy: gentle,
  start: START,
  until: START + 14 * DAY,
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

describe('a forecast of a portfolio', () => {
  let input: SimulationInput
  let found: Forecast
  let delivered: readonly Delivered[]
  const told: number[] = []

  before(async () => {
    input = await sampleInput(120, 30)
    found = await forecast(input, (done) => told.push(done))
    const simulation = aSimulation(input)
    await simulation.runUntil(input.until)
    delivered = simulation.delivered
  })

  test('counts the contacts that the run makes', () => {
    assert.ok(delivered.length > 100)
    assert.equal(found.contacts, delivered.length)
    assert.equal(found.segments, sum(delivered.map(({ message }) => message.segments ?? 0)))
    assert.deepEqual([found.strategy, found.borrowers, found.from], ['gentle@1', 120, '2026-11-02T00:00:00.000Z'])
  })

  test('adds up to the same by channel, step, country and hour', () => {
    assert.equal(sum(Object.values(found.byChannel)), found.contacts)
    assert.equal(sum(Object.values(found.byStep)), found.contacts)
    assert.equal(sum(Object.values(found.byCountry).flatMap((counts) => Object.values(counts))), found.contacts)
    assert.equal(sum(found.byLocalHour), found.contacts)
    assert.equal(found.byLocalHour.length, 24)
    assert.ok(Object.keys(found.byCountry).length > 2)
  })

  test('names the ten most contacted borrowers, the most contacted first', () => {
    const own = new Map<string, number>()
    for (const { borrower } of delivered) own.set(borrower, (own.get(borrower) ?? 0) + 1)
    assert.equal(found.reached, own.size)
    const most = [...own.values()].sort((a, b) => b - a).slice(0, 10)
    assert.deepEqual(
      found.mostContacted.map(({ contacts }) => contacts),
      most,
    )
    for (const { borrower, contacts } of found.mostContacted) assert.equal(own.get(borrower), contacts)
  })

  test('counts what rules put off, but not what was simply planned', () => {
    assert.ok(Object.keys(found.deferrals).some((rule) => /^(DEFAULT|CN|US)-/.test(rule)))
    assert.ok(!('not-yet' in found.deferrals) && !('spread' in found.deferrals))
    const counts = Object.values(found.deferrals)
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => b - a),
    )
  })

  test('is the same when it is made again, and survives JSON', async () => {
    assert.deepEqual(await forecast(input), found)
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found)
  })

  test('tells how far it is', () => {
    assert.deepEqual([told.length, told.at(-1)], [100, 1])
  })
})

test('takes the hour from the borrower’s own clock and the country from the first jurisdiction', async () => {
  const { byLocalHour, byCountry } = await forecast(shanghai)
  assert.deepEqual(
    byLocalHour.flatMap((count, hour) => (count > 0 ? [[hour, count]] : [])),
    [
      [9, 2],
      [10, 2],
    ],
  )
  assert.deepEqual(byCountry, { CN: { sms: 4 } })
})

test('prices a text by list where one has the number, and marks what it assumes', async () => {
  const until = START + 6 * DAY
  const american = aCase({ borrower: aBorrower({ contactPoints: [aPoint('sms', { address: '+12025550123' })] }) })
  const other = aCase({ borrower: aBorrower({ contactPoints: [aPoint('sms', { address: '+8615400000002' })] }) })
  const email = aCase({ borrower: aBorrower({ contactPoints: [aPoint('email')] }) })
  const cost = async (caseFile: typeof other) => (await forecast({ ...shanghai, cases: [caseFile], until })).cost
  assert.deepEqual(await cost(american), { microDollars: 13_000, assumed: 0 })
  assert.deepEqual(await cost(other), { microDollars: 50_000, assumed: 50_000 })
  assert.deepEqual(await cost(email), { microDollars: 160, assumed: 0 })
})

test('counts the steps that a person takes over apart from contacts', async () => {
  const unreachable = aCase({ borrower: aBorrower({ contactPoints: [] }) })
  const found = await forecast({ ...shanghai, cases: [unreachable], until: START + 60 * DAY })
  assert.deepEqual([found.contacts, found.reached, found.cost.microDollars], [0, 0, 0])
  assert.ok(found.handedOver > 0)
  assert.ok((found.refusals['no-contact-point'] ?? 0) > 0)
})

test('forecasts nothing of nobody', async () => {
  const found = await forecast({ ...shanghai, cases: [] })
  assert.deepEqual([found.contacts, found.borrowers, found.mostContacted], [0, 0, []])
})

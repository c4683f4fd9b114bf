import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeSummary } from '../../shared/local/write-summary.ts'
import { CASE_STATES } from '../../shared/story/timeline.ts'
import { DAY, formatInstant, HOUR } from '../../shared/time/instant.ts'
import { aHold, aLoan, aPayment, at } from '../case/factories.ts'
import { aCaseDueOn, aSimulation, START, sampleInput } from './simulations.ts'

/** The one contact of the factories' borrower before the due date. */
const FIRST_CONTACT = at('2026-11-07T09:00:00+08:00')

test('reminds a borrower on the days of the strategy', async () => {
  const simulation = aSimulation()
  await simulation.runUntil(simulation.until)
  assert.deepEqual(
    simulation.delivered.map((contact) => formatInstant(contact.at + 8 * HOUR).slice(0, 10)),
    ['2026-11-07', '2026-11-10', '2026-11-11', '2026-11-14'],
  )
  assert.equal(simulation.delivered[0]?.at, FIRST_CONTACT)
  assert.match(simulation.delivered[0]?.message.text ?? '', /^【/)
})

test('runs to its end and no further', async () => {
  const simulation = aSimulation({ until: FIRST_CONTACT })
  await simulation.runUntil(FIRST_CONTACT + 30 * DAY)
  assert.deepEqual([simulation.now, simulation.ended], [FIRST_CONTACT, true])
  assert.equal(simulation.delivered.length, 1)
})

test('knows a payment from its instant on and not before', async () => {
  const payment = aPayment({ at: FIRST_CONTACT + 1, sourceVersion: FIRST_CONTACT + 1 })
  const simulation = aSimulation({ future: [{ at: payment.at, borrower: 'b-1', payment }] })
  await simulation.runUntil(FIRST_CONTACT)
  const payments = () => simulation.service.cases.peek('b-1')?.payments
  assert.deepEqual(payments(), [])
  assert.equal(simulation.delivered.length, 1)
  await simulation.runUntil(simulation.until)
  assert.deepEqual(payments(), [payment])
  assert.equal(simulation.delivered.length, 1)
})

test('a contact planned for the very instant of a payment, a hold or a loan that is closed comes after it', async () => {
  const known = { at: FIRST_CONTACT, borrower: 'b-1' }
  const stops = [
    { ...known, payment: aPayment({ at: FIRST_CONTACT, sourceVersion: FIRST_CONTACT }) },
    { ...known, hold: aHold({ from: FIRST_CONTACT }) },
    { ...known, loan: aLoan({ status: 'closed', sourceVersion: FIRST_CONTACT }) },
  ]
  for (const stop of stops) {
    const simulation = aSimulation({ future: [stop] })
    await simulation.runUntil(simulation.until)
    assert.equal(simulation.delivered.length, 0)
  }
})

test('takes facts in the order of their instants, however they were listed', async () => {
  const hold = aHold({ from: START + DAY, until: START + 20 * DAY })
  const payment = aPayment({ at: START + 2 * DAY, sourceVersion: START + 2 * DAY })
  const simulation = aSimulation({
    future: [
      { at: payment.at, borrower: 'b-1', payment },
      { at: hold.from, borrower: 'b-1', hold },
    ],
  })
  await simulation.runUntil(START + DAY)
  const found = simulation.service.cases.peek('b-1')
  assert.deepEqual([found?.holds.length, found?.payments.length], [1, 0])
})

test('counts every borrower in one state, every hour', async () => {
  const cases = [aCaseDueOn('b-1', '2026-11-03'), aCaseDueOn('b-2', '2026-11-20')]
  const paidAt = at('2026-11-05T12:30:00+08:00')
  const payment = aPayment({ at: paidAt, sourceVersion: paidAt })
  const simulation = aSimulation({ cases, future: [{ at: paidAt, borrower: 'b-1', payment }] })
  await simulation.runUntil(simulation.until)
  const { at: sampled, states, sent } = simulation.counts()
  assert.equal(sampled.length, 14 * 24 + 1)
  const on = (text: string) => {
    const sample = sampled.indexOf(at(text))
    return Object.fromEntries(
      CASE_STATES.flatMap((state) => (states[state][sample] ? [[state, states[state][sample]]] : [])),
    )
  }
  assert.deepEqual(on('2026-11-02T23:00:00+08:00'), { upcoming: 2 })
  assert.deepEqual(on('2026-11-03T00:00:00+08:00'), { upcoming: 1, due: 1 })
  assert.deepEqual(on('2026-11-04T00:00:00+08:00'), { upcoming: 1, overdue: 1 })
  assert.deepEqual(on('2026-11-05T12:00:00+08:00'), { upcoming: 1, overdue: 1 })
  assert.deepEqual(on('2026-11-05T13:00:00+08:00'), { upcoming: 1, settled: 1 })
  assert.equal(sent.sms.at(-1), simulation.delivered.filter(({ message }) => message.channel === 'sms').length)
})

test('goes to the next contact and stops there, or at the end where none comes', async () => {
  const simulation = aSimulation({ until: at('2026-11-10T08:00:00+08:00') })
  await simulation.runToNextContact()
  assert.deepEqual([simulation.now, simulation.delivered.length], [FIRST_CONTACT, 1])
  await simulation.runToNextContact()
  assert.deepEqual([simulation.ended, simulation.delivered.length], [true, 1])
  await simulation.runToNextContact()
  assert.equal(simulation.now, simulation.until)
})

test('delivers in the order of time, and the same again when run again', async () => {
  const input = await sampleInput(60, 30)
  const run = async () => {
    const simulation = aSimulation(input)
    await simulation.runUntil(input.until)
    return simulation.delivered
  }
  const delivered = await run()
  const instants = delivered.map((contact) => contact.at)
  assert.ok(instants.length > 60)
  assert.deepEqual(
    instants,
    instants.toSorted((a, b) => a - b),
  )
  assert.deepEqual(await run(), delivered)
})

test('delivers the same however often the clock stops on the way', async () => {
  const input = await sampleInput(20, 10)
  const [whole, halting] = [aSimulation(input), aSimulation(input)]
  await whole.runUntil(input.until)
  while (!halting.ended) await halting.runUntil(halting.now + 7 * 60_000)
  assert.deepEqual(halting.delivered, whole.delivered)
})

test('sums up a run in lines for people', async () => {
  const simulation = aSimulation()
  await simulation.runUntil(simulation.until)
  assert.equal(
    writeSummary(simulation),
    [
      'From 2026-11-01T16:00:00.000Z to 2026-11-15T16:00:00.000Z, strategy gentle@1.',
      '4 contacts with 1 of 1 borrowers:',
      '  sms            4',
      'Borrowers at the end:',
      '  upcoming       0',
      '  due            0',
      '  overdue        1',
      '  paused         0',
      '  settled        0',
    ].join('\n'),
  )
})

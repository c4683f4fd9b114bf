import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { promiseEntries } from '../../shared/reconcile/promise-entries.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aCase, aPayment, aPolicy, aPromise, at } from '../case/factories.ts'
import { aRoom, SMS_QUEUE } from './room-factory.ts'

const policy = aPolicy()
/** The promise of the factory is for the 16th, and a day of grace follows. */
const judged = at('2026-11-18T00:00:00+08:00')
const paidAt = at('2026-11-14T10:00:00+08:00')
const promised = aCase({ holds: [aPromise()] })
const kept = { ...promised, payments: [aPayment({ at: paidAt })] }
const partly = { ...promised, payments: [aPayment({ at: paidAt, amount: 50_000 })] }

describe('a promise to pay', () => {
  test('that stands is not told', () => {
    assert.deepEqual(promiseEntries(promised, policy, judged - 1), [])
  })

  test('is told as kept at the instant at which enough had come', () => {
    const entry = { what: 'promise-settled', at: paidAt, promise: 'pr-1', loan: 'l-1', state: 'kept' } as const
    assert.deepEqual(promiseEntries(kept, policy, paidAt), [entry])
    assert.deepEqual(promiseEntries(kept, policy, judged), [entry], 'and as the same ever after')
  })

  test('is told as broken when its last day of grace is over, in the borrower’s own zone', () => {
    const entry = { what: 'promise-settled', at: judged, promise: 'pr-1', loan: 'l-1', state: 'broken' } as const
    assert.deepEqual(promiseEntries(promised, policy, judged), [entry])
    assert.deepEqual(promiseEntries(partly, policy, judged), [entry], 'also where a part of it came')
  })

  test('is told as broken ever after, though all of it is paid later', () => {
    const late = { ...promised, payments: [aPayment({ at: judged })] }
    const entry = { what: 'promise-settled', at: judged, promise: 'pr-1', loan: 'l-1', state: 'broken' } as const
    assert.deepEqual(promiseEntries(late, policy, judged + DAY), [entry])
  })

  test('is told for a month, and a later one in its place', () => {
    assert.deepEqual(promiseEntries(promised, policy, judged + 30 * DAY), [])
    const again = aPromise({ id: 'pr-2', from: judged + 1 })
    const replaced = { ...promised, holds: [aPromise(), again] }
    assert.deepEqual(
      promiseEntries(replaced, policy, judged + 2).map(({ what }) => what),
      ['promise-settled'],
    )
    assert.ok(
      promiseEntries(replaced, policy, judged + 2).every((entry) => 'promise' in entry && entry.promise === 'pr-2'),
    )
  })
})

test('the room tells a broken promise when its day has passed, and a kept one when it is paid', async () => {
  for (const [caseFile, now, state] of [
    [promised, judged, 'broken'],
    [kept, paidAt, 'kept'],
  ] as const) {
    const room = aRoom({ caseFile, now })
    await room.through(SMS_QUEUE)
    const told = room.history().filter(({ what }) => what === 'promise-settled')
    assert.deepEqual(
      told.map((entry) => 'state' in entry && entry.state),
      [state],
    )
  }
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import { promiseState } from '../../shared/case/promise.ts'
import { DAY, type Instant } from '../../shared/time/instant.ts'
import { findZone } from '../../shared/time/zone.ts'
import { contactOf, policy } from './decide/decisions.ts'
import { aCase, aPayment, aPlan, aPromise, at, day } from './factories.ts'

const shanghai = findZone('Asia/Shanghai')
const newYork = findZone('America/New_York')

/** The promise of the factory: 1,200.00 by the 16th, with a day of grace. */
function stateAt(now: Instant, paid: readonly (readonly [at: Instant, amount: number])[] = [], zone = shanghai) {
  assert.ok(zone)
  const payments = paid.map(([when, amount], place) => aPayment({ id: `p-${place}`, at: when, amount }))
  return promiseState(aPromise(), payments, 1, zone, now)
}

describe('a promise to pay', () => {
  const edge = at('2026-11-18T00:00:00+08:00')

  test('stands until the end of its day of grace in the borrower’s zone', () => {
    assert.deepEqual(stateAt(edge - 1), { is: 'standing', until: edge })
    assert.deepEqual(stateAt(edge), { is: 'broken', on: day('2026-11-18') })
    const thereEdge = at('2026-11-18T00:00:00-05:00')
    assert.equal(stateAt(thereEdge - 1, [], newYork).is, 'standing')
    assert.equal(stateAt(thereEdge, [], newYork).is, 'broken')
  })

  test('is kept by what is paid in the last millisecond, and by nothing that is paid after it', () => {
    const last = edge - 1
    assert.deepEqual(stateAt(edge, [[last, 120_000]]), { is: 'kept', on: day('2026-11-17'), at: last })
    assert.deepEqual(stateAt(edge + DAY, [[edge, 120_000]]), { is: 'broken', on: day('2026-11-18') })
  })

  test('is partly kept by what was paid in time, however much comes later', () => {
    const paid = [
      [edge - 1, 50_000],
      [edge, 70_000],
    ] as const
    assert.deepEqual(stateAt(edge + DAY, paid), { is: 'partly-kept', on: day('2026-11-18') })
  })

  test('that was broken does not become partly kept, so that whoever pays later is not written to for it', () => {
    const now = at('2026-11-18T11:00:00+08:00')
    const done = [
      { loan: 'l-1', subject: 'pr-1', step: 'promise-broken', channel: 'sms', contact: 'k', outcome: 'sent' },
    ] as const
    const told = aCase({ holds: [aPromise()], plan: aPlan({ contactsSent: 1, done }) })
    assert.equal(
      contactOf(decide({ ...told, plan: aPlan({ contactsSent: 1 }) }, policy, now)).purpose,
      'promise-broken',
    )
    const payments = [aPayment({ at: now + DAY, amount: 50_000 })]
    assert.equal(decide({ ...told, payments }, policy, now + DAY + 60_000).kind, 'wait')
  })
})

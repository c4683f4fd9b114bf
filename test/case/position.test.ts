import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { paidOn, positionOf, reachedAt } from '../../shared/case/position.ts'
import { aPayment, at, day } from './factories.ts'

const monthly = [
  { id: '1', dueOn: day('2026-10-10'), amount: 500 },
  { id: '2', dueOn: day('2026-11-10'), amount: 500 },
  { id: '3', dueOn: day('2026-12-10'), amount: 500 },
]

test('counts days past due from the oldest missed instalment', () => {
  const position = positionOf(monthly, 0, day('2026-11-15'))
  assert.equal(position.oldestMissed?.id, '1')
  assert.equal(position.daysPastDue, 36)
  assert.equal(position.pastDue, 1000)
  assert.equal(position.upcoming?.id, '3')
})

test('fills the oldest instalment first, so a part payment shortens what is past due', () => {
  const position = positionOf(monthly, 700, day('2026-11-15'))
  assert.equal(position.oldestMissed?.id, '2')
  assert.equal(position.pastDue, 300)
  assert.equal(position.owed, 800)
})

test('calls an instalment upcoming on its due day, and missed on the day after', () => {
  const onTheDay = positionOf(monthly, 500, day('2026-11-10'))
  assert.equal(onTheDay.upcoming?.id, '2')
  assert.equal(onTheDay.daysPastDue, 0)
  assert.equal(positionOf(monthly, 500, day('2026-11-11')).oldestMissed?.id, '2')
})

test('takes only settled payments into account', () => {
  const payments = [
    aPayment({ id: 'a', amount: 100, state: 'settled' }),
    aPayment({ id: 'b', amount: 50, state: 'pending' }),
    aPayment({ id: 'c', amount: 25, state: 'reversed' }),
    aPayment({ id: 'd', amount: 12, loan: 'other' }),
  ]
  const paid = paidOn(payments, 'l-1')
  assert.equal(paid.settled, 100)
  assert.equal(paid.newestPending?.id, 'b')
})

test('finds the payment that made an amount full', () => {
  const payments = [
    aPayment({ id: 'late', amount: 60, at: at('2026-11-09T00:00:00Z') }),
    aPayment({ id: 'early', amount: 50, at: at('2026-11-03T00:00:00Z') }),
  ]
  assert.equal(reachedAt(payments, 'l-1', 110), at('2026-11-09T00:00:00Z'))
  assert.equal(reachedAt(payments, 'l-1', 50), at('2026-11-03T00:00:00Z'))
  assert.equal(reachedAt(payments, 'l-1', 111), undefined)
})

test('owes what was scheduled less what settled, and never less than nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }),
      fc.nat(150_000),
      fc.nat(400),
      (amounts, settled, later) => {
        const schedule = amounts.map((amount, index) => ({ id: String(index), dueOn: 20_000 + index * 30, amount }))
        const total = amounts.reduce((sum, amount) => sum + amount, 0)
        const position = positionOf(schedule, settled, 20_000 + later)
        assert.equal(position.owed, Math.max(0, total - settled))
        assert.ok(position.pastDue <= position.owed)
        assert.equal(position.pastDue > 0, position.daysPastDue > 0)
      },
    ),
  )
})

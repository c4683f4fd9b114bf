import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arrangementState } from '../../shared/case/arrangement.ts'
import type { Payment } from '../../shared/case/loan.ts'
import { policyNumbersSchema } from '../../shared/case/policy-numbers.ts'
import { DAY } from '../../shared/time/instant.ts'
import { findZone } from '../../shared/time/zone.ts'
import { anArrangement, aPayment, at, day } from './factories.ts'

const SHANGHAI = findZone('Asia/Shanghai')!
const BREAKING = policyNumbersSchema.parse({})
const monthly = anArrangement({
  instalments: [
    { id: 'a1', dueOn: day('2026-11-20'), amount: 100 },
    { id: 'a2', dueOn: day('2026-12-21'), amount: 100 },
    { id: 'a3', dueOn: day('2027-01-20'), amount: 100 },
  ],
})

const paying = (amount: number, when: string, more: Partial<Payment> = {}) =>
  aPayment({ id: `p-${when}`, amount, at: at(when), ...more })
const stateOn = (date: string, payments: readonly Payment[] = [], breaking = BREAKING) =>
  arrangementState(monthly, payments, breaking, SHANGHAI, day(date))

test('is kept until the day after an instalment that is not paid, then missed', () => {
  assert.equal(stateOn('2026-11-20').is, 'kept')
  assert.equal(stateOn('2026-11-21').is, 'missed')
  assert.equal(stateOn('2026-11-21', [paying(99, '2026-11-18T10:00:00+08:00')]).is, 'missed')
  assert.equal(stateOn('2026-11-21', [paying(100, '2026-11-18T10:00:00+08:00')]).is, 'kept')
})

test('a missed instalment that is made good is kept again, and says which was paid when', () => {
  const state = stateOn('2026-12-01', [paying(100, '2026-11-29T23:30:00+08:00')])
  assert.equal(state.is, 'kept')
  assert.ok(state.is === 'kept')
  assert.deepEqual([state.paid?.instalment.id, state.paid?.on], ['a1', day('2026-11-29')])
})

test('is broken when so many are missed at one time', () => {
  const breaking = { ...BREAKING, arrangementBrokenAfterDays: 365 }
  assert.equal(stateOn('2026-12-21', [], breaking).is, 'missed')
  assert.deepEqual(stateOn('2026-12-22', [], breaking), { is: 'broken', on: day('2026-12-22') })
  const one = [paying(100, '2026-12-20T10:00:00+08:00')]
  assert.equal(stateOn('2027-01-20', one, breaking).is, 'missed')
  assert.deepEqual(stateOn('2027-02-01', one, breaking), { is: 'broken', on: day('2027-01-21') })
})

test('is broken when one stays missed for more than so many days', () => {
  assert.equal(stateOn('2026-12-20').is, 'missed')
  assert.deepEqual(stateOn('2026-12-21'), { is: 'broken', on: day('2026-12-21') })
})

test('one that is made good on the last day is in time, and a day later is not', () => {
  assert.equal(stateOn('2026-12-21', [paying(100, '2026-12-20T23:59:00+08:00')]).is, 'kept')
  assert.deepEqual(stateOn('2026-12-22', [paying(100, '2026-12-21T00:00:00+08:00')]), {
    is: 'broken',
    on: day('2026-12-21'),
  })
})

test('says beforehand on which day it breaks if nothing is paid', () => {
  const state = stateOn('2026-12-01')
  assert.ok(state.is === 'missed')
  assert.equal(state.breaksOn, day('2026-12-21'))
})

test('is caught up once all that was due is paid soon enough, and says when', () => {
  const breaking = { ...BREAKING, arrangementBrokenAfterDays: 10 }
  const late = (when: string) => [paying(100, when)]
  assert.deepEqual(stateOn('2026-12-02', [], breaking), { is: 'broken', on: day('2026-12-01') })
  const state = stateOn('2026-12-16', late('2026-12-15T23:59:00+08:00'), breaking)
  assert.ok(state.is === 'kept')
  assert.equal(state.caughtUpOn, day('2026-12-15'))
  const tooLate = late('2026-12-16T00:01:00+08:00')
  assert.deepEqual(stateOn('2026-12-17', tooLate, breaking), { is: 'broken', on: day('2026-12-01') })
})

test('one that was caught up can break again, by what is missed after that', () => {
  const breaking = { ...BREAKING, arrangementBrokenAfterDays: 10 }
  const paid = [paying(100, '2026-12-05T10:00:00+08:00')]
  assert.deepEqual(stateOn('2027-01-01', paid, breaking), { is: 'broken', on: day('2027-01-01') })
  const again = [...paid, paying(100, '2027-01-03T10:00:00+08:00', { id: 'p-again' })]
  assert.equal(stateOn('2027-01-04', again, breaking).is, 'kept')
})

test('a part of what was missed catches nothing up', () => {
  const breaking = { ...BREAKING, arrangementBrokenAfterDays: 10 }
  assert.equal(stateOn('2026-12-06', [paying(99, '2026-12-05T10:00:00+08:00')], breaking).is, 'broken')
})

test('what is not caught up in time stays broken, unless all of it is paid', () => {
  const late = [paying(150, '2026-12-30T10:00:00+08:00')]
  assert.deepEqual(stateOn('2027-01-01', late), { is: 'broken', on: day('2026-12-21') })
  const all = [...late, paying(150, '2027-01-05T10:00:00+08:00')]
  const state = stateOn('2027-01-06', all)
  assert.ok(state.is === 'paid')
  assert.equal(state.on, day('2027-01-05'))
  assert.equal(state.paid.instalment.id, 'a3')
})

test('counts only what settled on this loan since it was made', () => {
  const others = [
    paying(300, '2026-11-12T11:59:00+08:00', { id: 'before' }),
    paying(300, '2026-11-18T10:00:00+08:00', { id: 'pending', state: 'pending' }),
    paying(300, '2026-11-18T10:00:00+08:00', { id: 'reversed', state: 'reversed' }),
    paying(300, '2026-11-18T10:00:00+08:00', { id: 'other', loan: 'l-2' }),
  ]
  assert.equal(stateOn('2026-11-21', others).is, 'missed')
})

const payments = fc
  .array(fc.record({ amount: fc.integer({ min: 1, max: 150 }), day: fc.integer({ min: 0, max: 120 }) }), {
    maxLength: 6,
  })
  .map((some) =>
    some.map(({ amount, day: after }, id) => aPayment({ id: `p-${id}`, amount, at: monthly.from + after * DAY })),
  )
const someDay = fc.integer({ min: day('2026-11-13'), max: day('2027-03-31') })

test('the order in which payments are known changes nothing', () => {
  fc.assert(
    fc.property(payments, someDay, (some, today) => {
      const state = arrangementState(monthly, some, BREAKING, SHANGHAI, today)
      assert.deepEqual(arrangementState(monthly, some.toReversed(), BREAKING, SHANGHAI, today), state)
    }),
  )
})

test('ends only once: what is paid or broken on a day is so on every later one', () => {
  fc.assert(
    fc.property(payments, someDay, fc.nat(60), (some, today, later) => {
      const state = arrangementState(monthly, some, BREAKING, SHANGHAI, today)
      if (state.is !== 'paid' && state.is !== 'broken') return
      assert.deepEqual(arrangementState(monthly, some, BREAKING, SHANGHAI, today + later), state)
    }),
  )
})

test('is paid exactly when what settled since it was made is enough', () => {
  fc.assert(
    fc.property(payments, someDay, (some, today) => {
      const sum = some.reduce((total, { amount }) => total + amount, 0)
      assert.equal(arrangementState(monthly, some, BREAKING, SHANGHAI, today).is === 'paid', sum >= 300)
    }),
  )
})

test('breaks on the day that it gives, if nothing more is paid', () => {
  fc.assert(
    fc.property(payments, someDay, (some, today) => {
      const state = arrangementState(monthly, some, BREAKING, SHANGHAI, today)
      if (state.is !== 'kept' && state.is !== 'missed') return
      assert.ok(state.breaksOn > today)
      assert.equal(arrangementState(monthly, some, BREAKING, SHANGHAI, state.breaksOn - 1).is === 'broken', false)
      assert.deepEqual(arrangementState(monthly, some, BREAKING, SHANGHAI, state.breaksOn), {
        is: 'broken',
        on: state.breaksOn,
      })
    }),
  )
})

test('caught up means that all that was due by then was paid, and not later than is allowed', () => {
  fc.assert(
    fc.property(payments, someDay, fc.nat(40), (some, today, within) => {
      const breaking = { ...BREAKING, arrangementBrokenAfterDays: 10, arrangementCaughtUpWithinDays: within }
      const never = arrangementState(monthly, some, { ...breaking, arrangementCaughtUpWithinDays: 0 }, SHANGHAI, today)
      const state = arrangementState(monthly, some, breaking, SHANGHAI, today)
      if (state.is === 'broken') assert.equal(never.is, 'broken')
      if ((state.is !== 'kept' && state.is !== 'missed') || state.caughtUpOn === undefined) return
      const { caughtUpOn } = state
      const due = monthly.instalments.filter(({ dueOn }) => dueOn <= caughtUpOn).length * 100
      const came = some.filter(({ at: when }) => when < (caughtUpOn + 1) * DAY - 8 * 3_600_000)
      assert.ok(came.reduce((total, { amount }) => total + amount, 0) >= due)
    }),
  )
})

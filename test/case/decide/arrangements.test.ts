import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import { DAY, formatInstant } from '../../../shared/time/instant.ts'
import { aCase, aHold, aLoan, anArrangement, aPayment, aPlan, aPolicy, aStrategy, at, day } from '../factories.ts'
import { contactOf, policy, rulesOf, waitOf } from './decisions.ts'

describe('an arrangement', () => {
  const arranged = aCase({ holds: [anArrangement()], plan: aPlan({ contactsSent: 1 }) })

  test('replaces the schedule of the loan by its own instalments', () => {
    const contact = contactOf(decide(arranged, policy, at('2026-11-18T11:00:00+08:00')))
    assert.equal(contact.purpose, 'instalment-due')
    assert.equal(contact.loans[0].subject, 'a1')
    assert.equal(contact.loans[0].amount, 60_000)
  })

  test('speaks of an instalment that was missed', () => {
    assert.equal(contactOf(decide(arranged, policy, at('2026-11-21T11:00:00+08:00'))).purpose, 'instalment-missed')
  })

  test('rests when every instalment is paid', () => {
    const payments = [aPayment({ at: at('2026-11-15T11:00:00+08:00'), amount: 119_999 })]
    const nearly = aCase({
      ...arranged,
      payments,
      holds: [anArrangement({ instalments: [{ id: 'a1', dueOn: day('2026-11-20'), amount: 100_000 }] })],
    })
    assert.equal(decide(nearly, policy, at('2026-11-18T11:00:00+08:00')).kind, 'rest')
  })

  test('thanks for an instalment that was paid', () => {
    const payments = [aPayment({ at: at('2026-11-19T11:00:00+08:00'), amount: 60_000 })]
    const contact = contactOf(decide({ ...arranged, payments }, policy, at('2026-11-19T15:00:00+08:00')))
    assert.equal(contact.purpose, 'thanks')
    assert.deepEqual([contact.loans[0].subject, contact.loans[0].step], ['a1', 'instalment-thanks'])
  })

  test('is thanked for when its last instalment is paid and nothing is owed any more', () => {
    const payments = [aPayment({ at: at('2026-11-19T11:00:00+08:00'), amount: 120_000 })]
    const now = at('2026-11-19T15:00:00+08:00')
    const decision = decide({ ...arranged, payments }, policy, now)
    const { purpose, loans } = contactOf(decision)
    assert.deepEqual([purpose, loans[0].subject, loans[0].step], ['thanks', 'a2', 'instalment-thanks'])
    assert.ok(rulesOf(decision).includes('nothing-owed'))
    assert.equal(decide({ ...arranged, payments }, policy, now + 5 * DAY).kind, 'rest')
    const elsewhere = { ...arranged, payments, holds: [] }
    assert.equal(decide(elsewhere, policy, now).kind, 'rest', 'who never had an arrangement is left in peace')
    const dispute = aHold({ scope: { of: 'loan', loan: 'l-1' }, from: now - DAY })
    const disputed = { ...arranged, payments, holds: [...arranged.holds, dispute] }
    assert.equal(decide(disputed, policy, now).kind, 'rest', 'nothing is said of a loan that is disputed')
  })

  test('goes to a person once it is broken, and the loan’s own dates count again', () => {
    const missed = {
      ...arranged,
      loans: [aLoan({ instalments: [{ id: '1', dueOn: day('2026-12-01'), amount: 120_000 }] })],
    }
    const broken = decide(missed, policy, at('2026-12-21T11:00:00+08:00'))
    assert.ok(rulesOf(broken).includes('arrangement-broken'))
    const { channel, loans } = contactOf(broken)
    assert.deepEqual([channel, loans[0].step, loans[0].subject], ['agent', 'arrangement-broken', 'ar-1'])
    assert.equal(loans[0].amount, 120_000)
    assert.equal(loans[0].daysPastDue, 20)
  })

  test('is looked at again on the day on which it would be broken, though no step is left', () => {
    const steps = [
      { id: 'reminder', when: 'instalment due', channels: ['sms'], purpose: 'instalment-due', tone: 'friendly' },
    ]
    const few = aPolicy({
      strategy: aStrategy(steps.map((step) => ({ ...step, window: { from: '09:00', to: '19:00' } }))),
    })
    const holds = [anArrangement({ instalments: [{ id: 'a1', dueOn: day('2026-11-20'), amount: 120_000 }] })]
    const decision = decide({ ...arranged, holds }, few, at('2026-11-21T11:00:00+08:00'))
    assert.equal(waitOf(decision), formatInstant(at('2026-12-21T00:00:00+08:00')))
  })

  test('that is broken rests while the lender’s own system says that it stands', () => {
    const loans = [aLoan({ status: 'in-arrangement' })]
    const done = {
      step: 'arrangement-broken',
      loan: 'l-1',
      subject: 'ar-1',
      channel: 'agent',
      outcome: 'sent',
    } as const
    const told = aPlan({ contactsSent: 1, done: [{ ...done, contact: 'k-1' }] })
    assert.equal(decide({ ...arranged, loans, plan: told }, policy, at('2026-12-22T11:00:00+08:00')).kind, 'rest')
  })

  test('that was made after another takes its place', () => {
    const later = anArrangement({
      id: 'ar-2',
      from: at('2026-11-13T12:00:00+08:00'),
      instalments: [{ id: 'b1', dueOn: day('2026-11-19'), amount: 120_000 }],
    })
    for (const holds of [
      [...arranged.holds, later],
      [later, ...arranged.holds],
    ]) {
      const contact = contactOf(decide({ ...arranged, holds }, policy, at('2026-11-18T11:00:00+08:00')))
      assert.equal(contact.loans[0].subject, 'b1')
    }
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import { aCase, aLoan, aPlan, aPolicy, aPromise, aStrategy, at, day } from '../factories.ts'
import { contacted, contactOf, policy, rulesOf } from './decisions.ts'

describe('several loans of one borrower', () => {
  const now = at('2026-11-07T09:30:00+08:00')

  test('are spoken of in one contact where they are due together', () => {
    const decision = decide(aCase({ loans: [aLoan(), aLoan({ id: 'l-2' })] }), policy, now)
    assert.deepEqual(
      contactOf(decision).loans.map(({ loan }) => loan),
      ['l-1', 'l-2'],
    )
    assert.ok(rulesOf(decision).includes('consolidated'))
  })

  test('are not spoken of together where one is late and the other promised', () => {
    const loans = [aLoan(), aLoan({ id: 'l-2' })]
    const dueOn = day('2026-11-12')
    const promise = aPromise({
      loan: 'l-2',
      scope: { of: 'loan', loan: 'l-2' },
      from: at('2026-11-10T12:00:00+08:00'),
      dueOn,
    })
    const decision = decide(aCase({ loans, holds: [promise] }), policy, at('2026-11-11T11:00:00+08:00'))
    assert.deepEqual(
      contactOf(decision).loans.map(({ loan }) => loan),
      ['l-1'],
    )
  })

  test('are not handed to a person together where each asks for other work', () => {
    const step = { when: 'overdue 1 day', channels: ['agent'], purpose: 'overdue', tone: 'neutral' }
    const window = { from: '09:00', to: '19:00' }
    const review = { ...step, id: 'review', window, task: 'review', if: { products: ['payday'] } }
    const strategy = aStrategy([{ ...step, id: 'call', window }, review])
    const loansOf = (product: string) => {
      const loans = [aLoan(), aLoan({ id: 'l-2', product })]
      const decision = decide(aCase({ loans }), aPolicy({ strategy }), at('2026-11-11T11:00:00+08:00'))
      return contactOf(decision).loans.map(({ loan, step: id }) => [loan, id])
    }
    assert.deepEqual(loansOf('payday'), [['l-1', 'call']])
    assert.deepEqual(loansOf('other'), [
      ['l-1', 'call'],
      ['l-2', 'call'],
    ])
  })

  test('are all marked by the one contact', () => {
    const after = contacted(aCase({ loans: [aLoan(), aLoan({ id: 'l-2' })] }), now)
    assert.deepEqual(
      after.plan.done.map(({ loan, step }) => [loan, step]),
      [
        ['l-1', 'before-due'],
        ['l-2', 'before-due'],
      ],
    )
    assert.equal(decide(after, policy, now + 60_000).kind, 'wait')
  })

  test('are led by the one that is longest past due', () => {
    const older = aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-11-02'), amount: 9_000 }] })
    const known = aCase({ loans: [aLoan(), older], plan: aPlan({ contactsSent: 1 }) })
    const contact = contactOf(decide(known, policy, at('2026-11-11T11:00:00+08:00')))
    assert.deepEqual(
      contact.loans.map(({ loan }) => loan),
      ['l-2', 'l-1'],
    )
  })

  test('are kept apart where their currencies differ', () => {
    const dollars = aLoan({ id: 'l-2', currency: 'USD' })
    const contact = contactOf(decide(aCase({ loans: [aLoan(), dollars] }), policy, now))
    assert.equal(contact.loans.length, 1)
  })

  test('are kept apart where one sentence would not be true of both', () => {
    const later = aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-11-09'), amount: 9_000 }] })
    const contact = contactOf(decide(aCase({ loans: [aLoan(), later] }), policy, at('2026-11-07T09:30:00+08:00')))
    assert.deepEqual(
      contact.loans.map(({ loan }) => loan),
      ['l-2'],
    )
  })
})

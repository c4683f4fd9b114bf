import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { aCase, aContact, aLoan, aPack, aPlan, aPolicy, aPromise, aStrategy, at, day } from '../factories.ts'
import { contacted, contactOf, policy, rulesOf, waitOf } from './decisions.ts'

const rule = { sentence: 'A rule of a test.', status: 'house', actor: 'both' }

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

  test('are kept apart where a rule forbids the contact about one of them', () => {
    const ban = { ...rule, id: 'NO-TEXTS', channels: ['sms'], kind: 'ban', products: ['microfinance'] }
    const strict = aPolicy({ packs: [aPack([ban])] })
    const small = aLoan({ id: 'l-2', product: 'microfinance' })
    const decision = decide(aCase({ loans: [aLoan({ product: 'mortgage' }), small] }), strict, now)
    assert.deepEqual(
      contactOf(decision).loans.map(({ loan }) => loan),
      ['l-1'],
    )
  })

  describe('of which one is kept back by a limit of its own', () => {
    const cap = { kind: 'cap', max: 1, within: { of: 'rolling', count: 7, unit: 'days' }, per: 'debt' }
    const capped = aPack([{ ...rule, ...cap, id: 'CAP', channels: ['sms'], counts: 'attempt', channelsTogether: true }])
    const text = { channels: ['sms'], purpose: 'overdue', tone: 'friendly', window: { from: '09:00', to: '19:00' } }
    const late = { ...text, id: 'late', when: 'overdue 3 days', expires: '5 days' }
    const contact = aContact({ at: at('2026-11-06T10:00:00+08:00'), loans: ['l-1'] })
    const loans = [
      aLoan({ instalments: [{ id: '1', dueOn: day('2026-11-08'), amount: 5_000 }] }),
      aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 5_000 }] }),
    ]
    const spoken = (early: object) => {
      const strategy = aStrategy([late, { ...text, id: 'early', when: 'overdue 1 day', ...early }])
      const known = aCase({ loans, plan: aPlan({ contacts: [contact], contactsSent: 1 }) })
      return decide(known, aPolicy({ packs: [capped], strategy }), at('2026-11-11T11:00:00+08:00'))
    }

    test('wait for one contact of both where that is in time', () => {
      assert.equal(waitOf(spoken({ expires: '4 days' })), formatInstant(at('2026-11-13T09:00:00+08:00')))
    })

    test('are spoken of apart where the other would be too late by then', () => {
      assert.deepEqual(
        contactOf(spoken({})).loans.map(({ loan, step }) => [loan, step]),
        [['l-2', 'early']],
      )
    })
  })
})

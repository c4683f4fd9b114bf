import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { aCase, aLoan, aPayment, aPlan, aPolicy, aStrategy, at, day } from '../factories.ts'
import { contacted, contactOf, policy, rulesOf, waitOf } from './decisions.ts'

describe('a loan that falls due', () => {
  test('waits for the first step of the strategy', () => {
    const decision = decide(aCase(), policy, at('2026-11-01T10:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-07T01:00:00.000Z')
    assert.ok(rulesOf(decision).includes('not-yet'))
  })

  test('is spoken of once its step begins, by the channel that the strategy prefers', () => {
    const contact = contactOf(decide(aCase(), policy, at('2026-11-07T09:00:00+08:00')))
    assert.equal(contact.channel, 'sms')
    assert.equal(contact.purpose, 'upcoming')
    assert.equal(contact.template?.locale, 'zh-Hans')
    assert.equal(contact.loans[0].amount, 120_000)
    assert.equal(formatInstant(contact.due), '2026-11-07T01:00:00.000Z')
  })

  test('is not spoken of twice for one step', () => {
    const now = at('2026-11-07T09:00:00+08:00')
    const decision = decide(contacted(aCase(), now), policy, now + 60_000)
    assert.equal(waitOf(decision), '2026-11-10T01:00:00.000Z')
    assert.ok(rulesOf(decision).includes('already-done'))
  })

  test('rests once it is paid', () => {
    const decision = decide(aCase({ payments: [aPayment()] }), policy, at('2026-11-07T09:00:00+08:00'))
    assert.equal(decision.kind, 'rest')
    assert.deepEqual(rulesOf(decision), ['nothing-owed'])
  })

  test('asks for the rest once a part is paid', () => {
    const payments = [aPayment({ amount: 50_000 })]
    const contact = contactOf(decide(aCase({ payments }), policy, at('2026-11-07T09:00:00+08:00')))
    assert.equal(contact.loans[0].amount, 70_000)
  })

  test('rests below the tolerance of its currency', () => {
    const tolerant = aPolicy({}, { tolerance: { CNY: 500 } })
    const payments = [aPayment({ amount: 119_600 })]
    const decision = decide(aCase({ payments }), tolerant, at('2026-11-07T09:00:00+08:00'))
    assert.deepEqual(rulesOf(decision), ['below-tolerance'])
  })

  test('does not rest where exactly as much is owed as the tolerance of its currency, or another has one', () => {
    const payments = [aPayment({ amount: 119_500 })]
    for (const tolerance of [{ CNY: 500 }, { USD: 50_000 }]) {
      const decision = decide(aCase({ payments }), aPolicy({}, { tolerance }), at('2026-11-07T09:00:00+08:00'))
      assert.equal(contactOf(decision).loans[0].amount, 500)
    }
  })

  test('rests while a payment is pending, until it settles or three business days are over', () => {
    // Thursday 5 November: Friday, Monday and Tuesday are the three; on Wednesday the 11th the loan is asked for again.
    const payments = [aPayment({ state: 'pending' })]
    const decision = decide(aCase({ payments }), policy, at('2026-11-07T09:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-10T16:00:00.000Z')
    assert.ok(rulesOf(decision).includes('payment-pending'))
    const later = contactOf(decide(aCase({ payments }), policy, at('2026-11-11T10:00:00+08:00')))
    assert.equal(later.purpose, 'overdue')
  })

  test('rests over public holidays too while a payment is pending', () => {
    // Tuesday 29 September: Wednesday, then Thursday and Friday after the seven days of National Day.
    const payments = [aPayment({ at: at('2026-09-29T20:00:00+08:00'), state: 'pending' })]
    const loans = [aLoan({ instalments: [{ id: '1', dueOn: day('2026-09-28'), amount: 120_000 }] })]
    const decision = decide(aCase({ loans, payments }), policy, at('2026-09-30T11:00:00+08:00'))
    assert.equal(waitOf(decision), formatInstant(at('2026-10-10T00:00:00+08:00')))
  })

  test('repeats no step that was done when the payment is reversed', () => {
    const before = contacted(aCase(), at('2026-11-07T09:00:00+08:00'))
    const payments = [aPayment({ at: at('2026-11-07T12:00:00+08:00'), state: 'reversed' })]
    const decision = decide({ ...before, payments }, policy, at('2026-11-08T09:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-10T01:00:00.000Z')
  })

  test('repeats no step that was done when its due date is corrected', () => {
    const before = contacted(aCase(), at('2026-11-07T09:00:00+08:00'))
    const moved = aLoan({ instalments: [{ id: '1', dueOn: day('2026-11-12'), amount: 120_000 }] })
    const decision = decide({ ...before, loans: [moved] }, policy, at('2026-11-09T09:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-12T01:00:00.000Z')
  })
})

test('every answer has a finding that says why, on every hour of three months', () => {
  const loans = [aLoan(), aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-10-20'), amount: 5_000 }] })]
  for (let now = at('2026-10-01T00:00:00Z'); now < at('2027-01-01T00:00:00Z'); now += 3_600_000) {
    const decision = decide(aCase({ loans }), policy, now)
    assert.ok(decision.findings.length > 0, `${formatInstant(now)}: ${decision.kind}`)
    if (decision.kind === 'wait') assert.ok(decision.until > now, formatInstant(now))
  }
})

test('a step done for one instalment is still to be done for the next', () => {
  const instalments = [
    { id: '1', dueOn: day('2026-10-10'), amount: 60_000 },
    { id: '2', dueOn: day('2026-11-10'), amount: 60_000 },
  ]
  const done = [
    { loan: 'l-1', subject: '1', step: 'before-due', channel: 'sms', contact: 'k', outcome: 'sent' },
  ] as const
  const payments = [aPayment({ amount: 60_000, at: at('2026-10-09T10:00:00+08:00') })]
  const caseFile = aCase({ loans: [aLoan({ instalments })], payments, plan: aPlan({ done }) })
  assert.equal(contactOf(decide(caseFile, policy, at('2026-11-07T09:30:00+08:00'))).loans[0].subject, '2')
})

test('the next look is at the loan whose step comes first', () => {
  const sooner = aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-11-08'), amount: 9_000 }] })
  const decision = decide(aCase({ loans: [aLoan(), sooner] }), policy, at('2026-11-01T10:00:00+08:00'))
  assert.equal(waitOf(decision), '2026-11-05T01:00:00.000Z')
})

describe('missed steps', () => {
  test('are superseded by the latest that applies and never made up for in a burst', () => {
    const known = aCase({ plan: aPlan({ contactsSent: 1 }) })
    const now = at('2026-11-18T11:00:00+08:00')
    const decision = decide(known, policy, now)
    assert.equal(contactOf(decision).loans[0].step, 'overdue-8')
    const after = decide(contacted(known, now), policy, now + 60_000)
    assert.equal(after.kind, 'wait')
  })

  test('say that they were superseded while they could still have been done', () => {
    const strategy = aStrategy([
      {
        id: 'early',
        when: 'due - 3 days',
        channels: ['sms'],
        purpose: 'upcoming',
        tone: 'friendly',
        window: { from: '09:00', to: '18:00' },
        expires: '3 days',
      },
      {
        id: 'late',
        when: 'due - 1 day',
        channels: ['sms'],
        purpose: 'upcoming',
        tone: 'friendly',
        window: { from: '09:00', to: '18:00' },
      },
    ])
    const decision = decide(aCase(), aPolicy({ strategy }), at('2026-11-09T10:00:00+08:00'))
    assert.equal(contactOf(decision).loans[0].step, 'late')
    assert.ok(decision.findings.some(({ rule, step }) => rule === 'superseded' && step === 'early'))
  })

  test('that speak of a day to come are not made up for once it has passed', () => {
    const step = { id: 'today', when: 'due', channels: ['sms'], purpose: 'due-today', tone: 'friendly' }
    const strategy = aStrategy([{ ...step, window: { from: '09:00', to: '18:00' }, expires: '3 days' }])
    const decision = decide(aCase(), aPolicy({ strategy }), at('2026-11-11T10:00:00+08:00'))
    assert.equal(decision.kind, 'rest')
  })

  test('are dropped with their reason once they expire', () => {
    const decision = decide(aCase(), policy, at('2026-11-10T20:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-11T02:00:00.000Z')
    assert.ok(decision.findings.some(({ rule, step }) => rule === 'step-expired' && step === 'due-today'))
  })
})

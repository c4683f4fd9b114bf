import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import { decide } from '../../../shared/case/decide.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { aCase, aHold, aLoan, aPayment, aPlan, aPromise, at, day } from '../factories.ts'
import { contactOf, policy, rulesOf, waitOf } from './decisions.ts'

describe('a hold', () => {
  const due = at('2026-11-07T09:30:00+08:00')

  for (const kind of [
    'dispute',
    'hardship',
    'cease',
    'bankruptcy',
    'deceased',
    'incapacity',
    'military-service',
    'insolvency-moratorium',
    'reply',
    'vulnerable',
  ] as const) {
    test(`for ${kind} on the whole case stops every contact`, () => {
      const decision = decide(aCase({ holds: [aHold({ kind })] }), policy, due)
      assert.equal(decision.kind, 'rest')
      assert.equal(decision.findings[0]?.effect, 'rest')
    })
  }

  test('with an end lets the case wait until that end', () => {
    const until = at('2026-11-08T00:00:00+08:00')
    assert.equal(waitOf(decide(aCase({ holds: [aHold({ until })] }), policy, due)), formatInstant(until))
    assert.equal(decide(aCase({ holds: [aHold({ until })] }), policy, at('2026-11-08T09:30:00+08:00')).kind, 'contact')
  })

  test('no longer stands at the very instant of its end', () => {
    assert.equal(decide(aCase({ holds: [aHold({ until: due })] }), policy, due).kind, 'contact')
    assert.equal(decide(aCase({ holds: [aHold({ until: due + 1 })] }), policy, due).kind, 'wait')
  })

  test('on one loan leaves the others in contact', () => {
    const holds = [aHold({ scope: { of: 'loan', loan: 'l-1' } })]
    const contact = contactOf(decide(aCase({ loans: [aLoan(), aLoan({ id: 'l-2' })], holds }), policy, due))
    assert.deepEqual(
      contact.loans.map(({ loan }) => loan),
      ['l-2'],
    )
  })

  test('on one channel leaves the next one', () => {
    const holds = [aHold({ scope: { of: 'channel', channel: 'sms' } })]
    assert.equal(contactOf(decide(aCase({ holds }), policy, due)).channel, 'email')
  })

  test('of a represented borrower stops contact with the borrower', () => {
    const { kind: _kind, ...hold } = aHold()
    const holds: CaseFile['holds'] = [{ ...hold, kind: 'represented', representative: 'Counsel & Co' }]
    assert.equal(decide(aCase({ holds }), policy, due).kind, 'rest')
  })

  test('that has not begun does not stop anything yet', () => {
    assert.equal(decide(aCase({ holds: [aHold({ from: due + 1 })] }), policy, due).kind, 'contact')
  })
})

describe('a promise to pay', () => {
  const overdue = (more: Partial<CaseFile>) => aCase({ holds: [aPromise()], plan: aPlan({ contactsSent: 1 }), ...more })

  test('rests the loan until its day and the day of grace are over', () => {
    const decision = decide(overdue({}), policy, at('2026-11-14T11:00:00+08:00'))
    assert.ok(rulesOf(decision).includes('promise-stands'))
    assert.equal(waitOf(decision), '2026-11-15T01:00:00.000Z', 'the reminder of the promise comes a day before')
  })

  test('is broken when nothing came, and that is said kindly', () => {
    const contact = contactOf(decide(overdue({}), policy, at('2026-11-18T11:00:00+08:00')))
    assert.equal(contact.purpose, 'promise-broken')
    assert.equal(contact.loans[0].subject, 'pr-1')
  })

  test('is kept when the amount settled, and the loan goes on as before', () => {
    const payments = [aPayment({ at: at('2026-11-15T11:00:00+08:00'), amount: 120_000 })]
    assert.equal(decide(overdue({ payments }), policy, at('2026-11-18T11:00:00+08:00')).kind, 'rest')
  })

  test('is partly kept when a part settled, and the message asks for what is left', () => {
    const payments = [aPayment({ at: at('2026-11-15T11:00:00+08:00'), amount: 100_000 })]
    const contact = contactOf(decide(overdue({ payments }), policy, at('2026-11-18T11:00:00+08:00')))
    assert.equal(contact.loans[0].step.startsWith('promise-partly'), true, contact.loans[0].step)
    assert.equal(contact.loans[0].amount, 20_000)
  })
})

describe("the lender's word", () => {
  for (const status of ['paid', 'closed', 'disputed', 'hardship', 'charged-off', 'legal', 'in-arrangement'] as const) {
    test(`that a loan is ${status} leaves it alone`, () => {
      const decision = decide(aCase({ loans: [aLoan({ status })] }), policy, at('2026-11-12T11:00:00+08:00'))
      assert.equal(decision.kind, 'rest')
    })
  }

  test('that a loan is cured outweighs a payment that has not reached us', () => {
    const decision = decide(aCase({ loans: [aLoan({ status: 'cured' })] }), policy, at('2026-11-12T11:00:00+08:00'))
    assert.equal(decision.kind, 'rest')
  })

  test('that nothing was late means no thanks for coming back', () => {
    const instalments = [
      { id: '1', dueOn: day('2026-11-10'), amount: 60_000 },
      { id: '2', dueOn: day('2026-12-10'), amount: 60_000 },
    ]
    const payments = [aPayment({ amount: 60_000, at: at('2026-11-10T20:00:00+08:00') })]
    const caseFile = aCase({ loans: [aLoan({ instalments })], payments })
    assert.equal(decide(caseFile, policy, at('2026-11-11T11:00:00+08:00')).kind, 'wait')
  })

  test('is thanked for once an episode ends while more instalments follow', () => {
    const loan = aLoan({
      instalments: [
        { id: '1', dueOn: day('2026-11-10'), amount: 60_000 },
        { id: '2', dueOn: day('2026-12-10'), amount: 60_000 },
      ],
    })
    const payments = [aPayment({ amount: 60_000, at: at('2026-11-14T20:00:00+08:00') })]
    const contact = contactOf(decide(aCase({ loans: [loan], payments }), policy, at('2026-11-15T11:00:00+08:00')))
    assert.equal(contact.purpose, 'thanks')
  })
})

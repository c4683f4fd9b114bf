import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { decide } from '../../shared/case/decide.ts'
import type { Decision } from '../../shared/case/decision.ts'
import { withClaim, withOutcome } from '../../shared/case/plan-changes.ts'
import type { Policy } from '../../shared/case/policy.ts'
import { shippedPacks } from '../../shared/compliance/shipped-packs.ts'
import { DAY, formatInstant, type Instant } from '../../shared/time/instant.ts'
import {
  aBorrower,
  aCase,
  aContact,
  aHold,
  aLoan,
  anArrangement,
  aPack,
  aPayment,
  aPlan,
  aPoint,
  aPolicy,
  aPromise,
  aStrategy,
  at,
  day,
} from './factories.ts'

const policy = aPolicy()

const rulesOf = ({ findings }: Decision) => findings.map(({ rule }) => rule)

function contactOf(decision: Decision) {
  assert.equal(decision.kind, 'contact', `expected a contact, but: ${JSON.stringify(decision)}`)
  if (decision.kind !== 'contact') throw new Error('unreachable')
  return decision.contact
}

function waitOf(decision: Decision): string {
  assert.equal(decision.kind, 'wait', `expected a wait, but: ${JSON.stringify(decision)}`)
  return decision.kind === 'wait' ? formatInstant(decision.until) : ''
}

/** The case after the contact that is due now has been made. */
function contacted(caseFile: CaseFile, now: Instant, under: Policy = policy): CaseFile {
  const contact = contactOf(decide(caseFile, under, now))
  return { ...caseFile, plan: withOutcome(withClaim(caseFile.plan, contact, `k-${now}`, now), 'sent') }
}

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

  test('rests while a payment is pending, until it settles or three business days are over', () => {
    // Thursday 5 November: Friday, Monday and Tuesday are the three; on Wednesday the 11th the loan is asked for again.
    const payments = [aPayment({ state: 'pending' })]
    const decision = decide(aCase({ payments }), policy, at('2026-11-07T09:00:00+08:00'))
    assert.equal(waitOf(decision), '2026-11-10T16:00:00.000Z')
    assert.ok(rulesOf(decision).includes('payment-pending'))
    const later = contactOf(decide(aCase({ payments }), policy, at('2026-11-11T10:00:00+08:00')))
    assert.equal(later.purpose, 'overdue')
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

describe('the channel', () => {
  const now = at('2026-11-07T09:30:00+08:00')

  test('is the next one where a contact point is closed', () => {
    const closedPoints = [{ point: 'sms-1', since: at('2026-10-01T00:00:00Z'), why: 'invalid' }] as const
    const decision = decide(aCase({ closedPoints }), policy, now)
    assert.equal(contactOf(decision).channel, 'email')
    assert.ok(rulesOf(decision).includes('point-closed'))
  })

  test('is open again after consent of a later date', () => {
    const closedPoints = [{ point: 'sms-1', since: at('2026-10-01T00:00:00Z'), why: 'opted-out' }] as const
    const again = aPoint('sms', { consent: { at: at('2026-10-02T00:00:00Z'), source: 'app' } })
    const borrower = aBorrower({ contactPoints: [again, aPoint('email')] })
    assert.equal(contactOf(decide(aCase({ borrower, closedPoints }), policy, now)).channel, 'sms')
  })

  test('is the next one after the first is known to have failed', () => {
    const failed = {
      loan: 'l-1',
      subject: '1',
      step: 'before-due',
      channel: 'sms',
      contact: 'k',
      outcome: 'failed',
    } as const
    assert.equal(contactOf(decide(aCase({ plan: aPlan({ done: [failed] }) }), policy, now)).channel, 'email')
  })

  test('gets no fallback while it is unknown whether the first reached the borrower', () => {
    const unknown = {
      loan: 'l-1',
      subject: '1',
      step: 'before-due',
      channel: 'sms',
      contact: 'k',
      outcome: 'unknown',
    } as const
    assert.equal(decide(aCase({ plan: aPlan({ done: [unknown] }) }), policy, now).kind, 'wait')
  })

  test('is none where the borrower has no contact point, and the case says so and looks again', () => {
    const decision = decide(aCase({ borrower: aBorrower({ contactPoints: [] }) }), policy, now)
    assert.equal(decision.kind, 'wait')
    assert.ok(rulesOf(decision).includes('no-contact-point'))
  })
})

test('a channel whose rule wants consent is passed over where there is none', () => {
  const consent = {
    id: 'CONSENT',
    sentence: 'Texts need consent.',
    status: 'house',
    actor: 'both',
    channels: ['sms'],
    kind: 'consent',
  }
  const { consent: _none, ...silent } = aPoint('sms')
  const borrower = aBorrower({ contactPoints: [silent, aPoint('email')] })
  const strict = aPolicy({ packs: [...shippedPacks(), aPack([consent])] })
  const decision = decide(aCase({ borrower }), strict, at('2026-11-07T09:30:00+08:00'))
  assert.equal(contactOf(decision).channel, 'email')
  assert.ok(rulesOf(decision).includes('CONSENT'))
})

test('a borrower of whose place nothing is known goes to a person, once', () => {
  const borrower = aBorrower({ zones: [], jurisdictions: [] })
  const decision = decide(aCase({ borrower }), policy, at('2026-11-07T09:30:00+08:00'))
  assert.equal(decision.kind, 'rest')
  assert.deepEqual(rulesOf(decision), ['place-unknown'])
  assert.deepEqual(
    decision.tasks.map(({ kind }) => kind),
    ['review'],
  )
  const again = decide(aCase({ borrower, tasks: decision.tasks }), policy, at('2026-11-07T09:30:00+08:00'))
  assert.deepEqual(again.tasks, [])
})

describe('words', () => {
  const now = at('2026-11-07T09:30:00+08:00')

  test('go to a person where no template exists in a language that the borrower accepts', () => {
    const decision = decide(aCase({ borrower: aBorrower({ locales: ['sw'] }) }), policy, now)
    assert.deepEqual(
      decision.tasks.map(({ kind }) => kind),
      ['language'],
    )
    assert.ok(rulesOf(decision).includes('no-template'))
  })

  test('open one task, however often the case is looked at', () => {
    const caseFile = aCase({ borrower: aBorrower({ locales: ['sw'] }) })
    const { tasks } = decide(caseFile, policy, now)
    assert.deepEqual(decide({ ...caseFile, tasks }, policy, now).tasks, [])
  })

  test('that lack a value are not sent, and a person is asked for', () => {
    const { 'zh-Hans': _gone, ...names } = policy.lender.names
    const nameless = { ...policy, lender: { ...policy.lender, names } }
    const decision = decide(aCase({ borrower: aBorrower({ locales: ['zh-Hans'] }) }), nameless, now)
    assert.notEqual(decision.kind, 'contact')
    assert.ok(rulesOf(decision).includes('missing-value'))
    assert.deepEqual(
      decision.tasks.map(({ kind }) => kind),
      ['missing-value'],
    )
  })

  test('are never firm in a first contact from us', () => {
    const firm = at('2026-11-25T11:00:00+08:00')
    const first = decide(aCase({ plan: aPlan({ contacts: [aContact({ id: 'made-elsewhere' })] }) }), policy, firm)
    assert.equal(contactOf(first).tone, 'neutral')
    assert.equal(contactOf(first).template?.id, 'overdue-neutral')
    assert.ok(rulesOf(first).includes('first-not-firm'))
    assert.equal(contactOf(decide(aCase({ plan: aPlan({ contactsSent: 1 }) }), policy, firm)).tone, 'firm')
  })
})

describe('conditions of a step', () => {
  const step = {
    id: 'only',
    when: 'due - 3 days',
    channels: ['sms'],
    purpose: 'upcoming',
    tone: 'friendly',
    window: { from: '09:00', to: '18:00' },
  }
  const decided = (conditions: object, caseFile: CaseFile = aCase()) =>
    decide(caseFile, aPolicy({ strategy: aStrategy([{ ...step, if: conditions }]) }), at('2026-11-07T09:30:00+08:00'))
      .kind

  test('on the segment are met by the borrowers of that segment', () => {
    assert.equal(decided({ segments: ['new'] }), 'rest')
    assert.equal(decided({ segments: ['new'] }, aCase({ borrower: aBorrower({ segment: 'new' }) })), 'contact')
  })

  test('on the amount are met only in its currency', () => {
    assert.equal(decided({ amount: { currency: 'CNY', min: 100_000 } }), 'contact')
    assert.equal(decided({ amount: { currency: 'CNY', max: 100_000 } }), 'rest')
    assert.equal(decided({ amount: { currency: 'USD', min: 1 } }), 'rest')
  })

  test('on the history count contacts and broken promises', () => {
    assert.equal(decided({ history: { contactsSent: { min: 1 } } }), 'rest')
    assert.equal(decided({ history: { brokenPromises: { max: 0 } } }), 'contact')
    const broken = aPromise({ from: at('2026-10-01T00:00:00Z'), dueOn: day('2026-10-05'), loan: 'another' })
    assert.equal(decided({ history: { brokenPromises: { max: 0 } } }, aCase({ holds: [broken] })), 'rest')
  })
})

describe('arms', () => {
  const steps = [
    {
      id: 'only',
      when: 'due - 3 days',
      channels: ['sms'],
      purpose: 'upcoming',
      tone: 'friendly',
      window: { from: '09:00', to: '18:00' },
    },
  ]
  const tried = aPolicy({
    strategy: aStrategy(steps, {
      arms: [
        { id: 'told', share: 1 },
        { id: 'control', share: 1, contact: false },
      ],
    }),
  })
  const now = at('2026-11-07T09:30:00+08:00')

  test('leave the control arm uncontacted, and say so', () => {
    const decision = decide(aCase({ plan: aPlan({ arm: 'control' }) }), tried, now)
    assert.deepEqual(rulesOf(decision), ['control-arm'])
  })

  test('are drawn by hash once and kept afterwards', () => {
    const drawn = decide(aCase(), tried, now).arm
    assert.equal(decide(aCase(), tried, now).arm, drawn)
    const other = drawn === 'told' ? 'control' : 'told'
    assert.equal(decide(aCase({ plan: aPlan({ arm: other }) }), tried, now).arm, other)
  })
})

describe('the spread', () => {
  const spread = aPolicy({}, { spreadMinutes: 60 })

  test('gives each borrower a place in the window, the same at every replay', () => {
    const before = at('2026-11-01T10:00:00+08:00')
    const instants = Array.from({ length: 200 }, (_, n) =>
      waitOf(decide(aCase({ borrower: aBorrower({ id: `b-${n}` }) }), spread, before)),
    )
    assert.ok(new Set(instants).size > 190)
    for (const instant of instants)
      assert.ok(instant >= '2026-11-07T01:00:00.000Z' && instant < '2026-11-07T02:00:00.000Z')
    assert.equal(waitOf(decide(aCase({ borrower: aBorrower({ id: 'b-7' }) }), spread, before)), instants[7])
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RHYTHMS } from '../../shared/arrangements/arrangement-policy-schema.ts'
import { type OfferRequest, offersFor } from '../../shared/arrangements/offers-for.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { smallestPaid } from '../../shared/case/money.ts'
import { paidOn, positionOf } from '../../shared/case/position.ts'
import { formatDay } from '../../shared/time/instant.ts'
import { localDay } from '../../shared/time/zone.ts'
import { aBorrower, aCase, aHold, aLoan, anArrangement, aPayment, aPolicy, at, day } from '../case/factories.ts'
import { arrangementsWith } from './arrangement-policies.ts'

const policy = aPolicy()
const NOW = at('2026-11-18T11:00:00+08:00')
const USUAL = arrangementsWith({})

function ask(overrides: Partial<CaseFile> = {}, more: Partial<OfferRequest> = {}) {
  const caseFile = aCase(overrides)
  return offersFor({ caseFile, loan: caseFile.loans[0]!, arrangements: USUAL, policy, now: NOW, ...more })
}

function offered(...args: Parameters<typeof ask>) {
  const found = ask(...args)
  if ('none' in found) throw new Error(`no offers: ${found.none}`)
  return found.offers
}

function none(...args: Parameters<typeof ask>) {
  const found = ask(...args)
  return 'none' in found ? found.none : undefined
}

test('offers what is past due in every rhythm and number of parts that the terms have', () => {
  const arrangements = arrangementsWith({ rhythms: ['weekly', 'monthly'], parts: [3, 2] })
  const offers = offered({}, { arrangements })
  assert.deepEqual(
    offers.map(({ id }) => id),
    ['weekly-3', 'weekly-2', 'monthly-3', 'monthly-2'],
  )
  assert.deepEqual(
    offers[0].instalments.map(({ dueOn, amount }) => [formatDay(dueOn), amount]),
    [
      ['2026-11-19', 40_000],
      ['2026-11-26', 40_000],
      ['2026-12-03', 40_000],
    ],
  )
})

test('leaves the loan’s own later instalments as they are, and takes payments off the oldest', () => {
  const instalments = [
    { id: '1', dueOn: day('2026-10-10'), amount: 60_000 },
    { id: '2', dueOn: day('2026-11-10'), amount: 60_000 },
    { id: '3', dueOn: day('2026-12-10'), amount: 60_001 },
  ]
  const [two] = offered({ loans: [aLoan({ instalments })], payments: [aPayment({ amount: 20_000 })] })
  assert.equal(two.amount, 100_000)
  assert.deepEqual(
    two.instalments.map(({ dueOn, amount }) => [formatDay(dueOn), amount]),
    [
      ['2026-11-19', 50_000],
      ['2026-12-10', 60_001],
      ['2026-12-21', 50_000],
    ],
  )
})

test('offers the next instalment in parts where nothing is past due', () => {
  const [two] = offered({}, { now: at('2026-11-05T11:00:00+08:00') })
  assert.equal(two.amount, 120_000)
})

test('begins on the day that the borrower chooses, within the bounds of the terms', () => {
  const [two] = offered({}, { firstOn: day('2026-11-30') })
  assert.equal(formatDay(two.instalments[0]?.dueOn ?? 0), '2026-11-30')
  assert.equal(none({}, { firstOn: day('2026-11-18') }), 'first-day-outside')
  assert.equal(none({}, { firstOn: day('2026-12-20') }), 'first-day-outside')
})

test('the first terms that fit the borrower, the loan, the amount and the days past due count', () => {
  const arrangements = arrangementsWith(
    { id: 'segment', if: { segments: ['staff'] } },
    { id: 'product', if: { products: ['payday'] } },
    { id: 'small', if: { amount: { currency: 'CNY', max: 50_000 } } },
    { id: 'early', if: { daysPastDue: { max: 5 } } },
    { id: 'rest' },
  )
  const termsOf = (overrides: Partial<CaseFile> = {}, now = NOW) => offered(overrides, { arrangements, now })[0].terms
  assert.equal(termsOf({ borrower: aBorrower({ segment: 'staff' }) }), 'segment')
  assert.equal(termsOf({ loans: [aLoan({ product: 'payday' })] }), 'product')
  assert.equal(termsOf({ payments: [aPayment({ amount: 70_000 })] }), 'small')
  assert.equal(termsOf({}, at('2026-11-15T11:00:00+08:00')), 'early')
  assert.equal(termsOf(), 'rest')
})

test('what is short and simple stands at once; what is not waits for a person', () => {
  const arrangements = arrangementsWith({ rhythms: ['weekly', 'monthly'], atOnce: { parts: 2, days: 20 } })
  const approvals = (overrides: Partial<CaseFile>) =>
    offered(overrides, { arrangements }).map(({ id, approval }) => `${id} ${approval}`)
  assert.deepEqual(approvals({}), [
    'weekly-2 at-once',
    'weekly-3 by-person',
    'monthly-2 by-person',
    'monthly-3 by-person',
  ])
  assert.equal(approvals({ holds: [aHold({ kind: 'hardship' })] })[0], 'weekly-2 by-person')
  assert.equal(approvals({ loans: [aLoan({ status: 'hardship' })] })[0], 'weekly-2 by-person')
  const broken = anArrangement({
    from: at('2026-08-01T12:00:00+08:00'),
    instalments: [{ id: 'a1', dueOn: day('2026-08-20'), amount: 60_000 }],
  })
  assert.equal(approvals({ holds: [broken] })[0], 'weekly-2 by-person')
})

test('nothing waits to be approved at once where the terms say nothing of it', () => {
  assert.ok(offered().every(({ approval }) => approval === 'by-person'))
})

test('a loan without offers says why', () => {
  assert.equal(none({ payments: [aPayment()] }), 'nothing-owed')
  assert.equal(none({ loans: [aLoan({ status: 'closed' })] }), 'loan-ended')
  assert.equal(none({ loans: [aLoan({ status: 'legal' })] }), 'with-people')
  assert.equal(none({ loans: [aLoan({ missingSince: NOW })] }), 'with-people')
  assert.equal(none({ holds: [aHold({ kind: 'dispute', scope: { of: 'loan', loan: 'l-1' } })] }), 'with-people')
  for (const kind of ['bankruptcy', 'proceedings'] as const) {
    assert.equal(none({ holds: [aHold({ kind })] }), 'with-people', kind)
  }
  assert.equal(none({ holds: [aHold({ kind: 'dispute', scope: { of: 'loan', loan: 'l-2' } })] }), undefined)
  assert.equal(none({ holds: [aHold({ kind: 'opt-out' })] }), undefined)
  assert.equal(none({ payments: [aPayment({ state: 'pending' })] }), 'payment-pending')
  assert.equal(none({ loans: [aLoan({ status: 'cured' })] }), 'payment-pending')
  assert.equal(none({ loans: [aLoan({ status: 'in-arrangement' })] }), 'arranged')
  assert.equal(none({ holds: [anArrangement()] }), 'arranged')
  assert.equal(none({}, { arrangements: arrangementsWith({ if: { segments: ['staff'] } }) }), 'no-terms')
  assert.equal(none({ loans: [aLoan({ currency: 'CHF' })] }), 'no-smallest-part')
  assert.equal(none({ payments: [aPayment({ amount: 100_001 })] }), 'too-little')
  assert.equal(none({}, { arrangements: arrangementsWith({ parts: [2], longestDays: 30 }) }), 'too-long')
})

const schedules = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 60 }), amount: fc.integer({ min: 0, max: 5_000_000 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => {
    let dueOn = day('2026-08-01')
    return all.map(({ gap, amount }, id) => {
      dueOn += gap
      return { id: `${id}`, dueOn, amount }
    })
  })

test('every offer sums exactly to what is owed, in parts no smaller than the smallest, on later and later days', () => {
  fc.assert(
    fc.property(
      schedules,
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.uniqueArray(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.constantFrom(...RHYTHMS), { minLength: 1 }),
      fc.constantFrom('CNY', 'USD', 'JPY', 'IDR'),
      (instalments, paid, parts, rhythms, currency) => {
        const payments = [aPayment({ amount: paid })]
        const loan = aLoan({ instalments, currency })
        const arrangements = arrangementsWith({ parts, rhythms, longestDays: 1_830 })
        const found = ask({ loans: [loan], payments }, { arrangements })
        if ('none' in found) return
        const { homeZone, calendar } = policy.rulebook.rulesFor(aBorrower())
        const today = localDay(homeZone, NOW)
        const { owed } = positionOf(instalments, paidOn(payments, 'l-1').settled, today)
        const smallest = arrangements.terms[0]?.smallest[currency] ?? 0
        for (const offer of found.offers) {
          const sum = offer.instalments.reduce((total, { amount }) => total + amount, 0)
          assert.equal(sum, owed)
          const own = instalments.map(({ dueOn }) => dueOn)
          const made = offer.instalments.filter(({ dueOn }) => !own.includes(dueOn))
          for (const { dueOn, amount } of made) {
            assert.ok(Number.isInteger(amount) && amount >= smallest)
            assert.ok(calendar.isBusinessDay(dueOn) && dueOn > today)
          }
          const days = offer.instalments.map(({ dueOn }) => dueOn)
          assert.deepEqual(
            days,
            days.toSorted((a, b) => a - b),
          )
          const amounts = made.map(({ amount }) => amount)
          const unit = smallestPaid(currency)
          assert.ok(Math.max(...amounts) - Math.min(...amounts) < 2 * unit || made.length === 0)
          for (const amount of amounts.slice(1)) assert.equal(amount % unit, 0)
        }
      },
    ),
  )
})

test('parts are whole where nobody can pay minor units, and what is less goes with the first', () => {
  const arrangements = arrangementsWith({ rhythms: ['weekly'], parts: [3], smallest: { IDR: 30_000_000 } })
  const loan = aLoan({ currency: 'IDR', instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 100_000_050 }] })
  const [three] = offered({ loans: [loan] }, { arrangements })
  assert.deepEqual(
    three.instalments.map(({ amount }) => amount),
    [33_333_450, 33_333_300, 33_333_300],
  )
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { Hold } from '../../shared/case/hold.ts'
import type { Loan, Payment } from '../../shared/case/loan.ts'
import { outcomeOf } from '../../shared/outcomes/borrower-outcome.ts'
import { episodesOf, joinEpisodes } from '../../shared/outcomes/delinquency-episode.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { DAY } from '../../shared/time/instant.ts'
import { findZone } from '../../shared/time/zone.ts'
import { aBorrower, aCase, aLoan, aPayment, aPolicy, aPromise, at, day, LONG_AGO } from '../case/factories.ts'
import { aContactEntry } from './contact-entry.ts'

const policy = aPolicy()
const shanghai = findZone('Asia/Shanghai')!
const FROM = at('2026-11-01T00:00:00+08:00')
/** More than 30 days after the factory's loan fell due on 10 November. */
const LATER = at('2026-12-20T00:00:00+08:00')

function paid(amount: number, when: string, overrides: Partial<Payment> = {}): Payment {
  return aPayment({ id: `p-${when}`, amount, at: at(when), ...overrides })
}

function outcome(overrides: Partial<CaseFile>, history: readonly HistoryEntry[] = [], to = LATER) {
  return outcomeOf(aCase(overrides), history, policy, { from: FROM, to })
}

describe('a delinquency episode', () => {
  const twoInstalments = aLoan({
    instalments: [
      { id: '1', dueOn: day('2026-11-10'), amount: 100 },
      { id: '2', dueOn: day('2026-12-10'), amount: 100 },
    ],
  })
  const episodes = (loan: Loan, payments: readonly Payment[], today = '2026-12-20') =>
    episodesOf(loan, payments, shanghai, day(today))

  test('begins the day after a missed due day and ends on the local day on which it is made good', () => {
    assert.deepEqual(episodes(twoInstalments, [paid(200, '2026-11-15T23:30:00+08:00')]), [
      { from: day('2026-11-11'), curedOn: day('2026-11-15') },
    ])
  })

  test('is none where everything is paid by the end of the due day', () => {
    assert.deepEqual(episodes(twoInstalments, [paid(200, '2026-11-10T23:59:59+08:00')]), [])
  })

  test('goes on while a later instalment is missed before the earlier one is paid, and is another one after', () => {
    assert.deepEqual(episodes(twoInstalments, [paid(100, '2026-12-12T12:00:00+08:00')]), [
      { from: day('2026-11-11'), curedOn: Infinity },
    ])
    assert.deepEqual(episodes(twoInstalments, [paid(100, '2026-11-12T12:00:00+08:00')]), [
      { from: day('2026-11-11'), curedOn: day('2026-11-12') },
      { from: day('2026-12-11'), curedOn: Infinity },
    ])
  })

  test('counts neither a pending nor a reversed payment', () => {
    for (const state of ['pending', 'reversed'] as const) {
      assert.equal(episodes(twoInstalments, [paid(200, '2026-11-12T12:00:00+08:00', { state })])[0]?.curedOn, Infinity)
    }
  })

  test('ends when the lender says that the loan is paid, though no payment was told', () => {
    const closed = { ...twoInstalments, status: 'paid', sourceVersion: at('2026-11-20T12:00:00+08:00') } as const
    assert.deepEqual(episodes(closed, [])[0], { from: day('2026-11-11'), curedOn: day('2026-11-20') })
  })

  test('of several loans is the days on which any is past due, in order and apart', () => {
    const anyEpisode = fc
      .tuple(fc.nat(60), fc.integer({ min: 0, max: 20 }))
      .map(([from, days]) => ({ from, curedOn: from + days }))
    fc.assert(
      fc.property(fc.array(anyEpisode), (some) => {
        const joined = joinEpisodes(some)
        const isIn = (all: typeof some, on: number) => all.some(({ from, curedOn }) => from <= on && on <= curedOn)
        for (let on = 0; on <= 90; on += 1) assert.equal(isIn([...joined], on), isIn(some, on))
        joined.every(({ from }, at) => at === 0 || assert.ok(from > joined[at - 1]!.curedOn))
      }),
    )
  })
})

describe('what became of a borrower', () => {
  test('is cured within 30 days but not within 7, with what came back', () => {
    const { cured, recovery } = outcome({ payments: [paid(120_000, '2026-11-25T10:00:00+08:00')] })
    assert.deepEqual(
      [cured, recovery],
      [
        { 7: false, 30: true },
        { recovered: { CNY: 120_000 }, cost: {} },
      ],
    )
  })

  test('is judged neither cured nor not before the days have passed, though the money is there', () => {
    const payments = [paid(120_000, '2026-11-12T10:00:00+08:00')]
    const { cured, recovery } = outcome({ payments }, [], at('2026-11-17T23:59:59+08:00'))
    assert.deepEqual([cured, recovery], [{ 7: undefined, 30: undefined }, undefined])
  })

  test('counts the seventh day to its end', () => {
    const onTheSeventh = outcome({ payments: [paid(120_000, '2026-11-17T23:59:00+08:00')] })
    const aMinuteLater = outcome({ payments: [paid(120_000, '2026-11-18T00:00:00+08:00')] })
    assert.deepEqual([onTheSeventh.cured?.[7], aMinuteLater.cured?.[7]], [true, false])
  })

  test('recovers no more than was past due, nothing paid before, and nothing after 30 days', () => {
    const payments = [
      paid(20_000, '2026-11-09T10:00:00+08:00'),
      paid(30_000, '2026-11-20T10:00:00+08:00'),
      paid(90_000, '2026-12-15T10:00:00+08:00'),
    ]
    assert.deepEqual(outcome({ payments }).recovery?.recovered, { CNY: 30_000 })
    const tooMuch = [paid(500_000, '2026-11-20T10:00:00+08:00')]
    assert.deepEqual(outcome({ payments: tooMuch }).recovery?.recovered, { CNY: 120_000 })
  })

  test('is no cure where the arrears began before the period, or never did', () => {
    const { cured } = outcomeOf(aCase(), [], policy, { from: at('2026-11-15T00:00:00+08:00'), to: LATER })
    assert.equal(cured, undefined)
    assert.equal(outcome({ payments: [paid(120_000, '2026-11-05T10:00:00+08:00')] }).cured, undefined)
  })

  test('counts promises by what became of them, and one that stands not at all', () => {
    const holds: readonly Hold[] = [
      aPromise({ id: 'kept', from: at('2026-11-12T00:00:00+08:00'), amount: 50_000, dueOn: day('2026-11-20') }),
      aPromise({ id: 'broken', from: at('2026-11-21T00:00:00+08:00'), amount: 70_000, dueOn: day('2026-11-25') }),
      aPromise({ id: 'standing', from: at('2026-12-15T00:00:00+08:00'), amount: 70_000, dueOn: day('2026-12-28') }),
    ]
    const { promises } = outcome({ holds, payments: [paid(50_000, '2026-11-14T10:00:00+08:00')] })
    assert.deepEqual(promises, { kept: 1, settled: 2 })
  })

  test('hears opt-outs and complaints whichever way they came', () => {
    const since = at('2026-11-20T10:00:00+08:00')
    const hold = { id: 'h', scope: { of: 'all' }, from: since, source: 'sms-reply' } as const
    assert.equal(outcome({ holds: [{ ...hold, kind: 'opt-out' }] }).optedOut, true)
    assert.equal(outcome({ closedPoints: [{ point: 'sms-1', since, why: 'opted-out' }] }).optedOut, true)
    assert.equal(outcome({ holds: [{ ...hold, kind: 'opt-out', from: LONG_AGO }] }).optedOut, false)
    assert.equal(outcome({ holds: [{ ...hold, kind: 'complaint' }] }).complained, true)
    const complained = { what: 'delivery', at: since, contact: 'c', channel: 'email', state: 'complained' } as const
    assert.deepEqual([outcome({}, [complained]).complained, outcome({}).complained], [true, false])
  })
})

describe('what became of whom a step reached', () => {
  const first = aContactEntry({ id: 'c-1', at: at('2026-11-12T10:00:00+08:00'), step: 'overdue-1' })
  const second = aContactEntry({ id: 'c-2', at: at('2026-11-18T10:00:00+08:00'), step: 'overdue-8' })

  test('gives a payment to the contact before it, and the cost to each contact', () => {
    const payments = [paid(40_000, '2026-11-12T11:00:00+08:00'), paid(80_000, '2026-11-20T10:00:00+08:00')]
    const { steps } = outcome({ payments }, [first, second])
    assert.deepEqual(
      steps.map(({ step, recovery }) => [step, recovery?.recovered, recovery?.cost]),
      [
        ['overdue-1', { CNY: 40_000 }, { CNY: 50_000 }],
        ['overdue-8', { CNY: 80_000 }, { CNY: 50_000 }],
      ],
    )
    assert.deepEqual(
      steps.map(({ cured }) => cured?.[30]),
      [true, true],
    )
  })

  test('gives an opt-out to the contact before it', () => {
    const closedPoints = [{ point: 'sms-1', since: at('2026-11-19T10:00:00+08:00'), why: 'opted-out' }] as const
    const { steps } = outcome({ closedPoints }, [first, second])
    assert.deepEqual(
      steps.map(({ optedOut }) => optedOut),
      [false, true],
    )
  })

  test('says nothing of a cure where nothing was past due', () => {
    const early = aContactEntry({ id: 'c-0', at: at('2026-11-07T10:00:00+08:00'), step: 'before-due' })
    assert.deepEqual(
      outcome({}, [early]).steps.map(({ step, cured }) => [step, cured]),
      [['before-due', undefined]],
    )
  })

  test('counts neither what never left, nor what was only observed, nor an answer', () => {
    for (const overrides of [{ outcome: 'failed' }, { outcome: 'observed' }, { purpose: 'answer' }] as const) {
      const { contacted, steps } = outcome({}, [{ ...first, ...overrides }])
      assert.deepEqual([contacted, steps], [false, []])
    }
  })

  test('is of the borrower’s segment and stored arm', () => {
    const { segment, arm } = outcome({ borrower: aBorrower({ segment: 'returning' }) })
    assert.deepEqual([segment, arm], ['returning', 'all'])
  })
})

test('a period that ends in the middle of a day judges no day that is not over', () => {
  const payments = [paid(120_000, '2026-11-12T10:00:00+08:00')]
  const end = at('2026-11-18T00:00:00+08:00')
  assert.equal(outcome({ payments }, [], end).cured?.[7], true)
  assert.equal(outcome({ payments }, [], end - DAY / 2).cured?.[7], undefined)
})

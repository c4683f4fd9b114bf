import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Acknowledgement, acknowledgeArrangement } from '../../shared/arrangements/acknowledge-arrangement.ts'
import { askedEntry } from '../../shared/arrangements/asked-entry.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { coreAnswer } from '../../shared/case/core-answer.ts'
import { decide } from '../../shared/case/decide.ts'
import type { Decision } from '../../shared/case/decision.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { aCase, aLoan, anArrangement, aPlan, aPolicy, aStrategy, at, day } from '../case/factories.ts'

const policy = aPolicy()
/** A Thursday; the arrangement of the factory was made on it at noon. */
const ANSWERED = at('2026-11-13T10:00:00+08:00')
const asked = anArrangement({ answerBy: day('2026-11-17'), terms: 'house@1/early' })
const said = (says: 'confirmed' | 'rejected', more: Partial<Acknowledgement> = {}) =>
  acknowledgeArrangement({ arrangement: 'ar-1', loan: 'l-1', says, at: ANSWERED, source: 'core', ...more })
const arranged = aCase({ holds: [asked], plan: aPlan({ contactsSent: 1 }) })
const on = (when: string, overrides: Partial<CaseFile> = {}) => decide({ ...arranged, ...overrides }, policy, at(when))
const rulesOf = ({ findings }: Decision) => findings.map(({ rule }) => rule)
const tasksOf = ({ tasks }: Decision) => tasks.map(({ id, kind }) => [id, kind])

describe('an arrangement that the core system was asked about', () => {
  test('stands while no answer has come, and a person is told once the day has passed', () => {
    const before = on('2026-11-17T23:00:00+08:00')
    assert.deepEqual(tasksOf(before), [])
    const after = on('2026-11-18T00:00:00+08:00')
    assert.deepEqual(tasksOf(after), [['arrangement-unanswered.l-1.ar-1', 'review']])
    assert.ok(rulesOf(after).includes('arrangement-stands'))
    const open = after.tasks
    assert.deepEqual(tasksOf(on('2026-11-18T08:00:00+08:00', { tasks: open })), [], 'and no second time')
  })

  test('is looked at again when the day for the answer has passed', () => {
    const steps = [{ id: 's', when: 'instalment missed 9 days', channels: ['sms'], purpose: 'instalment-missed' }]
    const few = aPolicy({
      strategy: aStrategy(steps.map((step) => ({ ...step, tone: 'neutral', window: { from: '09:00', to: '19:00' } }))),
    })
    const decision = decide(arranged, few, at('2026-11-14T10:00:00+08:00'))
    assert.ok(decision.kind === 'wait')
    assert.equal(formatInstant(decision.until), formatInstant(at('2026-11-18T00:00:00+08:00')))
  })

  test('is told to a person also while the whole case rests', () => {
    const holds = [
      asked,
      { kind: 'hardship', id: 'h', scope: { of: 'all' }, from: ANSWERED, source: 'sms-reply' },
    ] as const
    assert.deepEqual(tasksOf(on('2026-11-18T09:00:00+08:00', { holds })), [
      ['arrangement-unanswered.l-1.ar-1', 'review'],
    ])
  })

  test('needs no answer that the core system gives by its own status', () => {
    const loans = [aLoan({ status: 'in-arrangement', sourceVersion: asked.from + 1 })]
    assert.deepEqual(tasksOf(on('2026-11-18T09:00:00+08:00', { loans })), [])
  })

  test('is not asked about where it came from the core system itself', () => {
    assert.deepEqual(tasksOf(on('2026-12-01T09:00:00+08:00', { holds: [anArrangement()] })), [])
  })
})

describe('a rejection', () => {
  const holds = [asked, said('rejected')]

  test('ends the arrangement, and the loan rests until a person could speak with the borrower', () => {
    const rejected = on('2026-11-16T10:00:00+08:00', { holds })
    assert.deepEqual(tasksOf(rejected), [['arrangement-rejected.l-1.ar-1', 'review']])
    assert.ok(rulesOf(rejected).includes('arrangement-rejected'))
    assert.ok(rejected.kind === 'wait')
    // Friday is the day of the rejection, and three business days follow it.
    assert.equal(formatInstant(rejected.until), formatInstant(at('2026-11-19T00:00:00+08:00')))
  })

  test('lets the loan’s own dates count again after that', () => {
    const later = on('2026-11-19T11:00:00+08:00', { holds })
    assert.ok(later.kind === 'contact')
    assert.equal(later.contact.loans[0].subject, '1')
  })

  test('leaves the loan to people where the lender still reports it as in arrangement', () => {
    const later = on('2026-11-25T11:00:00+08:00', { holds, loans: [aLoan({ status: 'in-arrangement' })] })
    assert.ok(rulesOf(later).includes('loan-with-people'))
  })

  test('is spoken of during the rest where the strategy has a step for it, and never firmly', () => {
    const step = {
      ...{
        id: 'sorry',
        when: 'arrangement rejected',
        channels: ['sms'],
        purpose: 'offer-arrangement',
        tone: 'friendly',
      },
      window: { from: '09:00', to: '19:00' },
    }
    const kind = aPolicy({ strategy: aStrategy([step]) })
    const decision = decide({ ...arranged, holds }, kind, at('2026-11-13T11:00:00+08:00'))
    assert.ok(decision.kind === 'contact')
    assert.deepEqual([decision.contact.loans[0].step, decision.contact.loans[0].subject], ['sorry', 'ar-1'])
    assert.throws(() => aStrategy([{ ...step, tone: 'firm' }]), /firm where nothing was missed/)
  })

  test('no longer counts once another arrangement is made', () => {
    const next = anArrangement({ id: 'ar-2', from: at('2026-11-16T12:00:00+08:00'), answerBy: day('2026-11-20') })
    const decision = on('2026-11-17T10:00:00+08:00', { holds: [...holds, next] })
    assert.deepEqual(tasksOf(decision), [])
    assert.ok(rulesOf(decision).includes('arrangement-stands'))
  })
})

describe('a confirmation', () => {
  const holds = [asked, said('confirmed')]

  test('leaves the arrangement as it is until the lender reports the loan anew', () => {
    const confirmed = on('2026-11-18T11:00:00+08:00', { holds })
    assert.deepEqual(tasksOf(confirmed), [])
    assert.ok(rulesOf(confirmed).includes('arrangement-stands'))
  })

  test('lets the lender’s own status and dates count from its next report on', () => {
    const loans = [aLoan({ sourceVersion: ANSWERED + 1 })]
    const rules = rulesOf(on('2026-11-18T11:00:00+08:00', { holds, loans }))
    assert.ok(rules.includes('arrangement-taken-over'))
    assert.equal(rules.includes('arrangement-stands'), false)
  })

  test('keeps the arrangement’s parts for as long as the lender reports it as in arrangement', () => {
    const loans = [aLoan({ status: 'in-arrangement', sourceVersion: ANSWERED + 1 })]
    assert.ok(rulesOf(on('2026-11-18T11:00:00+08:00', { holds, loans })).includes('arrangement-stands'))
  })
})

test('the newest answer counts, in whatever order and however often answers come', () => {
  const answers = fc.array(fc.record({ says: fc.constantFrom('confirmed', 'rejected'), after: fc.nat(1_000) }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(answers, (some) => {
      const holds = some.map(({ says, after }, order) => ({ ...said(says, { at: ANSWERED + after * 10 + order }) }))
      const newest = holds.reduce((a, b) => (a.from >= b.from ? a : b))
      for (const order of [holds, holds.toReversed(), [...holds, ...holds]]) {
        assert.deepEqual(coreAnswer(asked, order, ANSWERED + 1_000_000), { is: newest.says, at: newest.from })
      }
    }),
  )
})

test('an answer about another arrangement or loan says nothing of this one', () => {
  const others = [said('rejected', { arrangement: 'ar-0' }), said('rejected', { loan: 'l-2' })]
  assert.deepEqual(coreAnswer(asked, others, ANSWERED + 1), { is: 'awaited', answerBy: asked.answerBy })
})

test('a choice is noted for the bus as accepted, or as proposed where it waits for a person', () => {
  const { from, instalments } = asked
  const request = {
    ...{
      at: from,
      borrower: 'b-1',
      loan: 'l-1',
      arrangement: 'ar-1',
      terms: 'house@1/early',
      currency: 'CNY',
      instalments,
    },
    answerBy: day('2026-11-17'),
  }
  const { borrower, ...rest } = request
  assert.deepEqual(askedEntry({ type: 'arrangement-accepted', ...request }), {
    ...{ what: 'arrangement-asked', state: 'accepted' },
    ...rest,
  })
  assert.equal(askedEntry({ type: 'arrangement-proposed', ...request }).state, 'proposed')
})

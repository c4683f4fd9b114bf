import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CaseFile } from '../../../shared/case/case-file.ts'
import { decide } from '../../../shared/case/decide.ts'
import type { OwedAnswer } from '../../../shared/case/hold.ts'
import { formatInstant } from '../../../shared/time/instant.ts'
import { aBorrower, aCase, aPlan, aPolicy, aPromise, aStrategy, at, day } from '../factories.ts'
import { contactOf, rulesOf, waitOf } from './decisions.ts'

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

  describe('without contact', () => {
    const plan = aPlan({ arm: 'control' })
    const owed: OwedAnswer = {
      kind: 'answer',
      id: 'in-1.answer',
      scope: { of: 'channel', channel: 'sms' },
      from: now - 60_000,
      source: 'sms-reply',
      response: 'in-1',
      says: 'heard',
      point: 'sms-1',
    }

    test('still answer whoever writes to us, at a lawful hour', () => {
      const answer = contactOf(decide(aCase({ plan, holds: [owed] }), tried, now))
      assert.deepEqual([answer.purpose, answer.channel], ['answer', 'sms'])
      const preferredHours = { from: 12 * 60, to: 17 * 60 }
      const later = decide(aCase({ plan, holds: [owed], borrower: aBorrower({ preferredHours }) }), tried, now)
      assert.equal(waitOf(later), formatInstant(at('2026-11-07T12:00:00+08:00')))
    })
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

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decide } from '../../../shared/case/decide.ts'
import type { Plan } from '../../../shared/case/plan.ts'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { stepDocument } from '../../strategy/strategy-documents.ts'
import { aBorrower, aCase, aPack, aPlan, aPoint, aPolicy, aStrategy, at } from '../factories.ts'
import { contactOf, policy, rulesOf } from './decisions.ts'

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

  test('is the next one where others fill the number for longer than the step lives, also by the same number', () => {
    const sms = { channel: 'sms', point: 'tel-1', until: at('2026-12-01T00:00:00+08:00') } as const
    const numbered = (channel: 'sms' | 'voice') => aPoint(channel, { id: 'tel-1' })
    const borrower = aBorrower({ contactPoints: [numbered('sms'), numbered('voice')] })
    const offer = { id: 'offer', when: 'overdue 3 days', purpose: 'offer-arrangement', tone: 'neutral' }
    const step = stepDocument({ ...offer, channels: ['sms', 'voice'], expires: '2 days' })
    const both = aPolicy({ packs: [], strategy: aStrategy([step]), channels: ['sms', 'voice'] })
    const late = at('2026-11-13T09:30:00+08:00')
    const chosen = (full: Plan['full']) =>
      contactOf(decide(aCase({ borrower, plan: aPlan({ full }) }), both, late)).channel
    assert.equal(chosen([{ ...sms, until: late }]), 'sms')
    assert.equal(chosen([sms]), 'voice')
  })

  test('is none where the borrower has no contact point, and the case says so and looks again', () => {
    const decision = decide(aCase({ borrower: aBorrower({ contactPoints: [] }) }), policy, now)
    assert.equal(decision.kind, 'wait')
    assert.ok(rulesOf(decision).includes('no-contact-point'))
  })
})

test('a borrower whom no channel of the next step reaches is looked at again by one that the stage has', () => {
  const step = stepDocument({ id: 'soon', when: 'due - 2 days', channels: ['voice', 'sms'], purpose: 'upcoming' })
  const texts = aPolicy({ channels: ['sms', 'agent'], strategy: aStrategy([step]) })
  const decision = decide(aCase({ borrower: aBorrower({ contactPoints: [] }) }), texts, at('2026-11-01T09:30:00+08:00'))
  assert.ok(decision.kind === 'wait')
  assert.equal(decision.channel, 'sms')
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

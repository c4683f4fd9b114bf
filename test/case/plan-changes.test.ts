import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import type { ProposedContact } from '../../shared/case/decision.ts'
import type { Hold } from '../../shared/case/hold.ts'
import { sameContact, withClaim, withOutcome, withoutClaim, withoutOldMarks } from '../../shared/case/plan-changes.ts'
import { withArrival } from '../../shared/case/plan-delivery.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aCase, aContact, aHold, aLoan, aPlan, aPoint, aPolicy, at } from './factories.ts'

const now = at('2026-11-07T09:30:00+08:00')

function aProposal(loans = [aLoan()]): ProposedContact {
  const decision = decide(aCase({ loans }), aPolicy(), now)
  if (decision.kind !== 'contact') throw new Error('the test needs a contact that is due')
  return decision.contact
}

test('a claim that is withdrawn leaves no trace but a higher version', () => {
  const before = aPlan({ contacts: [aContact()], contactsSent: 1 })
  const after = withoutClaim(withClaim(before, aProposal(), 'mine', now))
  assert.deepEqual(after.contacts, before.contacts)
  assert.deepEqual(after.done, [])
  assert.equal(after.claim, undefined)
  assert.equal(after.version, before.version + 2)
})

test('contacts stand in the order of their instants, though the clocks of two functions differ', () => {
  const ahead = aContact({ id: 'ahead', at: now + 50 })
  const plan = withClaim(aPlan({ contacts: [aContact(), ahead] }), aProposal(), 'mine', now)
  assert.deepEqual(
    plan.contacts.map(({ id }) => id),
    ['k-1', 'mine', 'ahead'],
  )
})

test('a contact that failed is not counted as one from us', () => {
  const claimed = withClaim(aPlan(), aProposal(), 'mine', now)
  assert.equal(withOutcome(claimed, 'failed').contactsSent, 0)
  assert.equal(withOutcome(claimed, 'unknown').contactsSent, 1)
})

test('an answer to what the borrower wrote is not counted as a contact from us', () => {
  const answered = withOutcome(withClaim(aPlan(), { ...aProposal(), purpose: 'answer' }, 'mine', now), 'sent')
  assert.equal(answered.contactsSent, 0)
  const [answer] = answered.contacts
  assert.ok(answer)
  assert.equal(withArrival(answered, answer, 'delivered').contactsSent, 0)
  const spoken = aPlan({ contacts: [answer], contactsSent: 1 })
  assert.equal(withArrival(spoken, answer, 'failed').contactsSent, 1)
})

test('contacts leave the plan when no rule looks back so far', () => {
  const old = aContact({ id: 'old', at: now - 63 * DAY })
  const recent = aContact({ id: 'recent', at: now - 61 * DAY })
  const plan = withClaim(aPlan({ contacts: [old, recent] }), aProposal(), 'mine', now)
  assert.deepEqual(
    plan.contacts.map(({ id }) => id),
    ['recent', 'mine'],
  )
})

test('step keys go with their loan once it is long closed, but for that of an answer which is still owed', () => {
  const keyOf = (loan: string, subject: string) =>
    ({ loan, subject, step: 's', channel: 'sms', contact: 'k', outcome: 'sent' }) as const
  const plan = aPlan({
    done: [keyOf('gone', '1'), keyOf('gone', 'in-1.answer'), keyOf('late', '1'), keyOf('l-1', '1')],
  })
  const loans = [
    aLoan({ id: 'gone', status: 'paid', sourceVersion: now - 181 * DAY }),
    aLoan({ id: 'late', status: 'closed', sourceVersion: now - 179 * DAY }),
    aLoan({ sourceVersion: now - 400 * DAY }),
  ]
  const left = (holds: readonly Hold[]) =>
    withoutOldMarks(plan, { loans, holds }, now).done.map(({ loan, subject }) => `${loan} ${subject}`)
  assert.deepEqual(left([]), ['late 1', 'l-1 1'])
  assert.deepEqual(left([aHold({ id: 'in-1.answer' })]), ['gone in-1.answer', 'late 1', 'l-1 1'])
})

test('contacts are the same only with the same loans, channel, contact point and purpose', () => {
  const one = aProposal()
  assert.ok(sameContact(one, aProposal()))
  const both = aProposal([aLoan(), aLoan({ id: 'l-2' })])
  assert.equal(sameContact(one, both), false)
  assert.equal(sameContact(both, one), false)
  assert.equal(sameContact(one, { ...one, channel: 'email' }), false)
  assert.equal(sameContact(one, { ...one, purpose: 'overdue' }), false)
  assert.equal(sameContact(one, { ...one, point: aPoint('sms', { id: 'sms-2' }) }), false)
})

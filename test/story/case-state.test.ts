import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acknowledgeArrangement } from '../../shared/arrangements/acknowledge-arrangement.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { caseState, stateMayChangeAt } from '../../shared/story/case-state.ts'
import { aCase, aHold, aLoan, anArrangement, aPayment, aPolicy, aPromise, at, day } from '../case/factories.ts'

const policy = aPolicy()
const ANSWER = { arrangement: 'ar-1', loan: 'l-1', at: at('2026-11-13T10:00:00+08:00'), source: 'core' }

function stateOn(date: string, overrides: Partial<CaseFile> = {}) {
  return caseState(aCase(overrides), policy, at(`${date}T12:00:00+08:00`))
}

test('goes from upcoming to due to overdue with the days', () => {
  assert.equal(stateOn('2026-11-09'), 'upcoming')
  assert.equal(stateOn('2026-11-10'), 'due')
  assert.equal(stateOn('2026-11-11'), 'overdue')
})

test('is settled once nothing is owed, or the lender says that the loan is over', () => {
  assert.equal(stateOn('2026-11-11', { payments: [aPayment()] }), 'settled')
  assert.equal(stateOn('2026-11-11', { loans: [aLoan({ status: 'closed' })] }), 'settled')
  assert.equal(stateOn('2026-11-11', { loans: [] }), 'settled')
})

test('rests while a hold or a promise stands, money is on its way, or people have the loan', () => {
  assert.equal(stateOn('2026-11-11', { holds: [aHold()] }), 'paused')
  assert.equal(stateOn('2026-11-11', { holds: [aHold({ scope: { of: 'loan', loan: 'l-1' } })] }), 'paused')
  assert.equal(stateOn('2026-11-13', { holds: [aPromise()] }), 'paused')
  assert.equal(stateOn('2026-11-10', { payments: [aPayment({ state: 'pending' })] }), 'paused')
  assert.equal(stateOn('2026-11-11', { payments: [aPayment({ state: 'pending' })] }), 'overdue')
  assert.equal(stateOn('2026-11-11', { loans: [aLoan({ status: 'legal' })] }), 'paused')
  assert.equal(stateOn('2026-11-11', { loans: [aLoan({ status: 'in-arrangement' })] }), 'paused')
})

test('a broken promise rests nothing any more', () => {
  assert.equal(stateOn('2026-11-18', { holds: [aPromise()] }), 'overdue')
})

test('an arrangement counts by its own instalments', () => {
  const arranged = { loans: [aLoan({ status: 'in-arrangement' })], holds: [anArrangement()] }
  assert.equal(stateOn('2026-11-15', arranged), 'upcoming')
  assert.equal(stateOn('2026-11-20', arranged), 'due')
  assert.equal(stateOn('2026-11-21', arranged), 'overdue')
})

test('a rejected arrangement rests, then counts no more, and a confirmed one counts until the lender says otherwise', () => {
  const holds = [anArrangement(), acknowledgeArrangement({ ...ANSWER, says: 'rejected' })]
  assert.equal(stateOn('2026-11-17', { holds }), 'paused')
  assert.equal(stateOn('2026-11-19', { holds }), 'overdue')
  assert.equal(stateOn('2026-11-19', { loans: [aLoan({ status: 'in-arrangement' })], holds }), 'paused')
  const confirmed = [anArrangement(), acknowledgeArrangement({ ...ANSWER, says: 'confirmed' })]
  assert.equal(stateOn('2026-11-19', { holds: confirmed }), 'upcoming')
  const anew = [aLoan({ sourceVersion: ANSWER.at + 1 })]
  assert.equal(stateOn('2026-11-19', { loans: anew, holds: confirmed }), 'overdue')
})

test('a broken arrangement counts by the loan’s own dates again, unless the lender says that it stands', () => {
  const instalments = [{ id: '1', dueOn: day('2026-12-24'), amount: 120_000 }]
  const holds = [anArrangement()]
  assert.equal(stateOn('2026-12-20', { loans: [aLoan({ instalments })], holds }), 'overdue')
  assert.equal(stateOn('2026-12-21', { loans: [aLoan({ instalments })], holds }), 'upcoming')
  assert.equal(stateOn('2026-12-21', { loans: [aLoan({ instalments, status: 'in-arrangement' })], holds }), 'paused')
})

test('the lender’s word that a loan is cured outweighs a payment that is not known', () => {
  assert.equal(stateOn('2026-11-11', { loans: [aLoan({ status: 'cured' })] }), 'upcoming')
})

test('of several loans the most pressing counts', () => {
  const later = aLoan({ id: 'l-2', instalments: [{ id: '1', dueOn: day('2026-12-10'), amount: 100 }] })
  assert.equal(stateOn('2026-11-11', { loans: [later, aLoan()] }), 'overdue')
})

test('may change at the borrower’s midnight, or where a hold begins or ends before it', () => {
  const now = at('2026-11-11T12:00:00+08:00')
  const changes = (holds: CaseFile['holds']) => stateMayChangeAt(aCase({ holds }), policy, now)
  const evening = at('2026-11-11T18:00:00+08:00')
  assert.equal(changes([]), at('2026-11-12T00:00:00+08:00'))
  assert.equal(changes([aHold({ until: evening })]), evening)
  assert.equal(changes([aHold({ from: evening })]), evening)
  assert.equal(changes([aHold({ from: now, until: now })]), at('2026-11-12T00:00:00+08:00'))
})

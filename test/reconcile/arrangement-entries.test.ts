import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acknowledgeArrangement } from '../../shared/arrangements/acknowledge-arrangement.ts'
import type { CaseFile } from '../../shared/case/case-file.ts'
import { arrangementEntries } from '../../shared/reconcile/arrangement-entries.ts'
import { DAY } from '../../shared/time/instant.ts'
import { aCase, anArrangement, aPayment, aPolicy, at, day } from '../case/factories.ts'
import { aRoom, SMS_QUEUE } from './room-factory.ts'

const policy = aPolicy()
const asked = anArrangement({ answerBy: day('2026-11-17'), terms: 'house@1/early' })
const accepted = aCase({ holds: [asked] })
const answerAt = at('2026-11-13T10:00:00+08:00')
const answer = (says: 'confirmed' | 'rejected') =>
  acknowledgeArrangement({ arrangement: 'ar-1', loan: 'l-1', says, at: answerAt, source: 'core' })
const statesOn = (when: string, overrides: Partial<CaseFile> = {}) =>
  arrangementEntries({ ...accepted, ...overrides }, policy, at(when)).map((entry) => 'state' in entry && entry.state)

test('asks the core system with the terms, and as the same ever after', () => {
  const [entry] = arrangementEntries(accepted, policy, asked.from)
  assert.deepEqual(entry, {
    what: 'arrangement-asked',
    at: asked.from,
    state: 'accepted',
    arrangement: 'ar-1',
    loan: 'l-1',
    currency: 'CNY',
    instalments: asked.instalments,
    answerBy: asked.answerBy,
    terms: 'house@1/early',
  })
  assert.deepEqual(arrangementEntries(accepted, policy, asked.from + DAY)[0], entry)
})

test('asks nothing about an arrangement that came from the core system', () => {
  assert.deepEqual(statesOn('2026-11-13T12:00:00+08:00', { holds: [anArrangement()] }), [])
})

test('tells the answer, and of a rejected one nothing more', () => {
  assert.deepEqual(statesOn('2026-11-13T12:00:00+08:00', { holds: [asked, answer('confirmed')] }), [
    'accepted',
    'confirmed',
  ])
  const rejected = { holds: [asked, answer('rejected')] }
  assert.deepEqual(statesOn('2026-11-13T12:00:00+08:00', rejected), ['accepted', 'rejected'])
  assert.deepEqual(statesOn('2026-12-22T12:00:00+08:00', rejected), [])
})

test('tells that one broke, was caught up, and was paid', () => {
  assert.deepEqual(statesOn('2026-12-21T12:00:00+08:00'), ['broken'])
  const payments = [aPayment({ amount: 120_000, at: at('2026-11-19T10:00:00+08:00') })]
  assert.deepEqual(statesOn('2026-11-20T10:00:00+08:00', { payments }), ['accepted', 'paid'])
  const few = aPolicy({}, { arrangementBrokenAfterDays: 5 })
  const late = { ...accepted, payments: [aPayment({ amount: 60_000, at: at('2026-11-28T10:00:00+08:00') })] }
  const told = arrangementEntries(late, few, at('2026-11-29T10:00:00+08:00'))
  assert.deepEqual(told.at(-1), {
    what: 'arrangement-settled',
    at: at('2026-11-28T00:00:00+08:00'),
    state: 'caught-up',
    arrangement: 'ar-1',
    loan: 'l-1',
  })
})

test('the room asks the core system whichever door stored the arrangement', async () => {
  const room = aRoom({ caseFile: accepted, now: at('2026-11-12T22:00:00+08:00') })
  await room.through(SMS_QUEUE)
  assert.deepEqual(room.history().filter(({ what }) => what === 'arrangement-asked').length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseFile } from '../../shared/case/case-file.ts'
import type { CaseStore, Freshness } from '../../shared/ports.ts'
import { aCase, aPayment, aPlan, at } from '../case/factories.ts'
import { aRoom, type RoomOptions, SMS_QUEUE } from './room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
const owing = aCase({ plan: aPlan({ version: 3, arm: 'all' }) })
const paid = aCase({ plan: aPlan({ version: 3, arm: 'all' }), payments: [aPayment({ at: due - 1_000 })] })

/** A room in which what may be a moment old is as `old` says, and how it looked at the case. */
function aRoomThatGlances(old: CaseFile | undefined, options: Omit<RoomOptions, 'now' | 'around'>) {
  const looks: Freshness[] = []
  const around: RoomOptions['around'] = (store): CaseStore => ({
    load: async (borrower, freshness = 'newest') => {
      looks.push(freshness)
      return freshness === 'newest' ? store.load(borrower) : old
    },
    closePoint: (borrower, point) => store.closePoint(borrower, point),
    writePlan: (borrower, condition, change) => store.writePlan(borrower, condition, change),
  })
  return { ...aRoom({ ...options, now: due, around }), looks }
}

test('a contact that is due is claimed from a look that may be a moment old, and sent after one that is not', async () => {
  const room = aRoomThatGlances(owing, { caseFile: owing })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  assert.deepEqual(room.looks, ['a-moment-old', 'newest'])
})

test('a payment that the first look did not see ends the contact at the second', async () => {
  const room = aRoomThatGlances(owing, { caseFile: paid })
  assert.equal(await room.through(SMS_QUEUE), 'resting')
  assert.deepEqual(room.did.sent, [])
})

test('nothing but a contact is believed of a first look: whatever it would plan is decided by another', async () => {
  for (const old of [paid, undefined]) {
    const room = aRoomThatGlances(old, { caseFile: owing })
    assert.equal(await room.through(SMS_QUEUE), 'sent')
    assert.deepEqual(room.looks, ['a-moment-old', 'newest', 'newest'])
  }
})

test('a plan that others have written since takes no claim of a first look', async () => {
  const older = aCase({ plan: aPlan({ version: 2, arm: 'all' }) })
  const room = aRoomThatGlances(older, { caseFile: owing })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  assert.equal(room.did.sent.length, 1)
  assert.deepEqual(room.looks, ['a-moment-old', 'newest', 'newest'])
})

test('a spent budget makes the case wait from a look that is not a moment old', async () => {
  const room = aRoomThatGlances(owing, { caseFile: paid, budget: () => false })
  assert.equal(await room.through(SMS_QUEUE), 'resting')
  assert.equal(room.plan().next, undefined)
})

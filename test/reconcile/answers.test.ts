import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OwedAnswer } from '../../shared/case/hold.ts'
import { aCase, aLoan, at, LONG_AGO } from '../case/factories.ts'
import { aRoom, SMS_QUEUE } from './room-factory.ts'

const now = at('2026-11-02T10:00:00+08:00')
const owed: OwedAnswer = {
  kind: 'answer',
  id: 'in-1.answer',
  scope: { of: 'channel', channel: 'sms' },
  from: now - 60_000,
  until: now + 12 * 3_600_000,
  source: 'sms-reply',
  response: 'in-1',
  says: 'heard',
  point: 'sms-1',
}

test('an answer is sent once, also where the borrower’s first loan closed long ago', async () => {
  const gone = aLoan({ id: 'l-0', status: 'paid', sourceVersion: LONG_AGO - 400 * 86_400_000 })
  const room = aRoom({ caseFile: aCase({ loans: [gone, aLoan()], holds: [owed] }), now })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
  room.clock.advanceTo(now + 60_000)
  for (let time = 0; time < 3; time += 1) assert.equal(await room.through(SMS_QUEUE), 'waiting')
  assert.equal(room.did.sent.length, 1)
})

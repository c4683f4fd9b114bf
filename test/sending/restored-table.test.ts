import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overTable } from '../../shared/sending/restored-table.ts'
import type { SendingState } from '../../shared/sending/sending-state.ts'
import { HOUR } from '../../shared/time/instant.ts'
import { aCase, at } from '../case/factories.ts'
import { aRoom, LIVE, SMS_QUEUE } from '../reconcile/room-factory.ts'

const due = at('2026-11-07T09:00:00+08:00')
const went: SendingState = { ...LIVE, casesTable: 'first' }

test('a stage keeps sending over the table that it went live with', async () => {
  const room = aRoom({ caseFile: aCase(), now: due, state: () => overTable(went, 'first', due) })
  assert.equal(await room.through(SMS_QUEUE), 'sent')
})

test('a stage sends nothing over a table that was restored, and other pauses stay', async () => {
  const other = { id: 'p', scope: { of: 'channel', channel: 'email' }, by: 'maya', why: 'x', from: due - HOUR } as const
  const state = overTable({ ...went, pauses: [other] }, 'restored', due)
  assert.deepEqual(
    state.pauses.map(({ id }) => id),
    ['p', 'restored-table'],
  )
  const room = aRoom({ caseFile: aCase(), now: due, state: () => state })
  assert.equal(await room.through(SMS_QUEUE), 'waiting')
  assert.deepEqual(room.did.sent, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchedPorts } from '../../functions/watched-ports.ts'
import type { SendResult } from '../../shared/ports.ts'
import { reconcile } from '../../shared/reconcile.ts'
import { aCase, aPlan, aPolicy, at } from '../case/factories.ts'
import { aRoom, SMS_QUEUE } from '../reconcile/room-factory.ts'
import { testWorkplace } from './test-room.ts'

const DUE = at('2026-11-07T09:00:00+08:00')
const NOW = at('2026-11-07T09:30:00+08:00')

/** Lets one contact that was due half an hour ago go through the room while it is watched. */
async function watched(provider: () => Promise<SendResult>, more: Parameters<typeof aRoom>[0] | object = {}) {
  const { ports } = aRoom({ caseFile: aCase({ plan: aPlan({ next: DUE }) }), now: NOW, provider, ...more })
  const { workplace, lines, measured } = testWorkplace()
  const { log, metrics } = workplace
  const seen = watchedPorts(ports, { by: 'send-due-contact', records: ['m-1'], log, metrics })
  const outcome = await reconcile('b-1', SMS_QUEUE, aPolicy(), seen)
  return { outcome, lines, measured }
}

test('a contact that was accepted is told with the ids that follow it, and measured', async () => {
  const { lines, measured } = await watched(async () => ({ state: 'accepted', providerId: 'p-1' }))
  assert.deepEqual(lines, [
    {
      what: 'sent',
      by: 'send-due-contact',
      records: ['m-1'],
      borrower: 'b-1',
      contact: 'claim-1',
      channel: 'sms',
      state: 'accepted',
      providerId: 'p-1',
    },
  ])
  assert.equal(measured['sent sms'], 1)
  assert.equal(measured['lateness sms'], 1800)
  assert.ok((measured['parts sms'] ?? 0) >= 1)
  assert.equal(measured['spend sms'], (measured['parts sms'] ?? 0) * 13_000)
})

test('a contact that became due before its planned instant, by a change of the case, is not late', async () => {
  const caseFile = aCase({ plan: aPlan({ next: NOW + 1_000 }) })
  const { measured } = await watched(async () => ({ state: 'accepted', providerId: 'p-1' }), { caseFile })
  assert.equal(measured['sent sms'], 1)
  assert.equal(measured['lateness sms'], undefined)
})

test('what a provider refused is measured by what it means, and costs nothing', async () => {
  const results: Readonly<Record<string, SendResult>> = {
    'failed sms': { state: 'rejected', why: 'invalid' },
    'throttled sms': { state: 'throttled' },
    'unavailable sms': { state: 'unavailable' },
    'unknown sms': { state: 'unknown' },
  }
  for (const [measure, result] of Object.entries(results)) {
    const { measured } = await watched(async () => result)
    assert.equal(measured[measure], 1, measure)
    assert.equal(measured['sent sms'], undefined)
    assert.equal(measured['spend sms'], undefined)
  }
})

test('a sender that throws is told as unknown, without what it threw', async () => {
  const { outcome, lines } = await watched(() => Promise.reject(new Error('no route to +12025550123')))
  assert.equal(outcome, 'unknown')
  assert.match(JSON.stringify(lines), /"state":"unknown"/)
  assert.doesNotMatch(JSON.stringify(lines), /12025550123/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler, type DeadQueue } from '../../../functions/redrive/handler.ts'
import { VirtualClock } from '../../../shared/local/virtual-clock.ts'
import type { DeadLetterQueue } from '../../../shared/redrive/redrive.ts'
import { context, testWorkplace } from '../test-room.ts'

function aQueue(...bodies: readonly string[]): DeadLetterQueue & { readonly sent: string[] } {
  const waiting = bodies.map((body, at) => ({ id: `m-${at}`, body, handle: `h-${at}` }))
  const sent: string[] = []
  return {
    sent,
    receive: async () => waiting.splice(0, 10),
    send: async (letters) => {
      sent.push(...letters.map(({ body }) => body))
      return new Set(letters.map(({ id }) => id))
    },
    remove: async (letters) => new Set(letters.map(({ id }) => id)),
  }
}

function aRoom(queues: Readonly<Record<string, DeadQueue>>) {
  const { workplace, lines, measured } = testWorkplace()
  const clock = new VirtualClock(0)
  const wait = async (milliseconds: number) => clock.advanceTo(clock.now() + milliseconds)
  const { log, metrics } = workplace
  return {
    handle: createHandler({ queues: new Map(Object.entries(queues)), clock, wait, log, metrics }),
    lines,
    measured,
  }
}

test('moves borrowers back to their channel and says how many', async () => {
  const queue = aQueue('{"borrower":"b-1"}', '{"borrower":"b-2"}')
  const { handle, lines } = aRoom({ sms: { holds: 'borrowers', queue } })
  const answer = { moved: 2, unreadable: 0, failed: 0, twice: 0 }
  assert.deepEqual(await handle({ queue: 'sms' }, context()), answer)
  assert.deepEqual(queue.sent, ['{"borrower":"b-1"}', '{"borrower":"b-2"}'])
  assert.deepEqual(lines, [{ what: 'redriven', by: 'redrive', queue: 'sms', ...answer }])
})

test('leaves what is no borrower, and takes a report of any shape', async () => {
  const broken = aQueue('{"borrower":"b-1"}', '{"to":"x"}')
  const reports = aQueue('{"eventType":"TEXT_DELIVERED"}')
  const { handle } = aRoom({
    sms: { holds: 'borrowers', queue: broken },
    reports: { holds: 'reports', queue: reports },
  })
  assert.deepEqual(await handle({ queue: 'sms' }, context()), { moved: 1, unreadable: 1, failed: 0, twice: 0 })
  assert.deepEqual(broken.sent, ['{"borrower":"b-1"}'])
  assert.deepEqual(await handle({ queue: 'reports', limit: 5 }, context()), {
    moved: 1,
    unreadable: 0,
    failed: 0,
    twice: 0,
  })
})

test('says of places in a stream that the sweep finds their cases', async () => {
  const { handle } = aRoom({ changes: { holds: 'stream-positions' } })
  const answer = await handle({ queue: 'changes' }, context())
  assert.equal(answer.moved, 0)
  assert.match('why' in answer ? answer.why : '', /sweep/)
})

test('names the queues that there are when it is asked for another', async () => {
  const { handle } = aRoom({ sms: { holds: 'stream-positions' } })
  await assert.rejects(handle({ queue: 'fax' }, context()), { name: 'UnknownQueueError', message: /one of: sms/ })
  await assert.rejects(handle({ queue: 'sms', limit: 0 }, context()))
})

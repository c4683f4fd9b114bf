import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import type { Room } from '../../../functions/room.ts'
import { createHandler, type SendingRoom } from '../../../functions/send-due-contact/handler.ts'
import { context, testRoom } from '../test-room.ts'

const failures = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
})

test('looks at the case of each borrower in the queue', async () => {
  const { room, loaded } = testRoom()
  assert.deepEqual(await createHandler(sending(room))(messagesOf('b-1', 'b-2'), context()), failures())
  assert.deepEqual(loaded, ['b-1', 'b-2'])
})

test('a message that is delivered twice in a batch is looked at once', async () => {
  const { room, loaded } = testRoom()
  await createHandler(sending(room))(messagesOf('b-1', 'b-1', 'b-1'), context())
  assert.deepEqual(loaded, ['b-1'])
})

test('only the messages of a borrower whose case failed come back, all of them', async () => {
  const { room, loaded } = testRoom({ failing: ['b-2'] })
  const answer = await createHandler(sending(room))(messagesOf('b-1', 'b-2', 'b-3', 'b-2'), context())
  assert.deepEqual(loaded, ['b-1', 'b-2', 'b-3'])
  assert.deepEqual(answer, failures('m-1', 'm-3'))
})

test('works on as many contacts at once as it has lanes, and no more', async () => {
  for (const lanes of [1, 3]) {
    const { room, most } = testRoom()
    const batch = messagesOf(...Array.from({ length: 10 }, (_, at) => `b-${at}`))
    await createHandler({ ...sending(room), lanes })(batch, context())
    assert.equal(most.inWork, lanes)
  }
})

test('every line of a case names the messages that brought it', async () => {
  const { room, lines } = testRoom({ failing: ['b-2'] })
  await createHandler(sending(room))(messagesOf('b-1', 'b-2', 'b-1'), context())
  assert.deepEqual(lines, [
    { what: 'reconciled', by: 'send-due-contact', records: ['m-0', 'm-2'], borrower: 'b-1', outcome: 'no-case' },
    { what: 'left', by: 'send-due-contact', records: ['m-1'], borrower: 'b-2', reason: 'StoreDownError' },
  ])
})

test('metrics leave once an invocation, also of one that failed', async () => {
  const { room, measured } = testRoom()
  await createHandler(sending(room))(messagesOf('b-1', 'b-2'), context())
  await assert.rejects(createHandler(sending(room))({ no: 'event' }, context()))
  assert.equal(measured.flushes, 2)
})

test('a message that carries more than an id is parked: addresses and amounts have no place in a queue', async () => {
  const { room, loaded, parked } = testRoom()
  const body = JSON.stringify({ borrower: 'b-1', '+2348031234567': 'call' })
  const answer = await createHandler(sending(room))({ Records: [message(0, body)] }, context())
  assert.deepEqual(answer, failures())
  assert.deepEqual(loaded, [])
  assert.deepEqual(parked, [{ from: 'send-due-contact', record: 'm-0', reason: 'more than a borrower' }])
})

test('a message that is no JSON is parked, and its text stays out of the reason', async () => {
  const { room, parked } = testRoom()
  await createHandler(sending(room))({ Records: [message(0, 'Ada Obi, +234…')] }, context())
  assert.deepEqual(parked, [{ from: 'send-due-contact', record: 'm-0', reason: 'no JSON object' }])
})

test('begins no contact that it might not live to finish', async () => {
  const { room, loaded } = testRoom()
  const timeLeft = () => (loaded.length === 0 ? 60_000 : 20_000)
  const answer = await createHandler(sending(room))(messagesOf('b-1', 'b-2', 'b-3'), context(timeLeft))
  assert.deepEqual(loaded, ['b-1'])
  assert.deepEqual(answer, failures('m-1', 'm-2'))
})

function sending(room: Room): SendingRoom {
  return { ...room, channel: 'sms', lanes: 1 }
}

function messagesOf(...borrowers: readonly string[]): SQSEvent {
  return { Records: borrowers.map((borrower, at) => message(at, JSON.stringify({ borrower }))) }
}

/** A message in the shape that AWS documents for SQS. */
function message(at: number, body: string): SQSRecord {
  return {
    messageId: `m-${at}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1795000000000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1795000000185',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:sms',
    awsRegion: 'eu-central-1',
  }
}

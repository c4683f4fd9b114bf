import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SqsContactQueue } from '../../shared/aws/sqs-contact-queue.ts'
import { json, jsonError, standIn } from './stand-in.ts'

const sms = 'https://sqs.eu-west-1.amazonaws.com/123456789012/sms'
const accepted = json({ MessageId: 'm-1' })

describe('a contact queue on SQS', () => {
  test("carries the borrower's id and nothing else, to the queue of the channel", async (t) => {
    const service = await standIn(t, accepted)
    const queue = new SqsContactQueue({ client: new SQSClient({ ...service.client, md5: false }), queues: { sms } })
    await queue.put('b-1', 'sms')
    assert.deepEqual(service.requests[0]?.json(), { QueueUrl: sms, MessageBody: '{"borrower":"b-1"}' })
  })

  test('holds a message back in whole seconds, a quarter of an hour at the most', async (t) => {
    const service = await standIn(t, accepted)
    const queue = new SqsContactQueue({ client: new SQSClient({ ...service.client, md5: false }), queues: { sms } })
    for (const delay of [30, 29.2, 900, 5_000, -1]) await queue.put('b-1', 'sms', delay)
    const delays = service.requests.map((request) => (request.json() as { DelaySeconds?: number }).DelaySeconds)
    assert.deepEqual(delays, [30, 30, 900, 900, undefined])
  })

  test('says which channel has no queue', async (t) => {
    const service = await standIn(t, accepted)
    const queue = new SqsContactQueue({ client: new SQSClient(service.client), queues: { sms } })
    await assert.rejects(queue.put('b-1', 'voice'), { name: 'NoContactQueueError', message: /voice/ })
    assert.equal(service.requests.length, 0)
  })

  test('fails where the message was not taken, so that its record comes back', async (t) => {
    const service = await standIn(t, jsonError(400, 'QueueDoesNotExist'))
    const queue = new SqsContactQueue({ client: new SQSClient(service.client), queues: { sms } })
    await assert.rejects(queue.put('b-1', 'sms'), { name: 'QueueDoesNotExist' })
  })
})

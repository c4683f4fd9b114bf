import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SqsDeadLetterQueue } from '../../shared/aws/sqs-redrive.ts'
import { json, type StandInAnswer, standIn } from './stand-in.ts'

const from = 'https://sqs.eu-west-1.amazonaws.com/123456789012/dead'
const to = 'https://sqs.eu-west-1.amazonaws.com/123456789012/sms'
const letter = (at: number, body = '{"borrower":"b-1"}') => ({ id: `m-${at}`, body, handle: `h-${at}` })

async function aQueue(t: TestContext, ...answers: readonly StandInAnswer[]) {
  const { client, requests } = await standIn(t, ...answers)
  const sqs = new SQSClient({ ...client, md5: false })
  return { queue: new SqsDeadLetterQueue({ client: sqs, from, to }), requests }
}

test('takes ten messages at most, which nobody else is given while they are moved', async (t) => {
  const Messages = [{ MessageId: 'm-1', ReceiptHandle: 'h-1', Body: '{"borrower":"b-1"}' }]
  const { queue, requests } = await aQueue(t, json({ Messages }))
  assert.deepEqual(await queue.receive(), [letter(1)])
  const asked = { QueueUrl: from, MaxNumberOfMessages: 10, VisibilityTimeout: 900, WaitTimeSeconds: 1 }
  assert.deepEqual(requests[0]?.json(), asked)
})

test('an empty queue gives nothing', async (t) => {
  const { queue } = await aQueue(t, json({}))
  assert.deepEqual(await queue.receive(), [])
})

test('knows which messages arrived and which did not', async (t) => {
  const Successful = [{ Id: '1', MessageId: 'new', MD5OfMessageBody: 'x' }]
  const Failed = [{ Id: '0', SenderFault: false, Code: 'InternalError' }]
  const { queue, requests } = await aQueue(t, json({ Successful, Failed }))
  assert.deepEqual(await queue.send([letter(1), letter(2)]), new Set(['m-2']))
  assert.deepEqual(requests[0]?.json(), {
    QueueUrl: to,
    Entries: [
      { Id: '0', MessageBody: '{"borrower":"b-1"}' },
      { Id: '1', MessageBody: '{"borrower":"b-1"}' },
    ],
  })
})

test('messages that are too long for one call go in several', async (t) => {
  const answer = json({ Successful: [{ Id: '0', MessageId: 'new', MD5OfMessageBody: 'x' }], Failed: [] })
  const { queue, requests } = await aQueue(t, answer)
  const long = 'x'.repeat(600_000)
  assert.deepEqual(await queue.send([letter(1, long), letter(2, long)]), new Set(['m-1', 'm-2']))
  assert.equal(requests.length, 2)
})

test('removes messages from the dead-letter queue by what this reading gave', async (t) => {
  const { queue, requests } = await aQueue(t, json({ Successful: [{ Id: '0' }], Failed: [{ Id: '1', Code: 'x' }] }))
  assert.deepEqual(await queue.remove([letter(1), letter(2)]), new Set(['m-1']))
  const Entries = [
    { Id: '0', ReceiptHandle: 'h-1' },
    { Id: '1', ReceiptHandle: 'h-2' },
  ]
  assert.deepEqual(requests[0]?.json(), { QueueUrl: from, Entries })
})

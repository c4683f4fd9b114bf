import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { partitionOf } from '../../../shared/aws/items/keys.ts'
import { caseDueToday } from '../cases.ts'
import { isWorkedThrough, smsReaches } from '../happenings.ts'
import type { Stage } from '../stage.ts'

export function repeatsNothing(stage: () => Stage): void {
  test('a stream event and a queue message that come again, together and later, send one text message', async () => {
    const { tables, sent, where, queues, clients, names } = stage()
    const { caseFile, borrower, phone } = caseDueToday('twice', { where, now: Date.now(), points: ['sms'] })
    const streamEvent = {
      Records: ['loan', 'borrower'].map((_, at) => ({
        eventID: `${at}`,
        eventName: 'INSERT',
        eventSource: 'aws:dynamodb',
        dynamodb: {
          Keys: { pk: { S: partitionOf(borrower) }, sk: { S: 'BORROWER' } },
          SequenceNumber: `99900000000000000000000${at}`,
        },
      })),
    }
    const repeatStream = async () => {
      const FunctionName = names.functionOf('reconcile-case')
      const answer = await clients.lambda.send(
        new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(streamEvent)) }),
      )
      assert.equal(answer.FunctionError, undefined)
      assert.deepEqual(JSON.parse(answer.Payload?.transformToString() ?? ''), { batchItemFailures: [] })
    }

    await tables.putCase(caseFile)
    const early = await Promise.all([
      repeatStream(),
      repeatStream(),
      queues.put('sms', borrower),
      queues.put('sms', borrower),
    ])
    await smsReaches(stage(), phone)
    const late = await Promise.all([queues.put('sms', borrower), repeatStream()])
    for (const message of [...early, ...late]) {
      if (message !== undefined) await isWorkedThrough(stage(), message)
    }
    assert.equal((await sent.smsTo(phone)).length, 1)
    assert.equal((await tables.planOf(borrower))?.contacts.length, 1)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queueNames } from '../../../functions/sweep-cases/environment.ts'

test('a queue is known to its metrics by the last part of its address', () => {
  assert.deepEqual(queueNames({ sms: 'https://sqs.eu-west-1.amazonaws.com/123456789012/Duewell-sms-1' }), {
    sms: 'Duewell-sms-1',
  })
})

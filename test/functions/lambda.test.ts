import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lambda } from '../../functions/lambda.ts'
import { context } from './test-room.ts'

test('what was told and measured leaves at the end of an invocation, also of one that failed', async () => {
  const left: string[] = []
  const log = Object.assign(() => {}, { flush: () => left.push('lines') })
  const metrics = { ofChannel() {}, ofHouse() {}, flush: () => left.push('metrics') }
  await lambda(async () => 'done', { log, metrics })({}, context())
  assert.deepEqual(left.splice(0), ['lines', 'metrics'])
  const failing = lambda(() => Promise.reject(new Error('no')), { log, metrics })
  await assert.rejects(failing({}, context()))
  assert.deepEqual(left, ['lines', 'metrics'])
})

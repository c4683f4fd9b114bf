import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onceReady } from '../../functions/once-ready.ts'
import { context, StoreDownError } from './test-room.ts'

test('what a function works with is fetched once, from its start on, and events wait for it', async () => {
  const fetched = Promise.withResolvers<string>()
  let makings = 0
  const handler = onceReady(async () => {
    makings += 1
    const key = await fetched.promise
    return async (event) => `${event} with ${key}`
  })
  assert.equal(makings, 1)
  const answers = [handler('one', context()), handler('two', context())]
  fetched.resolve('a key')
  assert.deepEqual(await Promise.all(answers), ['one with a key', 'two with a key'])
  assert.equal(makings, 1)
})

test('an event that came without it fails, and the next one asks anew', async () => {
  let makings = 0
  const handler = onceReady(async () => {
    makings += 1
    if (makings === 1) throw new StoreDownError('no answer')
    return async () => 'done'
  })
  await assert.rejects(handler('one', context()), StoreDownError)
  assert.equal(await handler('two', context()), 'done')
  assert.equal(makings, 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channelFrom } from '../../../functions/send-due-contact/environment.ts'

test('serves the channel that its environment names', () => {
  assert.equal(channelFrom({ CHANNEL: 'email', PATH: '/bin' }), 'email')
})

test('refuses to start for a channel that is missing or unknown', () => {
  assert.throws(() => channelFrom({}))
  assert.throws(() => channelFrom({ CHANNEL: 'fax' }))
})

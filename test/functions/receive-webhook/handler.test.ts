import assert from 'node:assert/strict'
import { mock, type TestContext, test } from 'node:test'
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { createHandler } from '../../../functions/receive-webhook/handler.ts'
import { WebhookSecrets } from '../../../shared/aws/webhook-secrets.ts'
import { MINUTE } from '../../../shared/time/instant.ts'
import { at } from '../../case/factories.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import { KEY, NEXT_KEY, REPLY, REPORT, requestOf } from './signed-requests.ts'

const NOW = at('2026-11-12T02:00:10Z')

function aDoor(t: TestContext, { secret = KEY, queueFails = false } = {}) {
  mock.timers.enable({ apis: ['Date'], now: NOW })
  t.after(() => mock.timers.reset())
  const { workplace, lines, measured } = testWorkplace()
  const held = { secret, read: 0 }
  const client = {
    send: async () => {
      held.read += 1
      return { SecretString: held.secret }
    },
  }
  const clock = { now: () => Date.now() }
  const keys = new WebhookSecrets({ client: client as unknown as SecretsManagerClient, secret: 'arn:s', clock })
  const put: object[] = []
  const take = async (message: object) => {
    if (queueFails) throw new StoreDownError('no answer')
    put.push(message)
  }
  const handle = createHandler({ ...workplace, keys, queue: { putResponse: take, putReport: take }, clock })
  return { lines, measured, put, held, ask: async (event: unknown) => handle(event, context()) }
}

test('a signed reply is put on its way to the case, and answered only then', async (t) => {
  const { ask, put, lines } = aDoor(t)
  const answer = await ask(requestOf(REPLY, { at: NOW }))
  assert.deepEqual(answer, { statusCode: 202 })
  assert.equal(put.length, 1)
  const { from, response } = put[0] as { from: string; response: { id: string } }
  const { id, ...rest } = response
  assert.match(id, /^w[0-9a-f]{32}$/)
  assert.equal(from, 'robin-in-chat')
  const answers = { borrower: 'b-1', contact: 'k-1' }
  assert.deepEqual(rest, { at: at(REPLY.timestamp), door: 'webhook', channel: 'webhook', words: 'STOP', answers })
  assert.deepEqual(lines, [{ what: 'taken', by: 'receive-webhook', records: ['request-1'], type: 'contact.replied' }])
})

test('the same message again is the same response, and one from the future is of now', async (t) => {
  const { ask, put } = aDoor(t)
  await ask(requestOf(REPLY, { at: NOW }))
  await ask(requestOf(REPLY, { at: NOW, base64: true }))
  await ask(requestOf({ ...REPLY, timestamp: '2027-01-01T00:00:00Z' }, { at: NOW, id: 'msg_2' }))
  const [first, again, future] = put.map((each) => (each as { response: { id: string; at: number } }).response)
  assert.deepEqual(again, first)
  assert.notEqual(future?.id, first?.id)
  assert.equal(future?.at, NOW)
})

test('a report goes to the reports', async (t) => {
  const { ask, put } = aDoor(t)
  assert.equal((await ask(requestOf(REPORT, { at: NOW }))).statusCode, 202)
  assert.deepEqual(put, [{ ...REPORT, timestamp: at(REPORT.timestamp) }])
})

test('what is not signed, or badly, or too long ago, is refused and does nothing', async (t) => {
  const { ask, put, measured, lines } = aDoor(t)
  const other = requestOf({ ...REPLY, type: 'other' }, { at: NOW }).headers
  const requests = [
    { ...requestOf(REPLY, { at: NOW }), headers: {} },
    requestOf(REPLY, { at: NOW, key: NEXT_KEY }),
    requestOf(REPLY, { at: NOW - 6 * MINUTE }),
    requestOf(REPLY, { at: NOW + 6 * MINUTE }),
    requestOf(REPLY, { at: NOW, headers: { 'webhook-signature': 'v1,' } }),
    requestOf(REPLY, { at: NOW, headers: { 'webhook-signature': 'v2' } }),
    requestOf(REPLY, { at: NOW, headers: { 'webhook-id': 'msg_2' } }),
    requestOf(REPLY, { at: NOW, headers: { 'webhook-timestamp': 'now' } }),
    { ...requestOf(REPLY, { at: NOW }), headers: other },
  ]
  for (const request of requests) assert.equal((await ask(request)).statusCode, 401)
  assert.deepEqual(put, [])
  assert.equal(measured.webhooksRefused, requests.length)
  assert.doesNotMatch(JSON.stringify(lines), /robin|STOP/)
})

test('two keys hold while one takes the place of the other, and a key that is taken out holds no longer', async (t) => {
  const { ask, held } = aDoor(t, { secret: `${KEY}\n${NEXT_KEY}` })
  for (const key of [KEY, NEXT_KEY]) assert.equal((await ask(requestOf(REPLY, { at: NOW, key }))).statusCode, 202)
  held.secret = NEXT_KEY
  assert.equal(held.read, 1)
  mock.timers.setTime(NOW + 5 * MINUTE)
  const later = NOW + 5 * MINUTE
  assert.equal((await ask(requestOf(REPLY, { at: later, key: KEY }))).statusCode, 401)
  assert.equal((await ask(requestOf(REPLY, { at: later, key: NEXT_KEY }))).statusCode, 202)
  assert.equal(held.read, 2)
})

test('a secret that holds no key lets nobody in, and is read again', async (t) => {
  for (const secret of ['', `${KEY} ${NEXT_KEY} ${KEY}`, 'whsec_!']) {
    const { ask, held, lines } = aDoor(t, { secret })
    assert.equal((await ask(requestOf(REPLY, { at: NOW }))).statusCode, 503)
    assert.deepEqual(lines.at(-1), {
      what: 'left',
      by: 'receive-webhook',
      records: ['request-1'],
      reason: 'WebhookSecretError',
    })
    held.secret = KEY
    assert.equal((await ask(requestOf(REPLY, { at: NOW }))).statusCode, 202)
    mock.timers.reset()
  }
})

test('what is signed and of no known form is told what is wrong with it, in words that quote nothing', async (t) => {
  const { ask, put } = aDoor(t)
  const wrong = [
    'no JSON',
    { ...REPLY, type: 'contact.guessed' },
    { ...REPLY, data: { ...REPLY.data, from: '' } },
    { ...REPORT, data: { ...REPORT.data, why: 'it failed for robin-in-chat' } },
  ]
  for (const message of wrong) {
    const { statusCode, body = '' } = await ask(requestOf(message, { at: NOW }))
    assert.equal(statusCode, 400)
    assert.doesNotMatch(body, /robin|guessed/)
  }
  assert.equal((await ask(requestOf('x'.repeat(65_537), { at: NOW }))).statusCode, 413)
  assert.deepEqual(put, [])
})

test('what can’t be taken now is to come again', async (t) => {
  const { ask, lines } = aDoor(t, { queueFails: true })
  assert.equal((await ask(requestOf(REPLY, { at: NOW }))).statusCode, 503)
  assert.deepEqual(lines, [{ what: 'left', by: 'receive-webhook', records: ['request-1'], reason: 'StoreDownError' }])
})

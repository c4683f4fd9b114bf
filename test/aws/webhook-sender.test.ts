import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { PUBLIC_HTTPS } from '../../shared/aws/webhook-destination.ts'
import { signedHeaders } from '../../shared/aws/webhook-request.ts'
import { WebhookSender } from '../../shared/aws/webhook-sender.ts'
import type { OutgoingMessage } from '../../shared/ports.ts'
import { anOutgoing, faults, NOW } from './outgoing.ts'
import { type StandInAnswer, standIn } from './stand-in.ts'

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`
const PUSHED = anOutgoing({ channel: 'webhook', to: 'wechat:openid-1', locale: 'zh-Hans', text: '您好' })

async function aSender(t: TestContext, answers: readonly StandInAnswer[], { waitsTake = 1, now = NOW } = {}) {
  const service = await standIn(t, ...answers)
  const { told, tell } = faults()
  let passed = 0
  const asked: string[] = []
  const sender = new WebhookSender({
    url: `http://house.example:${service.port}/duewell?tenant=1`,
    secret: SECRET,
    // The test's own server is let in by its address; everything else stays as it is.
    rules: {
      protocols: ['http:'],
      allows: (address) => address === '127.0.0.1',
      resolve: async (host) => {
        asked.push(host)
        return ['127.0.0.1']
      },
    },
    clock: { now: () => now + passed },
    patience: {
      chance: () => 1,
      wait: async (milliseconds) => {
        passed += milliseconds * waitsTake
      },
    },
    tell,
  })
  return { sender, told, asked, requests: service.requests, server: service.server }
}
const send = async (t: TestContext, answers: readonly StandInAnswer[], outgoing: OutgoingMessage = PUSHED) => {
  const { sender, requests, told } = await aSender(t, answers)
  return { result: await sender.send(outgoing), requests, told }
}

describe('a webhook', () => {
  test('is told whom to tell what and until when', async (t) => {
    const { result, requests } = await send(t, [{ status: 204 }])
    assert.deepEqual(result, { state: 'accepted', providerId: 'c-1' })
    const [request] = requests
    assert.equal(request?.method, 'POST')
    assert.equal(request?.path, '/duewell?tenant=1')
    assert.match(request?.headers.host ?? '', /^house\.example:\d+$/)
    assert.equal(request?.headers['content-type'], 'application/json')
    assert.deepEqual(request?.json(), {
      type: 'contact.due',
      timestamp: '2026-11-24T10:00:00.000Z',
      data: {
        contact: 'c-1',
        borrower: 'b-1',
        to: 'wechat:openid-1',
        locale: 'zh-Hans',
        template: { id: 'upcoming-friendly', version: '1' },
        text: '您好',
        notAfter: '2026-11-24T11:00:00.000Z',
      },
    })
  })

  test('can check who asks, as the Standard Webhooks specification says', async (t) => {
    // The library's own check reads the wall clock, so this message is signed now.
    const { sender, requests } = await aSender(t, [{}], { now: Date.now() })
    await sender.send({ ...PUSHED, notAfter: Date.now() + 3_600_000, freshUntil: Date.now() + 10_000 })
    const { body, headers } = requests[0]!
    const signed = headers as Record<string, string>
    assert.doesNotThrow(() => new Webhook(SECRET).verify(body, signed))
    assert.throws(() => new Webhook(SECRET).verify(body.replace('您好', '您'), signed))
    assert.throws(() => new Webhook(`whsec_${Buffer.alloc(24, 6).toString('base64')}`).verify(body, signed))
  })

  test('signs what the specification signs: id, second and body', () => {
    const headers = signedHeaders('c-1', '{"a":1}', SECRET, NOW + 999)
    assert.equal(headers['webhook-id'], 'c-1')
    assert.equal(headers['webhook-timestamp'], String(NOW / 1_000))
    assert.match(headers['webhook-signature'] ?? '', /^v1,[A-Za-z0-9+/]{43}=$/)
  })

  for (const [what, answer] of [
    ['is out of order', { status: 503 }],
    ['has too much to do', { status: 429 }],
    ['hangs up', 'hang-up'],
  ] as const) {
    test(`that ${what} is asked again with the same message id and the same body`, async (t) => {
      const { result, requests } = await send(t, [answer, answer, { status: 200 }])
      assert.deepEqual(result, { state: 'accepted', providerId: 'c-1' })
      assert.equal(requests.length, 3)
      assert.deepEqual(new Set(requests.map(({ headers }) => headers['webhook-id'])), new Set(['c-1']))
      assert.equal(new Set(requests.map(({ body }) => body)).size, 1)
    })
  }

  const CASES: [string, readonly StandInAnswer[], string, number, string?][] = [
    ['stays out of order', [{ status: 500 }], 'unknown', 3],
    ['stays silent about a message by hanging up', ['hang-up'], 'unknown', 3],
    ['has too much to do for longer', [{ status: 429 }], 'throttled', 3],
    ['may have taken it before it had too much to do', ['hang-up', { status: 429 }], 'unknown', 3],
    ['may have taken it before it refused our signature', ['hang-up', { status: 401 }], 'unknown', 2],
    ['refuses our signature', [{ status: 401 }], 'unavailable', 1],
    ['is gone', [{ status: 410 }], 'unavailable', 1],
    ['finds the message wrong', [{ status: 422, body: 'no such field' }], 'unavailable', 1],
    ['knows the address no more', [{ status: 422, body: '{"rejected":"invalid"}' }], 'rejected', 1, 'invalid'],
    ['was told to stop', [{ status: 422, body: '{"rejected":"opted-out"}' }], 'rejected', 1, 'opted-out'],
  ]
  for (const [what, answers, state, tries, why] of CASES) {
    test(`that ${what} leaves the contact ${state}`, async (t) => {
      const { result, requests, told } = await send(t, answers)
      assert.deepEqual(result, why === undefined ? { state } : { state, why })
      assert.equal(requests.length, tries)
      assert.ok(!JSON.stringify(told).includes('openid'))
    })
  }

  test('is not followed elsewhere', async (t) => {
    const away = await standIn(t, { status: 200 })
    const { result, requests } = await send(t, [{ status: 307, headers: { location: `${away.endpoint}/` } }])
    assert.deepEqual(result, { state: 'unavailable' })
    assert.equal(requests.length, 1)
    assert.equal(away.requests.length, 0)
  })

  test('is not asked again once the last look at the case is old, or the window is over', async (t) => {
    const old = await aSender(t, [{ status: 503 }], { waitsTake: 100 })
    assert.deepEqual(await old.sender.send(PUSHED), { state: 'unknown' })
    assert.equal(old.requests.length, 1)
    const over = await aSender(t, [{ status: 503 }])
    assert.deepEqual(await over.sender.send({ ...PUSHED, notAfter: NOW + 100 }), { state: 'unknown' })
    assert.equal(over.requests.length, 1)
    const closed = await aSender(t, [{ status: 200 }])
    assert.deepEqual(await closed.sender.send({ ...PUSHED, notAfter: NOW }), { state: 'throttled' })
    assert.equal(closed.requests.length, 0)
  })

  test('that nobody serves has received nothing', async (t) => {
    const { sender, server, told } = await aSender(t, [{}])
    await new Promise((resolve) => server.close(resolve))
    assert.deepEqual(await sender.send(PUSHED), { state: 'unavailable' })
    assert.equal(told.length, 3)
  })

  test('is looked up once a message, so that a second answer can lead nowhere else', async (t) => {
    const { sender, asked, requests } = await aSender(t, [{ status: 503 }])
    await sender.send(PUSHED)
    assert.deepEqual(asked, ['house.example'])
    assert.equal(requests.length, 3)
  })

  test('whose name leads inside receives nothing, and whoever runs the stage is told', async (t) => {
    const { port, requests } = await standIn(t, {})
    const { told, tell } = faults()
    const sender = new WebhookSender({
      url: `https://house.example:${port}/`,
      secret: SECRET,
      rules: { ...PUBLIC_HTTPS, resolve: async () => ['127.0.0.1'] },
      clock: { now: () => NOW },
      patience: { chance: () => 1, wait: async () => {} },
      tell,
    })
    assert.deepEqual(await sender.send(PUSHED), { state: 'unavailable' })
    assert.equal(requests.length, 0)
    assert.deepEqual(told, [
      { channel: 'webhook', contact: 'c-1', state: 'unavailable', name: 'ForbiddenDestinationError' },
    ])
  })
})

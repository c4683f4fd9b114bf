import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { decode, encode } from '../../../infra/bundling/stand-ins/node-base64.ts'
import { hmac } from '../../../infra/bundling/stand-ins/node-sha256.ts'

const SECRET = Buffer.alloc(24, 5).toString('base64')
const AT = new Date(Date.UTC(2026, 10, 2))

test('a bundle signs as the library signs where there is no crypto of Node', () => {
  for (const payload of ['', '{"contact":"k-1"}', '按时还款 👍'.repeat(40)]) {
    const signed = `m-1.${AT.getTime() / 1_000}.${payload}`
    const ours = `v1,${encode(hmac(decode(SECRET), new TextEncoder().encode(signed)))}`
    assert.equal(ours, new Webhook(SECRET).sign('m-1', AT, payload))
  }
})

test('a secret that is no base64 is refused', () => {
  for (const secret of ['not base64!', `${SECRET}=`, SECRET.slice(0, -1)])
    assert.throws(() => decode(secret), TypeError)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { challengeOf, nameIn } from '../../../../shared/local/page/lender/sign-in.ts'
import { HOUR } from '../../../../shared/time/instant.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const CONFIG = {
  issuer: 'https://id.harbourbank.example',
  clientId: 'lender-page',
  scope: 'openid profile',
  api: '',
  signOut: undefined,
}
const NONCE = 'n-1'
const GOOD = {
  iss: CONFIG.issuer,
  aud: CONFIG.clientId,
  nonce: NONCE,
  exp: (NOW + HOUR) / 1_000,
  sub: 'amy',
  name: 'Amy Lee',
}

function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`
}

const nameOf = (claims: object, now = NOW) => nameIn(tokenOf(claims), CONFIG, NONCE, now)

test('an ID token says who somebody is, by name, else by email, else by subject', () => {
  assert.equal(nameOf({ ...GOOD, name: '李薇' }), '李薇')
  assert.equal(nameOf({ ...GOOD, name: undefined, email: 'amy@harbourbank.example' }), 'amy@harbourbank.example')
  assert.equal(nameOf({ ...GOOD, name: '' }), 'amy')
})

test('an ID token for several is believed where it was asked for by this page', () => {
  const aud = ['lender-api', CONFIG.clientId]
  assert.equal(nameOf({ ...GOOD, aud, azp: CONFIG.clientId }), 'Amy Lee')
  assert.throws(() => nameOf({ ...GOOD, aud, azp: 'lender-api' }), /asked for by somebody else/)
})

test('an ID token of another issuer, for another client or with another nonce is not believed', () => {
  assert.throws(() => nameOf({ ...GOOD, iss: `${CONFIG.issuer}.evil.example` }), /another issuer/)
  assert.throws(() => nameOf({ ...GOOD, aud: 'lender-page-2' }), /for somebody else/)
  assert.throws(() => nameOf({ ...GOOD, nonce: 'n-0' }), /nonce/)
  assert.throws(() => nameOf({ ...GOOD, nonce: undefined }), /nonce/)
})

test('an ID token is believed until it runs out, and a minute longer for a clock that is fast', () => {
  assert.equal(nameOf(GOOD, NOW + HOUR + 60_000), 'Amy Lee')
  assert.throws(() => nameOf(GOOD, NOW + HOUR + 60_001), /has run out/)
  assert.throws(() => nameOf({ ...GOOD, exp: undefined }), /has run out/)
})

test('what is no ID token is not believed', () => {
  for (const token of ['', 'one', 'a.b.c', tokenOf([])]) assert.throws(() => nameIn(token, CONFIG, NONCE, NOW))
})

test('the challenge is that of RFC 7636, appendix B', async () => {
  const challenge = await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
  assert.equal(challenge, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

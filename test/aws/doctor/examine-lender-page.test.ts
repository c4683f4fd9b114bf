import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { askIssuer, type IssuerLook } from '../../../shared/aws/doctor/ask-issuer.ts'
import { examineLenderPage } from '../../../shared/aws/doctor/examine-lender-page.ts'
import type { PageLook } from '../../../shared/aws/doctor/look-at-page.ts'
import { DAY } from '../../../shared/time/instant.ts'

const NOW = Date.UTC(2026, 10, 27)
const ISSUER = 'https://id.hb.example/tenant'
const ORIGIN = 'https://desk.hb.example'
const environment = {
  PAGE_SIGN_IN: JSON.stringify({ issuer: ISSUER, clientId: 'desk', scope: 'openid' }),
  PAGE_ORIGINS: JSON.stringify(['https://id.hb.example', 'https://tokens.hb.example']),
}
const SAYS = { issuer: ISSUER, token_endpoint: 'https://tokens.hb.example/token' }

async function found(issuer: Partial<IssuerLook> = {}, page: Partial<PageLook> = {}) {
  const looks = {
    lookAtPage: async () => ({ status: 200, certifiedUntil: NOW + 90 * DAY, ...page }),
    askIssuer: async () => ({ status: 200, says: SAYS, letsIn: ORIGIN, ...issuer }),
  }
  return examineLenderPage({ domain: 'desk.hb.example', environment }, looks, NOW)
}

test('a page that opens, at an issuer that lets it in, is fine', async () => {
  assert.deepEqual(await found(), [])
  assert.deepEqual(await found({ letsIn: '*' }), [])
})

test('a domain at which something else answers warns, since messages go on without the page', async () => {
  const [finding, ...more] = await found({}, { status: 403 })
  assert.equal(finding?.severity, 'warns')
  assert.match(finding?.what ?? '', /lender's page.*desk\.hb\.example.*403/)
  assert.deepEqual(more, [])
})

const WRONG: readonly (readonly [string, Partial<IssuerLook>, RegExp])[] = [
  ['that is not there', { status: 404, says: undefined }, /does not say where/],
  ['that calls itself otherwise', { says: { ...SAYS, issuer: `${ISSUER}/` } }, /calls itself/],
  ['that lets no page ask it', { letsIn: undefined }, /does not let a page/],
  ['that lets another page ask it', { letsIn: 'https://other.example' }, /does not let a page/],
  [
    'whose tokens are where the page may not ask',
    { says: { ...SAYS, token_endpoint: 'https://elsewhere.example/token' } },
    /tokens are at https:\/\/elsewhere\.example/,
  ],
]
for (const [which, look, what] of WRONG) {
  test(`an issuer ${which} is found before people stand before a page that does not let them in`, async () => {
    const [finding, ...more] = await found(look)
    assert.match(finding?.what ?? '', what)
    assert.deepEqual(more, [])
  })
}

test('an issuer is asked for its addresses as a script of the page would', async (t) => {
  const asked: unknown[] = []
  const server = createServer(({ url, headers: { origin = '' } }, answer) => {
    asked.push([url, origin])
    answer.setHeader('Access-Control-Allow-Origin', origin).end(JSON.stringify(SAYS))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.after(() => server.close())
  const address = server.address()
  assert.ok(address !== null && typeof address === 'object')
  const look = await askIssuer(`http://127.0.0.1:${address.port}/tenant/`, ORIGIN)
  assert.deepEqual(look, { status: 200, says: SAYS, letsIn: ORIGIN })
  assert.deepEqual(asked, [['/tenant/.well-known/openid-configuration', ORIGIN]])
})

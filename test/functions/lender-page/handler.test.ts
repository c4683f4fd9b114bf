import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { lenderPageSchema } from '../../../functions/lender-page/environment.ts'
import { createHandler } from '../../../functions/lender-page/handler.ts'
import { buildLenderPage } from '../../../shared/local/page/lender/build.ts'
import { context, testWorkplace } from '../test-room.ts'

const SIGN_IN = { issuer: 'https://id.hb.example/pool', clientId: 'page-1', scope: 'openid email' }
const ORIGINS = ['https://id.hb.example', 'https://token.hb.example']
const FILES = await buildLenderPage()

const handle = createHandler({
  files: FILES,
  signIn: SIGN_IN,
  origins: ORIGINS,
  metrics: testWorkplace().workplace.metrics,
})
async function get(rawPath: string, accepted?: string) {
  const event = { rawPath, ...(accepted !== undefined && { headers: { 'accept-encoding': accepted } }) }
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = await handle(event, context())
  return { statusCode, headers, body, isBase64Encoded }
}

describe('the files of the lender’s page', () => {
  test('are a page, its script, its style and its icon, and the page names the others as they are', async () => {
    const { statusCode, headers, body } = await get('/')
    assert.deepEqual([statusCode, headers['Content-Type']], [200, 'text/html; charset=utf-8'])
    const named = Array.from(body.matchAll(/(?:href|src)="(\/[^"]+)"/g), ([, path = '']) => path)
    assert.equal(named.length, 3)
    for (const path of named) assert.equal((await get(path)).statusCode, 200, path)
  })

  test('are kept for ever where their name changes with them, and never otherwise', async () => {
    for (const { name, lasting } of FILES) {
      const { headers } = await get(name === 'index.html' ? '/' : `/${name}`)
      assert.equal(headers['Cache-Control'], lasting ? 'public, max-age=31536000, immutable' : 'no-store', name)
    }
    assert.equal((await get('/config.json')).headers['Cache-Control'], 'no-store')
  })

  test('travel by gzip to whoever takes it, less than half as long, and unpacked to others', async () => {
    for (const { name } of FILES) {
      const path = name === 'index.html' ? '/' : `/${name}`
      const plain = await get(path)
      assert.deepEqual([plain.headers['Content-Encoding'], plain.isBase64Encoded], [undefined, false])
      for (const accepted of ['gzip', 'br, gzip;q=0.8', 'deflate,GZIP ; q=1.0']) {
        const packed = await get(path, accepted)
        assert.deepEqual([packed.headers['Content-Encoding'], packed.isBase64Encoded], ['gzip', true], accepted)
        assert.equal(packed.headers.Vary, 'Accept-Encoding')
        assert.equal(gunzipSync(Buffer.from(packed.body, 'base64')).toString(), plain.body)
      }
      for (const accepted of ['', 'br', 'gzip;q=0', 'gzip; q=0.000, br', 'xgzip', 'identity']) {
        assert.deepEqual(await get(path, accepted), plain, accepted)
      }
    }
    const bytes = async (accepted: string) => {
      const answers = await Promise.all(FILES.slice(1).map(({ name }) => get(`/${name}`, accepted)))
      return answers.reduce(
        (sum, { body }) => sum + (accepted === '' ? Buffer.from(body) : Buffer.from(body, 'base64')).length,
        0,
      )
    }
    assert.ok((await bytes('gzip')) < (await bytes('')) / 2)
  })

  test('say where to sign in, and that the API lies beside them', async () => {
    assert.deepEqual(JSON.parse((await get('/config.json')).body), { ...SIGN_IN, api: '/' })
  })

  test('may ask the issuer and its token endpoint and nobody else, and run no script but their own', async () => {
    for (const path of ['/', '/config.json', '/no-such-file', '/../policy.json']) {
      const { headers } = await get(path)
      const policy = String(headers['Content-Security-Policy'])
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /script-src 'self';/)
      assert.match(policy, /connect-src 'self' https:\/\/id\.hb\.example https:\/\/token\.hb\.example;/)
      assert.equal(headers['X-Content-Type-Options'], 'nosniff')
      assert.ok(headers['Strict-Transport-Security'])
    }
  })

  test('are all that is served', async () => {
    for (const path of ['/no-such-file', '/policy.json', '/index.mjs', '/../policy.json']) {
      assert.equal((await get(path)).statusCode, 404, path)
    }
  })
})

test('a page that was told too little does not start', () => {
  const told = { STAGE: 'prod', PAGE_SIGN_IN: JSON.stringify(SIGN_IN), PAGE_ORIGINS: JSON.stringify(ORIGINS) }
  assert.ok(lenderPageSchema.safeParse(told).success)
  for (const name of Object.keys(told))
    assert.ok(!lenderPageSchema.safeParse({ ...told, [name]: undefined }).success, name)
})

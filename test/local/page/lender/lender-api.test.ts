import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../../../../shared/local/page/browser/refused.ts'
import { createLenderApi } from '../../../../shared/local/page/lender/lender-api.ts'
import { Session, type Tokens } from '../../../../shared/local/page/lender/session.ts'

interface Asked {
  readonly token: string | null
  readonly key: string | null
}

/** The API behind answers that are given in turn; an error is a line that broke. */
function anApi(test: import('node:test').TestContext, answers: (Response | Error)[], renewed: Tokens | undefined) {
  const asked: Asked[] = []
  let ends = 0
  test.mock.method(globalThis, 'fetch', async (_: string, { headers }: RequestInit) => {
    const sent = new Headers(headers)
    asked.push({ token: sent.get('Authorization'), key: sent.get('Idempotency-Key') })
    const answer = answers.shift()
    if (answer instanceof Response) return answer
    throw answer
  })
  const session = new Session('Amy Lee', { access: 'a-1', refresh: 'r-1' }, async () => renewed)
  const api = createLenderApi('', session, () => {
    ends += 1
  })
  return { api, asked, ended: () => ends }
}

const problem = (status: number, name: string) =>
  Response.json({ type: `urn:duewell:${name}`, detail: 'A sentence.' }, { status })
const MORE: Tokens = { access: 'a-2', refresh: 'r-2' }

test('what was refused for its token goes again with the next one, under the same key', async (t) => {
  const { api, asked, ended } = anApi(t, [problem(401, 'not-signed-in'), Response.json({ done: true })], MORE)
  assert.deepEqual(await api.post('/v1/tasks/x/close', { note: 'Talked.' }), { done: true })
  assert.deepEqual(
    asked.map(({ token }) => token),
    ['Bearer a-1', 'Bearer a-2'],
  )
  assert.equal(asked[0]?.key, asked[1]?.key)
  assert.equal(ended(), 0)
})

test('the sign-in has ended where the issuer renews it no more', async (t) => {
  const { api, asked, ended } = anApi(t, [problem(401, 'not-signed-in')], undefined)
  await assert.rejects(api.get('/v1/portfolio'), Refused)
  assert.deepEqual([asked.length, ended()], [1, 1])
})

test('a press that brought no answer, or a fault, is the same request when it is pressed again', async (t) => {
  const { api, asked } = anApi(
    t,
    [new TypeError('lost'), problem(500, 'fault'), problem(409, 'in-work'), Response.json({}), Response.json({})],
    MORE,
  )
  const press = () => api.post('/v1/pauses', { reason: 'Twice.' })
  for (let time = 0; time < 3; time += 1) await assert.rejects(press())
  await press()
  await press()
  const keys = asked.map(({ key }) => key)
  assert.equal(new Set(keys.slice(0, 4)).size, 1)
  assert.notEqual(keys[4], keys[3], 'once it is answered, the next press is a request of its own')
})

test('a refusal ends a request, and another body is another request', async (t) => {
  const { api, asked } = anApi(t, [problem(409, 'not-yours'), new TypeError('lost'), Response.json({})], MORE)
  await assert.rejects(api.post('/v1/x', { a: 1 }), { status: 409, message: 'A sentence.' })
  await assert.rejects(api.post('/v1/x', { a: 1 }), TypeError)
  await api.post('/v1/x', { a: 2 })
  assert.equal(new Set(asked.map(({ key }) => key)).size, 3)
})

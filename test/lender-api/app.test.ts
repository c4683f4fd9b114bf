import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callerOf } from '../../shared/lender-api/caller.ts'
import { ROUTES } from '../../shared/lender-api/routes.ts'
import { aCase } from '../case/factories.ts'
import { AMY, anApi, BOSS, EVE, signedIn } from './api-room.ts'

test('nobody is answered without being signed in, and only what the role may', async () => {
  const { ask } = anApi([aCase()])
  const nobody = await ask(undefined, 'GET', '/v1/borrowers/b-1')
  assert.deepEqual([nobody.status, nobody.type], [401, 'application/problem+json'])
  const none = await ask(signedIn('dan'), 'GET', '/v1/borrowers/b-1')
  assert.equal(none.status, 403)
  assert.match(none.body.detail, /agent and manager and auditor/)
  assert.equal((await ask(AMY, 'GET', '/v1/borrowers/b-1')).status, 200)
})

test('every route refuses whoever has none of its roles, before anything is read', async () => {
  const { ask } = anApi()
  for (const { method, path, roles, id } of ROUTES) {
    for (const [role, caller] of [
      ['agent', AMY],
      ['manager', BOSS],
      ['auditor', EVE],
    ] as const) {
      const filled = path.replaceAll(/\{\w+\}/g, 'x-1')
      const verb = method === 'get' ? 'GET' : method === 'post' ? 'POST' : 'PUT'
      const { status } = await ask(caller, verb, filled, verb === 'GET' ? undefined : {})
      assert.equal(status === 403, !roles.includes(role), `${id} for ${role}: ${status}`)
    }
  }
})

test('roles come from the groups of a person or the scopes of a system, in whatever form they are handed on', () => {
  const roles = (claims: object) => [...(callerOf({ sub: 's', ...claims }, 'cognito:groups')?.roles ?? [])]
  assert.deepEqual(roles({ 'cognito:groups': '[agent auditor]' }), ['agent', 'auditor'])
  assert.deepEqual(roles({ 'cognito:groups': ['manager', 'others'] }), ['manager'])
  assert.deepEqual(roles({ scope: 'openid duewell/manager' }), ['manager'])
  assert.deepEqual(roles({ scope: 'manager other/agent' }), [])
  assert.equal(callerOf({ sub: 's', token_use: 'id', 'cognito:groups': '[manager]' }, 'cognito:groups'), undefined)
  assert.equal(callerOf({ 'cognito:groups': '[manager]' }, 'cognito:groups'), undefined)
  assert.deepEqual([...(callerOf({ sub: 's', roles: ['agent'] }, 'roles')?.roles ?? [])], ['agent'])
})

const pause = { scope: { of: 'all' }, why: 'Wrong amounts in the feed.' }

test('the same key gives the same answer and is worked on once', async () => {
  const { ask, room } = anApi()
  const first = await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')
  const again = await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')
  assert.deepEqual(again, first)
  assert.equal((await room.control.standing()).pauses.length, 1)
})

test('a key that was used for something else is refused, and another person’s key is another key', async () => {
  const { ask } = anApi()
  await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')
  const other = await ask(BOSS, 'POST', '/v1/sending/pauses', { ...pause, why: 'Another.' }, 'k')
  assert.deepEqual([other.status, other.body.type], [422, 'urn:duewell:another-request'])
  assert.equal((await ask(signedIn('zoe', 'manager'), 'POST', '/v1/sending/pauses', pause, 'k')).status, 200)
})

test('a write without a key, or with a body that is no JSON, says what to do', async () => {
  const { ask } = anApi()
  assert.equal((await ask(BOSS, 'POST', '/v1/sending/pauses', pause, '')).body.type, 'urn:duewell:key-missing')
  assert.equal((await ask(BOSS, 'POST', '/v1/sending/pauses', '{"scope":')).body.type, 'urn:duewell:not-json')
  const wrong = await ask(BOSS, 'POST', '/v1/sending/pauses', { scope: { of: 'moon' }, why: '' })
  assert.equal(wrong.status, 422)
  assert.deepEqual(wrong.body.errors.map(({ field }: { field: string }) => field).toSorted(), ['scope.of', 'why'])
})

test('a request that died is not answered from memory, and goes on with what it was to do', async () => {
  let broken = true
  let now = 1_800_000_000_000
  const { ask, room } = anApi([], { clock: { now: () => now } })
  const { pause: really } = room.control
  Object.assign(room.control, { pause: (p: never) => (broken ? Promise.reject(new Error('+12025550123')) : really(p)) })
  const failed = await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')
  assert.deepEqual([failed.status, failed.body.type], [500, 'urn:duewell:fault'])
  assert.ok(!JSON.stringify(failed.body).includes('2025550123'))
  broken = false
  assert.equal((await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')).body.type, 'urn:duewell:in-work')
  now += 61_000
  assert.equal((await ask(BOSS, 'POST', '/v1/sending/pauses', pause, 'k')).status, 200)
  assert.equal((await room.control.standing()).pauses[0]?.from, now - 61_000)
})

test('a body that is too large is refused', async () => {
  const { ask } = anApi()
  const long = await ask(BOSS, 'POST', '/v1/sending/pauses', { ...pause, why: 'x'.repeat(1024 * 1024) })
  assert.equal(long.status, 413)
})

test('what is told of a request has no id of a borrower, no body and no message of an error', async () => {
  const { ask, heard } = anApi([aCase()])
  await ask(AMY, 'GET', '/v1/borrowers/b-1')
  await ask(AMY, 'GET', '/v1/borrowers/no-such')
  assert.deepEqual(heard, [
    { route: '/v1/borrowers/{borrower}', method: 'get', status: 200, sub: 'amy' },
    { route: '/v1/borrowers/{borrower}', method: 'get', status: 404, sub: 'amy' },
  ])
})

test('an address that is not there, and an id that is none, are problems too', async () => {
  const { ask } = anApi()
  assert.equal((await ask(AMY, 'GET', '/v2/things')).body.type, 'urn:duewell:not-found')
  const phone = await ask(AMY, 'GET', '/v1/borrowers/12025550123')
  assert.equal(phone.status, 422)
  assert.ok(!JSON.stringify(phone.body).includes('2025550123'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Session, type Tokens } from '../../../../shared/local/page/lender/session.ts'

function aSession(answers: (Tokens | undefined)[], refresh: string | undefined = 'r-1') {
  const asked: string[] = []
  const session = new Session('Amy Lee', { access: 'a-1', refresh }, async (token) => {
    asked.push(token)
    return answers.shift()
  })
  return { session, asked }
}

test('a token that the API no longer believes is renewed, and each refresh token is used once', async () => {
  const { session, asked } = aSession([
    { access: 'a-2', refresh: 'r-2' },
    { access: 'a-3', refresh: undefined },
    { access: 'a-4', refresh: undefined },
  ])
  for (const access of ['a-1', 'a-2', 'a-3']) assert.equal(await session.renew(access), true)
  assert.equal(session.token, 'a-4')
  assert.deepEqual(asked, ['r-1', 'r-2', 'r-2'])
})

test('all who wait for another token share one', async () => {
  const { session, asked } = aSession([{ access: 'a-2', refresh: 'r-2' }])
  assert.deepEqual(await Promise.all([session.renew('a-1'), session.renew('a-1')]), [true, true])
  assert.equal(await session.renew('a-1'), true, 'who was refused with the one before takes the new one')
  assert.deepEqual(asked, ['r-1'])
})

test('a sign-in ends where the issuer gives no more tokens, or never gave one to renew it with', async () => {
  assert.equal(await aSession([undefined]).session.renew('a-1'), false)
  const { session, asked } = aSession([])
  const without = new Session('Amy Lee', { access: 'a-1', refresh: undefined }, () =>
    assert.fail('nothing to ask with'),
  )
  assert.equal(await without.renew('a-1'), false)
  assert.deepEqual([session.token, asked], ['a-1', []])
})

test('an issuer that cannot be reached ends nothing, and is asked again', async () => {
  let reachable = false
  const session = new Session('Amy Lee', { access: 'a-1', refresh: 'r-1' }, async () => {
    if (!reachable) throw new TypeError('fetch failed')
    return { access: 'a-2', refresh: 'r-2' }
  })
  await assert.rejects(session.renew('a-1'), TypeError)
  reachable = true
  assert.equal(await session.renew('a-1'), true)
  assert.equal(session.token, 'a-2')
})

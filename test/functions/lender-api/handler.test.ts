import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler } from '../../../functions/lender-api/handler.ts'
import { aCase } from '../../case/factories.ts'
import { anApi } from '../../lender-api/api-room.ts'
import { context, testWorkplace } from '../test-room.ts'
import { gatewayEvent } from './gateway-events.ts'

const LONG_ENOUGH = context(() => 29_000)

function aDoor() {
  const { workplace, lines } = testWorkplace()
  const { room, found } = anApi([aCase()])
  const { heard: _, ...lender } = room
  return { handle: createHandler({ ...workplace, lender, rolesClaim: 'cognito:groups' }), lines, found }
}

const AMY = { sub: 'amy', token_use: 'access', 'cognito:groups': '[agent]' }

test('a request that the gateway let in is answered, and told of without whom it is about', async () => {
  const { handle, lines } = aDoor()
  const answer = await handle(gatewayEvent('GET', '/v1/borrowers/b-1', { claims: AMY }), LONG_ENOUGH)
  assert.equal(answer.statusCode, 200)
  assert.equal(JSON.parse(answer.body).name, 'Li Wei')
  assert.equal(answer.headers['cache-control'], 'no-store')
  assert.deepEqual(lines, [
    { what: 'answered', by: 'lender-api', route: '/v1/borrowers/{borrower}', method: 'get', status: 200, sub: 'amy' },
  ])
})

test('a write comes through with its key and its body, also where the gateway has encoded it', async () => {
  const { handle, found } = aDoor()
  const body = JSON.stringify({ kind: 'dispute', scope: { of: 'all' }, why: '争议' })
  const headers = { 'idempotency-key': 'k-1', 'content-type': 'application/json' }
  const event = gatewayEvent('POST', '/v1/borrowers/b-1/holds', { claims: AMY, headers, body })
  assert.equal((await handle(event, LONG_ENOUGH)).statusCode, 200)
  const encoded = { ...event, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
  assert.equal((await handle(encoded, LONG_ENOUGH)).statusCode, 200)
  assert.deepEqual(
    found().holds.map(({ kind }) => kind),
    ['dispute'],
  )
})

test('a request without claims is nobody’s, whatever the gateway should have seen to', async () => {
  const { handle } = aDoor()
  assert.equal((await handle(gatewayEvent('GET', '/v1/borrowers/b-1'), LONG_ENOUGH)).statusCode, 401)
})

test('what is asked behind a question mark arrives', async () => {
  const { handle } = aDoor()
  const event = gatewayEvent('GET', '/v1/tasks', { claims: AMY, query: 'queue=call&limit=1' })
  assert.deepEqual(JSON.parse((await handle(event, LONG_ENOUGH)).body), { tasks: [] })
})

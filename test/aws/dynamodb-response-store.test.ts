import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbResponseStore } from '../../shared/aws/dynamodb-response-store.ts'
import { sortKeys } from '../../shared/aws/items/keys.ts'
import { HOLD_KINDS } from '../../shared/case/hold.ts'
import { NO_EFFECTS, replyHold } from '../../shared/responses/effects.ts'
import type { ResponseChange } from '../../shared/responses/response-store.ts'
import { aHold } from '../case/factories.ts'
import { aResponse, GIVEN_AT } from '../responses/response-room.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const reply = replyHold(aResponse())
const pause = aHold({ kind: 'pause', id: 'in-1.pause', from: GIVEN_AT, response: 'in-1' })
const said = { what: 'response', at: GIVEN_AT, response: 'in-1', door: 'sms', channel: 'sms', words: 'Bitte' } as const
const change: ResponseChange = {
  effects: { ...NO_EFFECTS, holds: [pause] },
  history: [{ ...said, intents: [], sure: true, holds: [], lifted: [] }],
}

async function store(t: TestContext, ...answers: StandInAnswer[]) {
  const { client: settings, requests } = await standIn(t, ...answers)
  const client = new DynamoDBClient(settings)
  t.after(() => client.destroy())
  const tables = { cases: 'Cases', history: 'History', control: 'Control' }
  const patience = { wait: () => Promise.resolve(), chance: () => 0 }
  return { requests, responses: new DynamoDbResponseStore({ client, tables, historyDays: 730, patience }) }
}

const refused = jsonError(400, 'TransactionCanceledException', {
  CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
})
const deleted = { TableName: 'Cases', Key: { pk: { S: 'BORROWER#b-1' }, sk: { S: sortKeys.hold(reply) } } }

describe('a response that is replaced', () => {
  test('keeps its hold until its effects stand, and loses it in a write of its own', async (t) => {
    const { requests, responses } = await store(t, json({}), json({}))
    assert.equal(await responses.replace('b-1', reply, change), 'replaced')
    const [written, last, ...more] = requests.map((request) => request.json())
    assert.deepEqual(more, [])
    assert.ok(JSON.stringify(written).includes(sortKeys.hold(pause)))
    assert.ok(!JSON.stringify(written).includes(sortKeys.hold(reply)))
    assert.deepEqual(last, deleted)
  })

  test('loses a hold that a crash left behind, when it comes again', async (t) => {
    const { requests, responses } = await store(t, refused, json({}))
    assert.equal(await responses.replace('b-1', reply, change), 'repeated')
    assert.deepEqual(requests.at(-1)?.json(), deleted)
  })

  test('keeps its hold where its effects can’t be written', async (t) => {
    const { requests, responses } = await store(t, jsonError(400, 'AccessDeniedException'))
    await assert.rejects(responses.replace('b-1', reply, change), { name: 'AccessDeniedException' })
    assert.equal(requests.length, 1)
  })
})

test('a query reads a response that is not understood before all that it could be replaced by', () => {
  const first = sortKeys.hold(reply)
  for (const kind of HOLD_KINDS) {
    if (kind === 'reply') continue
    assert.ok(first < `HOLD#${kind}`, kind)
  }
  assert.ok(first < sortKeys.loan('') && first < sortKeys.closedPoint('') && first < sortKeys.task(''))
})

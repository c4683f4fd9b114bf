import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbTaskStore } from '../../shared/aws/dynamodb-task-store.ts'
import { sortKeys } from '../../shared/aws/items/keys.ts'
import { NO_EFFECTS } from '../../shared/responses/effects.ts'
import { aHold } from '../case/factories.ts'
import { GIVEN_AT } from '../responses/response-room.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const dispute = aHold({ kind: 'dispute', id: 'in-1.dispute', from: GIVEN_AT })
const pause = aHold({ kind: 'pause', id: 'task-1.pause', from: GIVEN_AT })
const told = {
  what: 'task-closed',
  at: GIVEN_AT,
  task: 'task-1',
  kind: 'review',
  by: 'ada',
  outcomes: ['resolved'],
  response: 'task-1',
  holds: [],
  lifted: [],
} as const

async function store(t: TestContext, ...answers: StandInAnswer[]) {
  const { client: settings, requests } = await standIn(t, ...answers)
  const client = new DynamoDBClient(settings)
  t.after(() => client.destroy())
  const patience = { wait: () => Promise.resolve(), chance: () => 0 }
  const tasks = new DynamoDbTaskStore({
    client,
    tables: { cases: 'Cases', history: 'History' },
    historyDays: 730,
    patience,
  })
  const close = (effects: Partial<typeof NO_EFFECTS>) =>
    tasks.close('b-1', 'task-1', { effects: { ...NO_EFFECTS, ...effects }, history: [told], forgotten: [] })
  return { requests, close }
}

describe('a task that is closed', () => {
  test('lifts a hold only once what takes its place stands', async (t) => {
    const { requests, close } = await store(t, json({}), json({}))
    assert.equal(await close({ holds: [pause], lifted: [dispute] }), true)
    const [first, last, ...more] = requests.map((request) => JSON.stringify(request.json()))
    assert.deepEqual(more, [])
    assert.ok(first?.includes(sortKeys.hold(pause)))
    assert.ok(!first?.includes(sortKeys.hold(dispute)) && !first?.includes('closed = :closed'))
    assert.ok(last?.includes(sortKeys.hold(dispute)) && last?.includes('closed = :closed'))
  })

  test('lifts nothing where it is no longer theirs', async (t) => {
    const refused = jsonError(400, 'TransactionCanceledException', {
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    })
    const { requests, close } = await store(t, refused)
    assert.equal(await close({ holds: [pause], lifted: [dispute] }), false)
    assert.equal(requests.length, 1)
  })

  test('takes one write where nothing takes the place of what it lifts', async (t) => {
    const { requests, close } = await store(t, json({}))
    assert.equal(await close({ lifted: [dispute] }), true)
    assert.equal(requests.length, 1)
  })
})

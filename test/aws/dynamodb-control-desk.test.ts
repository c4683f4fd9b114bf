import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbControlDesk } from '../../shared/aws/dynamodb-control-desk.ts'
import { fromItem, type Item, toItem } from '../../shared/aws/items/attributes.ts'
import { UnreadableItemError } from '../../shared/aws/items/item-errors.ts'
import type { Pause } from '../../shared/sending/sending-state.ts'
import { at } from '../case/factories.ts'
import { itemsAnswer, routedStandIn } from './routed-stand-in.ts'
import { json } from './stand-in.ts'

const now = at('2026-11-24T10:00:00Z')
const PAUSE: Pause = { id: 'p-1', scope: { of: 'channel', channel: 'sms' }, by: 'maya', why: 'a test', from: now }

/** A Control table that holds what is put there. */
async function aDesk(t: TestContext, casesTableId?: () => Promise<string>) {
  const items = new Map<string, Item>()
  const keyOf = ({ pk, sk }: Item) => `${pk?.S} ${sk?.S}`
  const { client } = await routedStandIn(t, {
    Query: () => itemsAnswer([...items.values()]),
    PutItem: ({ fields }) => {
      const item = fields.Item as Item
      items.set(keyOf(item), item)
      return json({})
    },
    DeleteItem: ({ fields }) => {
      const key = keyOf(fields.Key as Item)
      const Attributes = items.get(key)
      items.delete(key)
      return json({ Attributes })
    },
  })
  const source = {
    client: new DynamoDBClient(client),
    table: 'control',
    freshForSeconds: 93_600,
    clock: { now: () => now },
  }
  const desk = new DynamoDbControlDesk({ ...source, ...(casesTableId && { casesTableId }) })
  const put = (attributes: Readonly<Record<string, unknown>>) => {
    const item = toItem({ pk: 'CONTROL', v: 1, ...attributes })
    items.set(keyOf(item), item)
  }
  return { desk, items, put }
}

test('a stage of which nothing was said observes', async (t) => {
  const { desk } = await aDesk(t)
  assert.deepEqual(await desk.standing(), { mode: 'observe', pauses: [], feeds: {}, freshForSeconds: 93_600 })
})

test('what was said stands: the standing, the pauses and the feeds', async (t) => {
  const { desk, put } = await aDesk(t)
  const standing = { mode: 'live', ramp: { perMille: 50, dailyCeiling: 500 }, allowList: ['+12025550123'] } as const
  await desk.setStanding(standing)
  await desk.pause(PAUSE)
  put({ sk: 'FEED#loans', asOf: '2026-11-24T06:00:00.000Z' })
  const feeds = { loans: at('2026-11-24T06:00:00Z') }
  assert.deepEqual(await desk.standing(), { ...standing, pauses: [PAUSE], feeds, freshForSeconds: 93_600 })
})

test('a standing replaces the one before it, whole', async (t) => {
  const { desk, items } = await aDesk(t)
  await desk.setStanding({ mode: 'live', ramp: { perMille: 50 } })
  await desk.setStanding({ mode: 'observe' })
  assert.deepEqual([...items.values()].map(fromItem), [{ pk: 'CONTROL', sk: 'STANDING', v: 1, mode: 'observe' }])
})

test('resuming ends a pause, and says where there is none', async (t) => {
  const { desk } = await aDesk(t)
  await desk.pause(PAUSE)
  assert.equal(await desk.resume('p-2'), false)
  assert.equal(await desk.resume('p-1'), true)
  assert.equal(await desk.resume('p-1'), false)
  assert.deepEqual((await desk.standing()).pauses, [])
})

test('over another table than the one that went live everything is paused', async (t) => {
  let table = 'first'
  const { desk } = await aDesk(t, async () => table)
  await desk.setStanding({ mode: 'live', casesTable: 'first' })
  assert.deepEqual((await desk.standing()).pauses, [])
  table = 'restored'
  const [pause, ...others] = (await desk.standing()).pauses
  assert.deepEqual([pause?.id, pause?.scope, others], ['restored-table', { of: 'all' }, []])
  await desk.setStanding({ mode: 'live', casesTable: 'restored' })
  assert.deepEqual((await desk.standing()).pauses, [])
})

test('a stage that never said over which table it went live is not guarded', async (t) => {
  const { desk } = await aDesk(t, async () => 'any')
  await desk.setStanding({ mode: 'live' })
  assert.deepEqual((await desk.standing()).pauses, [])
})

test('what is said and can’t be understood stops everything', async (t) => {
  const { desk, put } = await aDesk(t)
  put({ sk: 'PAUSE#p-1', scope: { of: 'planet' }, by: 'maya', why: 'x', from: '2026-11-24T06:00:00.000Z' })
  await assert.rejects(desk.standing(), UnreadableItemError)
})

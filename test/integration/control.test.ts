import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDbControlDesk } from '../../shared/aws/dynamodb-control-desk.ts'
import { DynamoDbFeedLedger } from '../../shared/aws/dynamodb-feed-ledger.ts'
import { DynamoDbMessageIndex } from '../../shared/aws/dynamodb-message-index.ts'
import { DynamoDbSendingControl } from '../../shared/aws/dynamodb-sending-control.ts'
import { VirtualClock } from '../../shared/local/virtual-clock.ts'
import type { Pause } from '../../shared/sending/sending-state.ts'
import { DAY, SECOND } from '../../shared/time/instant.ts'
import { at } from '../case/factories.ts'
import { onDynamoDbLocal } from './dynamodb-local/server.ts'
import { itemsOf, newTables, put } from './dynamodb-local/tables.ts'

const NOW = at('2026-11-07T01:00:00Z')
const PAUSE: Pause = { id: 'p-1', scope: { of: 'channel', channel: 'sms' }, by: 'ada', why: 'A drill.', from: NOW }

await onDynamoDbLocal(({ client }) => {
  async function openControl(asked = client) {
    const { control: table } = await newTables(client)
    const clock = new VirtualClock(NOW)
    const source = { client, table, freshForSeconds: 93_600, clock }
    return {
      table,
      clock,
      desk: new DynamoDbControlDesk(source),
      control: new DynamoDbSendingControl({ ...source, client: asked }),
      feeds: new DynamoDbFeedLedger({ client, table }),
    }
  }

  describe('the sending control on DynamoDB', () => {
    test('observes while nothing was said yet', async () => {
      const { control } = await openControl()
      assert.deepEqual(await control.standing(), { mode: 'observe', pauses: [], feeds: {}, freshForSeconds: 93_600 })
    })

    test('says how far the stage went live, what is paused, and when each feed was last true', async () => {
      const { control, desk, feeds } = await openControl()
      const ramp = { perMille: 50, dailyCeiling: 100 }
      await desk.setStanding({ mode: 'live', ramp, allowList: ['+12025550123'] })
      const brief: Pause = { ...PAUSE, id: 'p-2', scope: { of: 'country', country: 'CN' }, until: NOW + DAY }
      for (const pause of [PAUSE, brief]) await desk.pause(pause)
      await feeds.seen('core', NOW)
      assert.deepEqual(await control.standing(), {
        mode: 'live',
        ramp,
        allowList: ['+12025550123'],
        pauses: [PAUSE, brief],
        feeds: { core: NOW },
        freshForSeconds: 93_600,
      })
    })

    test('obeys a pause of somebody else within five seconds, and asks no more often', async () => {
      const { control, desk, clock } = await openControl()
      await control.standing()
      await desk.pause(PAUSE)
      clock.advanceTo(NOW + 5 * SECOND - 1)
      assert.deepEqual((await control.standing()).pauses, [])
      clock.advanceTo(NOW + 5 * SECOND)
      assert.deepEqual((await control.standing()).pauses, [PAUSE])
    })

    test('obeys its own pause at once', async () => {
      const { control } = await openControl()
      await control.standing()
      await control.pause(PAUSE)
      assert.deepEqual((await control.standing()).pauses, [PAUSE])
    })

    test('throws where nobody can be asked, and asks again the next time', async () => {
      const closed = new DynamoDBClient({
        ...{ endpoint: 'http://127.0.0.1:1', region: 'local', maxAttempts: 1 },
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      })
      const { control } = await openControl(closed)
      const first = control.standing()
      await assert.rejects(first)
      const second = control.standing()
      assert.notEqual(second, first)
      await assert.rejects(second)
    })

    test('takes a pause that it can not read for a reason to stop', async () => {
      const { control, table } = await openControl()
      await put(client, table, {
        ...{ pk: { S: 'CONTROL' }, sk: { S: 'PAUSE#p-9' }, v: { N: '1' } },
        id: { S: 'p-9' },
        scope: { M: { of: { S: 'planet' } } },
      })
      await assert.rejects(control.standing(), { name: 'UnreadableItemError' })
    })
  })

  describe('the message index on DynamoDB', () => {
    test('finds whose message it was for a week', async () => {
      const { control: table } = await newTables(client)
      const index = new DynamoDbMessageIndex({ client, table, clock: new VirtualClock(NOW) })
      await index.put('m-1', { borrower: 'b-1', contact: 'k-1' })
      assert.deepEqual(await index.find('m-1'), { borrower: 'b-1', contact: 'k-1' })
      assert.equal(await index.find('m-2'), undefined)
      const [item] = await itemsOf(client, table, 'MESSAGE#m-1')
      assert.equal(Number(item?.expiresAt?.N), (NOW + 7 * DAY) / SECOND)
    })
  })
})

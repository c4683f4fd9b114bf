import assert from 'node:assert/strict'
import { describe } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../functions/reconcile-case/handler.ts'
import { createHandler as createSender } from '../../functions/send-due-contact/handler.ts'
import { type Item, toItem } from '../../shared/aws/items/attributes.ts'
import { aPolicy } from '../case/factories.ts'
import { change, changesOf } from '../functions/reconcile-case/stream-events.ts'
import { queueEvent } from '../functions/record-delivery/provider-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { hostileJson, type Json, mutated } from './hostile-json.ts'
import { pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'
import { FULL_ITEMS, plainItem, roomBeside } from './stored-case.ts'

const policy = aPolicy()
const PLAIN = FULL_ITEMS.map(plainItem)
const FINE = { batchItemFailures: [] }

/** The items of a case of which one is damaged; its key stays, since the table's own. */
const damagedCase: fc.Arbitrary<readonly Item[]> = fc
  .nat(PLAIN.length - 1)
  .chain((broken) =>
    mutated(PLAIN[broken]!).map((wounded) =>
      PLAIN.map((plain, at) => (at === broken ? itemOf(plain, wounded) : itemOf(plain))),
    ),
  )

function itemOf(plain: Json, wounded: Json = plain): Item {
  const { pk, sk } = plain as { pk: string; sk: string }
  const attributes = typeof wounded === 'object' && wounded !== null && !Array.isArray(wounded) ? wounded : { wounded }
  return toItem({ ...attributes, pk, sk })
}

function aRoom(broken: readonly Item[]) {
  const { workplace, parked, lines } = testWorkplace()
  const { ports, left } = roomBeside(broken)
  return { room: { ...workplace, ports, policy }, parked, lines, left }
}

describe('the door that changes open', () => {
  attack(
    'a case that cannot be read is parked, and blocks neither its shard nor the cases beside it',
    damagedCase,
    async (items) => {
      const { room, parked, lines } = aRoom(items)
      assert.deepEqual(await createHandler(room)(changesOf('b-2', 'b-1', 'b-3'), context()), FINE)
      const done = lines.flatMap((line) => (line.what === 'reconciled' ? [line.borrower] : []))
      assert.ok(done.includes('b-2') && done.includes('b-3'))
      assert.equal(done.includes('b-1') ? 0 : 1, parked.length)
      saysNothingOfAnybody(lines, parked)
      pollutesNothing()
    },
  )

  const key = fc.oneof(hostileJson, mutated({ pk: { S: 'BORROWER#b-1' }, sk: { S: 'LOAN#l-1' } }))
  attack('keys that are no borrower’s are parked, and the others are worked on', key, async (Keys) => {
    const { room, parked, lines } = aRoom(PLAIN.map((plain) => itemOf(plain)))
    const [good, bad] = [change({ pk: 'BORROWER#b-2', sequenceNumber: '1' }), change({ sequenceNumber: '2' })]
    const event = { Records: [good, { ...bad, dynamodb: { ...bad.dynamodb, Keys } }] }
    assert.deepEqual(await createHandler(room)(event, context()), FINE)
    assert.ok(lines.some((line) => line.what === 'reconciled' && line.borrower === 'b-2'))
    saysNothingOfAnybody(lines, parked)
  })
})

describe('the door that sends', () => {
  attack(
    'a case that cannot be read comes back alone, and the others of its batch are sent',
    damagedCase,
    async (items) => {
      const { room, lines, left } = aRoom(items)
      const event = queueEvent({ borrower: 'b-2' }, { borrower: 'b-1' }, { borrower: 'b-3' })
      const answer = await createSender({ ...room, channel: 'sms', lanes: 2 })(event, context())
      assert.ok(
        answer.batchItemFailures.every(({ itemIdentifier }) => itemIdentifier === 'm-1'),
        JSON.stringify(lines),
      )
      assert.ok(lines.every((line) => line.what !== 'left' || line.reason === 'UnreadableItemError'))
      assert.ok(left.includes('b-2') && left.includes('b-3'))
      saysNothingOfAnybody(lines)
    },
  )
})

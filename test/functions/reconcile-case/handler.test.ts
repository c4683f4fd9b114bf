import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createHandler } from '../../../functions/reconcile-case/handler.ts'
import { context, testRoom } from '../test-room.ts'
import { changesOf, sequence, streamEvent } from './stream-events.ts'

const failuresAt = (...at: readonly number[]) => ({
  batchItemFailures: at.map((n) => ({ itemIdentifier: sequence(n) })),
})

test('decides a case that changed, whether an item was added, changed or removed', async () => {
  for (const eventName of ['INSERT', 'MODIFY', 'REMOVE'] as const) {
    const { room, loaded } = testRoom()
    const answer = await createHandler(room)(streamEvent({ eventName }), context())
    assert.deepEqual(answer, { batchItemFailures: [] })
    assert.deepEqual(loaded, ['b-1'])
  }
})

test('a burst of changes of one borrower costs one decision', async () => {
  const { room, loaded } = testRoom()
  const burst = changesOf(...Array.from({ length: 100 }, (_, at) => (at % 3 === 0 ? 'b-1' : 'b-2')))
  await createHandler(room)(burst, context())
  assert.deepEqual(loaded.toSorted(), ['b-1', 'b-2'])
})

test('a record that is delivered twice is decided once', async () => {
  const { room, loaded } = testRoom()
  await createHandler(room)(streamEvent({}, {}), context())
  assert.deepEqual(loaded, ['b-1'])
})

test('a borrower whose case fails does not keep the others waiting', async () => {
  const { room, loaded } = testRoom({ failing: ['b-2'] })
  const answer = await createHandler(room)(changesOf('b-1', 'b-2', 'b-3', 'b-4'), context())
  assert.deepEqual(loaded, ['b-1', 'b-2', 'b-3', 'b-4'])
  assert.deepEqual(answer, failuresAt(1))
})

test('a failing borrower is brought again from the first of their changes, not the last', async () => {
  const { room } = testRoom({ failing: ['b-2'] })
  assert.deepEqual(await createHandler(room)(changesOf('b-1', 'b-2', 'b-1', 'b-2'), context()), failuresAt(1))
})

test('names only the lowest failed sequence number, from which Lambda brings everything again', async () => {
  const { room } = testRoom({ failing: ['b-2', 'b-4'] })
  assert.deepEqual(await createHandler(room)(changesOf('b-1', 'b-2', 'b-3', 'b-4'), context()), failuresAt(1))
})

test('compares sequence numbers as numbers: 99 comes before 100', async () => {
  const { room } = testRoom({ failing: ['b-1', 'b-2'] })
  const event = streamEvent({ pk: 'BORROWER#b-1', sequenceNumber: '100' }, { pk: 'BORROWER#b-2', sequenceNumber: '99' })
  assert.deepEqual(await createHandler(room)(event, context()), { batchItemFailures: [{ itemIdentifier: '99' }] })
})

test('a record that can never be read is parked with its reason, and those behind it go on', async () => {
  const { room, loaded, parked } = testRoom()
  const answer = await createHandler(room)(
    streamEvent({ pk: 'LENDER#1', sequenceNumber: '7' }, { sequenceNumber: '8' }),
    context(),
  )
  assert.deepEqual(answer, { batchItemFailures: [] })
  assert.deepEqual(loaded, ['b-1'])
  assert.equal(parked.length, 1)
  assert.equal(parked[0]?.record, '7')
  assert.match(parked[0]?.reason ?? '', /pk\.S/)
})

test('a borrower id that is a phone number is parked and not repeated in the reason', async () => {
  const { room, loaded, parked } = testRoom()
  await createHandler(room)(streamEvent({ pk: 'BORROWER#08031234567' }), context())
  assert.deepEqual(loaded, [])
  assert.match(parked[0]?.reason ?? '', /phone number/)
  assert.doesNotMatch(JSON.stringify(parked), /08031234567/)
})

test('a record that could not be parked comes again', async () => {
  const { room } = testRoom({ parkingFails: true })
  const answer = await createHandler(room)(streamEvent({ pk: 'LENDER#1', sequenceNumber: '7' }), context())
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: '7' }] })
})

test('works on several borrowers at once, but not on a whole batch', async () => {
  const { room, most } = testRoom()
  await createHandler(room)(changesOf(...Array.from({ length: 100 }, (_, at) => `b-${at}`)), context())
  assert.ok(most.inWork > 1, 'one after another')
  assert.ok(most.inWork <= 64, `${most.inWork} at once`)
})

test('begins no case that it has no time for, and has it brought again', async () => {
  const { room, loaded } = testRoom()
  const answer = await createHandler(room)(
    changesOf('b-1', 'b-2'),
    context(() => (loaded.length === 0 ? 60_000 : 1_000)),
  )
  assert.deepEqual(loaded, ['b-1'])
  assert.deepEqual(answer, failuresAt(1))
})

test('an event that is not a stream event fails as a whole', async () => {
  await assert.rejects(createHandler(testRoom().room)({ Records: [{ body: 'x' }] }, context()))
})

test('whatever the batch, every failing borrower comes again and every other is decided once', async () => {
  const borrower = fc.integer({ min: 0, max: 9 }).map((n) => `b-${n}`)
  await fc.assert(
    fc.asyncProperty(
      fc.array(borrower, { minLength: 1, maxLength: 40 }),
      fc.uniqueArray(borrower),
      async (ids, failing) => {
        const { room, loaded } = testRoom({ failing })
        const { batchItemFailures } = await createHandler(room)(changesOf(...ids), context())
        assert.deepEqual(loaded.toSorted(), [...new Set(ids)].toSorted())
        const first = ids.findIndex((id) => failing.includes(id))
        assert.deepEqual(batchItemFailures, first === -1 ? [] : [{ itemIdentifier: sequence(first) }])
      },
    ),
    { numRuns: 100 },
  )
})

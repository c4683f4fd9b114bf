import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler } from '../../../functions/publish-events/handler.ts'
import { historyItem } from '../../../shared/aws/items/history-item.ts'
import type { BusinessEvent } from '../../../shared/events/business-event.ts'
import type { HistoryEntry } from '../../../shared/ports.ts'
import { at } from '../../case/factories.ts'
import { sequence } from '../reconcile-case/stream-events.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import { SENT } from './sent-entry.ts'

const AT = at('2026-11-07T10:00:00+08:00')
const WITHDRAWN: HistoryEntry = { what: 'withdrawn', at: AT, contact: 'k-2', channel: 'sms', findings: [] }
const HANDED_OVER: HistoryEntry = { what: 'handed-over', at: AT, task: 't-1', findings: [] }

/** A record in the shape that AWS documents for DynamoDB streams with new images; bytes come in base64. */
function gained(image: unknown, place: number) {
  return {
    eventID: '1e4a4d1f3f2c4f7f9a5b6c7d8e9f0a1b',
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_795_000_000,
      NewImage: image,
      SequenceNumber: sequence(place),
      SizeBytes: 312,
      StreamViewType: 'NEW_IMAGE',
    },
    eventSourceARN: 'arn:aws:dynamodb:eu-central-1:111122223333:table/History/stream/2026-11-23T00:00:00.000',
  }
}

const imageOf = (entry: HistoryEntry) =>
  Object.fromEntries(
    Object.entries(historyItem('b-1', entry, 365)).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  )

const streamOf = (...images: readonly unknown[]) => ({ Records: images.map(gained) })

function aPublishingRoom({ busFails = false, parkingFails = false } = {}) {
  const work = testWorkplace({ parkingFails })
  const published: BusinessEvent[][] = []
  const publish = async (events: readonly BusinessEvent[]) => {
    if (busFails) throw new StoreDownError('the bus is down')
    published.push([...events])
  }
  return { ...work, published, handle: createHandler({ ...work.workplace, events: { publish } }) }
}

test('tells the bus in one call what the history gained, without what was said to the borrower', async () => {
  const { handle, published } = aPublishingRoom()
  const answer = await handle(streamOf(imageOf(SENT), imageOf(WITHDRAWN)), context())
  assert.deepEqual(answer, { batchItemFailures: [] })
  assert.deepEqual(
    published.map((call) => call.map(({ type, borrower }) => `${type} ${borrower}`)),
    [['contact-sent b-1', 'contact-withdrawn b-1']],
  )
  assert.doesNotMatch(JSON.stringify(published), /Payment due|12025550123/)
})

test('calls nobody for entries that tell nothing', async () => {
  const { handle, published } = aPublishingRoom()
  await handle(streamOf(imageOf(HANDED_OVER)), context())
  assert.deepEqual(published, [])
})

test('a batch that could not be published comes again from its first entry', async () => {
  const { handle, lines } = aPublishingRoom({ busFails: true })
  const answer = await handle(streamOf({ pk: { S: 'x' } }, imageOf(SENT), imageOf(WITHDRAWN)), context())
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: sequence(1) }] })
  assert.equal(lines.at(-1)?.what, 'left')
})

test('an entry that can never be read is parked without what it says, and those beside it are published', async () => {
  const { handle, parked, published } = aPublishingRoom()
  const broken = { ...imageOf(SENT), outcome: { S: '+12025550123' } }
  await handle(streamOf(broken, imageOf(WITHDRAWN)), context())
  assert.equal(published[0]?.length, 1)
  assert.equal(parked[0]?.record, sequence(0))
  assert.doesNotMatch(JSON.stringify(parked), /12025550123/)
})

test('what could not be parked comes again', async () => {
  const { handle } = aPublishingRoom({ parkingFails: true })
  const answer = await handle(streamOf(imageOf(SENT), { pk: { S: 'x' } }), context())
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: sequence(1) }] })
})

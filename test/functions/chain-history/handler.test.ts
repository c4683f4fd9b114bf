import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler } from '../../../functions/chain-history/handler.ts'
import { CHAIN_NOW } from '../../../functions/chain-history/history-change.ts'
import { readWitnesses } from '../../../shared/audit/witness-lines.ts'
import type { Item } from '../../../shared/aws/items/attributes.ts'
import { historyItem } from '../../../shared/aws/items/history-item.ts'
import { itemDigest } from '../../../shared/aws/items/witness-item.ts'
import { sha256 } from '../../../shared/aws/sha256.ts'
import { MemoryDigestArchive } from '../../../shared/local/memory-digest-archive.ts'
import { VirtualClock } from '../../../shared/local/virtual-clock.ts'
import type { HistoryEntry } from '../../../shared/ports.ts'
import { DAY } from '../../../shared/time/instant.ts'
import { at, day } from '../../case/factories.ts'
import { sequence } from '../reconcile-case/stream-events.ts'
import { context, testWorkplace } from '../test-room.ts'

const NOW = at('2026-11-07T10:00:00Z')
const TODAY = day('2026-11-07')
const ENTRY: HistoryEntry = { what: 'withdrawn', at: NOW, contact: 'k-2', channel: 'sms', findings: [] }
const ITEM: Item = { ...historyItem('b-1', ENTRY, 365), message: { B: Uint8Array.of(1, 200, 3) } }
const IMAGE = { ...ITEM, message: { B: Buffer.from([1, 200, 3]).toString('base64') } }

function aRoom() {
  const { workplace, lines, measured } = testWorkplace()
  const archive = new MemoryDigestArchive()
  const clock = new VirtualClock(NOW)
  const handle = createHandler({ ...workplace, archive, sha256, clock })
  const kept = async (name: string) => readWitnesses((await archive.readBatch(TODAY, name)) ?? '')
  return { archive, clock, handle, lines, measured, kept }
}

/** A record as AWS documents it for streams with new images. */
function record(eventName: string, place: number, more: object = {}) {
  const Keys = { pk: ITEM.pk, sk: ITEM.sk }
  const image = eventName === 'REMOVE' ? {} : { NewImage: IMAGE }
  return {
    eventName,
    dynamodb: { SequenceNumber: sequence(place), Keys, ...image, StreamViewType: 'NEW_IMAGE' },
    ...more,
  }
}

const nameOf = (first: number, last: number) => `${sequence(first)}-${sequence(last)}.ndjson.gz`

test('keeps the digest of each entry that the history gained, as the table holds it, and nothing that it says', async () => {
  const { handle, archive, kept, lines } = aRoom()
  await handle({ Records: [record('INSERT', 1), record('INSERT', 2)] }, context())
  assert.deepEqual(await archive.batchesOf(TODAY), [nameOf(1, 2)])
  const [witness] = (await kept(nameOf(1, 2))) ?? []
  assert.deepEqual(witness, {
    borrower: 'b-1',
    entry: '2026-11-07T10:00:00.000Z#withdrawn#k-2',
    change: 'gained',
    digest: itemDigest(ITEM),
    expiresAt: Number(ITEM.expiresAt?.N),
  })
  assert.deepEqual(lines, [{ what: 'witnessed', by: 'chain-history', records: [nameOf(1, 2)], entries: 2, touched: 0 }])
})

test('tells an entry that expired from one that somebody changed or deleted, and rings for those', async () => {
  const { handle, kept, measured } = aRoom()
  const byDynamoDb = { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
  await handle({ Records: [record('REMOVE', 1, byDynamoDb), record('REMOVE', 2), record('MODIFY', 3)] }, context())
  assert.deepEqual(
    (await kept(nameOf(1, 3)))?.map(({ change }) => change),
    ['expired', 'removed', 'rewritten'],
  )
  assert.equal(measured.historyTouched, 2)
})

test('a batch that comes again is kept once', async () => {
  const { handle, archive } = aRoom()
  for (let n = 0; n < 2; n += 1) await handle({ Records: [record('INSERT', 1)] }, context())
  assert.equal((await archive.batchesOf(TODAY)).length, 1)
})

test('every night it chains the days that have ended, and says the digest where the archive’s writers can’t', async () => {
  const { handle, archive, clock, lines, measured } = aRoom()
  await handle({ Records: [record('INSERT', 1)] }, context())
  clock.advanceTo(NOW + DAY)
  await handle(
    CHAIN_NOW,
    context(() => 300_000),
  )
  const link = await archive.latestLink()
  assert.deepEqual([link?.day, link?.entries, measured.daysChained], [TODAY, 1, 1])
  assert.deepEqual(lines.at(-1), {
    what: 'chained',
    by: 'chain-history',
    day: '2026-11-07',
    entries: 1,
    digest: link?.digest,
  })
})

test('what it can’t read it fails at, so that the stream keeps it', async () => {
  const { handle } = aRoom()
  await assert.rejects(handle({ Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1' } }] }, context()))
})

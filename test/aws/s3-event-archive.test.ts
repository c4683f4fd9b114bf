import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import { ArchiveUnreadableError, archivedSince, hoursBetween } from '../../shared/aws/s3-event-archive.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { publishedEvent } from '../../shared/events/published-event.ts'
import { HOUR, MINUTE } from '../../shared/time/instant.ts'
import { at } from '../case/factories.ts'
import { type RoutedRequest, routedStandIn } from './routed-stand-in.ts'

const since = at('2026-11-24T10:30:00Z')

function closed(borrower: string, instant: number): BusinessEvent {
  return { type: 'point-closed', at: instant, borrower, point: 'p-1', why: 'bounced' }
}

/** As EventBridge hands it to Firehose, and Firehose ends it with a line's end. */
function line(...events: readonly BusinessEvent[]): string {
  const detail = { version: 1, stage: 'prod', events: events.map(publishedEvent) }
  return `${JSON.stringify({ id: 'e', source: 'duewell', 'detail-type': 'point-closed', detail })}\n`
}

async function anArchive(t: TestContext, objects: Readonly<Record<string, string | Buffer>>) {
  const list = ({ query }: RoutedRequest) => {
    const keys = Object.keys(objects).filter((key) => key.startsWith(query.get('prefix') ?? '?'))
    const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`)
    return { body: `<ListBucketResult>${contents.join('')}<IsTruncated>false</IsTruncated></ListBucketResult>` }
  }
  const { client, requests } = await routedStandIn(t, {
    'GET /archive/': list,
    'GET /archive': list,
    ...Object.fromEntries(Object.entries(objects).map(([key, body]) => [`GET /archive/${key}`, { body }])),
  })
  const s3 = new S3Client({ ...client, forcePathStyle: true })
  const read = async (until: number) => {
    const events: BusinessEvent[] = []
    for await (const part of archivedSince(since, until, { client: s3, bucket: 'archive' })) events.push(...part)
    return events
  }
  return { read, requests }
}

describe('the archive of events', () => {
  test('is read object by object, compressed or not, from the hour before on', async (t) => {
    const { read } = await anArchive(t, {
      'events/2026/11/24/08/before': 'never looked at',
      'events/2026/11/24/09/a': gzipSync(
        line(closed('b-1', since), closed('b-2', since + 1)) + line(closed('b-3', since)),
      ),
      'events/2026/11/24/10/b': line(closed('b-4', since + MINUTE)),
      'events/2026/11/24/11/c': gzipSync(line(closed('b-5', since + HOUR))),
      'failed/processing-failed/d': 'never looked at',
    })
    const events = await read(since + HOUR)
    assert.deepEqual(
      events.map(({ borrower }) => borrower),
      ['b-1', 'b-2', 'b-3', 'b-4', 'b-5'],
    )
    assert.equal(events[0]?.at, since)
  })

  test('tells nothing from before the instant, though an object holds it', async (t) => {
    const { read } = await anArchive(t, {
      'events/2026/11/24/10/a': line(closed('b-1', since - 1), closed('b-2', since)),
    })
    assert.deepEqual(
      (await read(since)).map(({ borrower }) => borrower),
      ['b-2'],
    )
  })

  test('stops at a line that is no event, and says where and nothing of what it holds', async (t) => {
    const { read } = await anArchive(t, {
      'events/2026/11/24/10/a': `${line(closed('b-1', since))}{"detail":"Ada Fern"}\n`,
    })
    await assert.rejects(read(since), (error) => {
      assert.ok(error instanceof ArchiveUnreadableError)
      assert.match(error.message, /^Line 2 of events\/2026\/11\/24\/10\/a/)
      assert.doesNotMatch(error.message, /Ada/)
      return true
    })
  })

  test('stops at events of a version that is not known', async (t) => {
    const { read } = await anArchive(t, {
      'events/2026/11/24/10/a': line(closed('b-1', since)).replace('"version":1', '"version":99'),
    })
    await assert.rejects(read(since), ArchiveUnreadableError)
  })
})

test('the hours between two instants are both ends included, over the end of a day', () => {
  assert.deepEqual(hoursBetween(at('2026-12-31T23:59:59Z'), at('2027-01-01T00:00:00Z')), [
    'events/2026/12/31/23/',
    'events/2027/01/01/00/',
  ])
  assert.deepEqual(hoursBetween(since, since - HOUR), [])
})

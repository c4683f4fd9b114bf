import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { SQSClient } from '@aws-sdk/client-sqs'
import { createHandler } from '../../../functions/import-portfolio/handler.ts'
import type { ImportingRoom } from '../../../functions/import-portfolio/importing-room.ts'
import { S3PortfolioFiles } from '../../../shared/aws/s3-portfolio-files.ts'
import { SqsImportQueue } from '../../../shared/aws/sqs-import-queue.ts'
import { s3StandIn } from '../../aws/s3-stand-in.ts'
import { json, standIn } from '../../aws/stand-in.ts'
import { anImportRoom } from '../../intake/import-room.ts'
import { borrowerRow, EVERYTHING, fullFile, header, LATER, loanRow, range } from '../../intake/portfolio-text.ts'
import { flatFile, flatRow, records } from '../../portfolio/import-text.ts'
import { context, testWorkplace } from '../test-room.ts'
import { objectCreated, queued } from './import-events.ts'

const KEY = 'daily/loans.ndjson'
const PATH = `/imports/${KEY}`
const FINE = { batchItemFailures: [] }

/** The function over real clients of S3 and SQS, and a store in memory. */
async function importing(t: TestContext, now?: number) {
  const s3 = await s3StandIn(t)
  const sqs = await standIn(t, json({ MessageId: 'q-1' }))
  const client = new SQSClient({ ...sqs.client, md5: false })
  t.after(() => client.destroy())
  const { workplace, lines, measured, parked } = testWorkplace()
  const { room: imports, ...rest } = anImportRoom(now === undefined ? {} : { now })
  const room: ImportingRoom = {
    ...workplace,
    imports,
    files: new S3PortfolioFiles({ client: s3.client, patience: { wait: async () => {}, chance: () => 0 } }),
    queue: new SqsImportQueue({ client, url: `${sqs.endpoint}/queue` }),
  }
  const handler = createHandler(room)
  const queuedAgain = () =>
    sqs.requests.map((request) => JSON.parse((request.json() as { MessageBody: string }).MessageBody))
  const report = () => JSON.parse(s3.text(`${PATH}.report.json`) ?? 'null')
  return { handler, s3, lines, measured, parked, queuedAgain, report, ...rest }
}

describe('a file that a lender puts down', () => {
  test('is imported, with its refused rows and a report beside it', async (t) => {
    const { handler, s3, store, lines, measured, report } = await importing(t)
    const { versionId } = s3.put(PATH, EVERYTHING)
    assert.deepEqual(
      await handler(
        queued(objectCreated(KEY, { versionId })),
        context(() => 900_000),
      ),
      FINE,
    )
    assert.equal(store.size, 2)
    const { finished, feed, rows, stored, refused, fresh, asOf, problems } = report()
    assert.deepEqual(
      { finished, feed, rows, stored, refused, fresh, asOf },
      { finished: true, feed: 'core', rows: 13, stored: 10, refused: 2, fresh: true, asOf: '2026-11-02T00:00:00.000Z' },
    )
    assert.deepEqual(
      problems.map(({ line }: { line: number }) => line),
      [12, 13],
    )
    assert.equal(s3.text(`${PATH}.refused.ndjson`)?.trim().split('\n').length, 2)
    assert.deepEqual(measured, {
      factsStored: 10,
      factsOlder: 0,
      rowsRefused: 2,
      loansMissing: 0,
      feedAge: 3600,
      flushes: 1,
    })
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['imported'],
    )
  })

  test('leaves no file of refused rows where none was refused', async (t) => {
    const { handler, s3, report } = await importing(t)
    s3.put(PATH, fullFile([1]))
    await handler(
      queued(objectCreated(KEY)),
      context(() => 900_000),
    )
    assert.equal(report().refused, 0)
    assert.equal(s3.text(`${PATH}.refused.ndjson`), undefined)
  })

  test('in CSV has its refused rows as CSV, ready to be mended', async (t) => {
    const { handler, s3 } = await importing(t)
    s3.put(
      '/imports/a.csv',
      `asOf,${flatFile(flatRow(), flatRow({ loan: 'L2', status: '??' })).replaceAll('\nB1', '\n2026-11-02T00:00:00Z,B1')}`,
    )
    await handler(
      queued(objectCreated('a.csv')),
      context(() => 900_000),
    )
    assert.match(s3.text('/imports/a.csv.refused.csv') ?? '', /^line,field,problem,mend,asOf,borrower,.*\n3,status,/)
  })

  test('says nothing of anybody in its report, in logs or in the queue', async (t) => {
    const { handler, s3, lines, queuedAgain } = await importing(t)
    s3.put(PATH, EVERYTHING)
    let looks = 0
    await handler(
      queued(objectCreated(KEY)),
      context(() => (++looks < 2 ? 900_000 : 100_000)),
    )
    await handler(
      queued(queuedAgain()[0]),
      context(() => 900_000),
    )
    const told = JSON.stringify([lines, queuedAgain(), s3.text(`${PATH}.report.json`)])
    for (const personal of ['Ada', 'Fern', '234700', '125.5', '12550']) assert.ok(!told.includes(personal), personal)
  })

  test('goes on in a message of its own where time runs out, as the very version that it began with', async (t) => {
    const { handler, s3, store, puts, lines, report, queuedAgain } = await importing(t)
    const { versionId, etag } = s3.put(PATH, fullFile(range(1, 800), undefined, 'delta'))
    s3.put(PATH, 'another file')
    let looks = 0
    const soon = context(() => (++looks < 4 ? 900_000 : 100_000))
    assert.deepEqual(await handler(queued(objectCreated(KEY, { versionId, etag })), soon), FINE)
    const before = puts.length
    assert.ok(before > 0 && before < 1_598)
    assert.equal(report(), null)
    const [message] = queuedAgain()
    assert.deepEqual(message.detail, {
      bucket: { name: 'imports' },
      object: { key: KEY, etag, 'version-id': versionId },
    })
    assert.deepEqual(
      await handler(
        queued(message),
        context(() => 900_000),
      ),
      FINE,
    )
    assert.equal(puts.length, 1_598)
    assert.equal(store.size, 799)
    assert.equal(report().stored, 1_598)
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['import-goes-on', 'imported'],
    )
  })

  test('that fails after some headway goes on in a message of its own, and comes again only when it makes none', async (t) => {
    const { handler, s3, kill, puts, queuedAgain, lines } = await importing(t)
    s3.put(PATH, fullFile(range(1, 800), undefined, 'delta'))
    kill(1_000)
    assert.deepEqual(
      await handler(
        queued(objectCreated(KEY)),
        context(() => 900_000),
      ),
      FINE,
    )
    kill(0)
    const again = await handler(
      queued(queuedAgain()[0]),
      context(() => 900_000),
    )
    assert.deepEqual(again, { batchItemFailures: [{ itemIdentifier: 'm-1' }] })
    assert.deepEqual(
      lines.map((line) => (line.what === 'left' ? line.reason : line.what)),
      ['KilledError', 'import-goes-on', 'KilledError'],
    )
    kill(Infinity)
    await handler(
      queued(queuedAgain()[0]),
      context(() => 900_000),
    )
    assert.ok(puts.length >= 1_598)
  })

  test('leaves no half file of refused rows behind in a run that ran out of time', async (t) => {
    const { handler, s3, queuedAgain } = await importing(t)
    const name = 'x'.repeat(1_500)
    const rows = range(1, 6_000).map((n) => borrowerRow(n, { name }))
    s3.put(PATH, records(header('delta'), ...rows, borrowerRow(7_000), loanRow(7_000)))
    let looks = 0
    await handler(
      queued(objectCreated(KEY)),
      context(() => (++looks < 120 ? 900_000 : 100_000)),
    )
    assert.equal(queuedAgain().length, 1)
    assert.ok(s3.requests.some((request) => request.includes('uploads')))
    assert.equal(s3.uploads.size, 0)
    await handler(
      queued(queuedAgain()[0]),
      context(() => 900_000),
    )
    assert.equal(s3.text(`${PATH}.refused.ndjson`)?.trim().split('\n').length, 5_999)
    assert.equal(s3.uploads.size, 0)
  })

  test('that gets no further in a whole run fails, rather than circle for ever', async (t) => {
    const { handler, s3, queuedAgain } = await importing(t)
    s3.put(PATH, fullFile([1]))
    const line = { pass: 'loans', line: 99, stored: 0, older: 0, later: 0 } as const
    const message = { ...objectCreated(KEY), progress: line }
    const answer = await handler(
      queued(message),
      context(() => 100_000),
    )
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'm-1' }] })
    assert.deepEqual(queuedAgain(), [])
  })

  test('that can’t be read as a whole is reported with its mend and not tried again', async (t) => {
    const { handler, s3, report, measured, lines } = await importing(t)
    s3.put(PATH, 'borrower,nickname\nB1,x\n')
    assert.deepEqual(
      await handler(
        queued(objectCreated(KEY)),
        context(() => 900_000),
      ),
      FINE,
    )
    assert.equal(report().finished, false)
    assert.match(report().refused.problem, /no column "nickname"/)
    assert.equal(measured.importsRefused, 1)
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['import-refused'],
    )
  })

  test('that is half a file is told as one that needs a person', async (t) => {
    const { handler, s3, report, measured } = await importing(t, LATER)
    s3.put(PATH, fullFile(range(1, 61)))
    await handler(
      queued(objectCreated(KEY)),
      context(() => 900_000),
    )
    s3.put(PATH, fullFile(range(9, 61), LATER))
    await handler(
      queued(objectCreated(KEY)),
      context(() => 900_000),
    )
    assert.deepEqual(report().missing, { loans: 8, of: 60, marked: false, named: [] })
    assert.deepEqual([measured.importsRefused, measured.loansMissing], [1, 0])
  })

  test('that is gone by the time is parked, and so is a message that says nothing of a file', async (t) => {
    const { handler, parked } = await importing(t)
    const answer = await handler(
      queued(objectCreated('gone.csv'), { detail: {} }, 'no json'),
      context(() => 900_000),
    )
    assert.deepEqual(answer, FINE)
    assert.deepEqual(
      parked.map(({ record }) => record),
      ['m-1', 'm-2', 'm-3'],
    )
    assert.match(parked[0]?.reason ?? '', /deleted or replaced/)
  })

  test('a report or refused rows of ours are no file of a lender', async (t) => {
    const { handler, s3, lines } = await importing(t)
    const keys = [`${KEY}.report.json`, `${KEY}.refused.ndjson`, 'a.csv.refused.csv']
    await handler(
      queued(...keys.map((key) => objectCreated(key))),
      context(() => 900_000),
    )
    assert.deepEqual(s3.requests, [])
    assert.deepEqual(
      lines.map(({ what }) => what),
      ['ignored', 'ignored', 'ignored'],
    )
  })

  test('that the store can’t be reached for comes again, and takes no other with it', async (t) => {
    const { handler, s3, store } = await importing(t)
    s3.put(PATH, fullFile([1]))
    s3.failing.push(403)
    const answer = await handler(
      queued(objectCreated(KEY), objectCreated(KEY)),
      context(() => 900_000),
    )
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'm-1' }] })
    assert.equal(store.size, 1)
  })
})

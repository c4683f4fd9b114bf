import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { S3PortfolioFiles } from '../../shared/aws/s3-portfolio-files.ts'
import { type LenderFile, LenderFileGoneError } from '../../shared/intake/import-ports.ts'
import { s3StandIn } from './s3-stand-in.ts'

const MEGABYTE = 1024 * 1024
const patience = { wait: async () => {}, chance: () => 0 }
const FILE: LenderFile = { bucket: 'imports', key: 'daily/loans 1.csv' }

async function readAll(open: () => AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of open()) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe("a lender's file in S3", () => {
  test('is read range by range, in pieces, from its beginning each time', async (t) => {
    const s3 = await s3StandIn(t)
    const body = Buffer.alloc(17 * MEGABYTE, 'abcdefghij')
    s3.put('/imports/daily/loans 1.csv', body)
    const open = new S3PortfolioFiles({ client: s3.client, patience }).open(FILE)
    assert.ok((await readAll(open)).equals(body))
    assert.ok((await readAll(open)).equals(body))
    assert.equal(s3.requests.length, 6)
    for await (const piece of open()) assert.ok(piece.length <= 64 * 1024)
  })

  test('stays the version that was announced, though another was put down meanwhile', async (t) => {
    const s3 = await s3StandIn(t)
    const { versionId } = s3.put('/imports/daily/loans 1.csv', 'first')
    s3.put('/imports/daily/loans 1.csv', 'second')
    const files = new S3PortfolioFiles({ client: s3.client, patience })
    assert.equal((await readAll(files.open({ ...FILE, versionId }))).toString(), 'first')
  })

  test('is gone once it was replaced in a bucket without versions, or deleted', async (t) => {
    const s3 = await s3StandIn(t)
    const { etag } = s3.put('/imports/daily/loans 1.csv', 'first')
    const files = new S3PortfolioFiles({ client: s3.client, patience })
    assert.equal((await readAll(files.open({ ...FILE, etag }))).toString(), 'first')
    s3.put('/imports/daily/loans 1.csv', 'second')
    await assert.rejects(readAll(files.open({ ...FILE, etag })), LenderFileGoneError)
    await assert.rejects(readAll(files.open({ ...FILE, key: 'nothing' })), LenderFileGoneError)
  })

  test('an empty one has no bytes', async (t) => {
    const s3 = await s3StandIn(t)
    s3.put('/imports/daily/loans 1.csv', '')
    assert.equal((await readAll(new S3PortfolioFiles({ client: s3.client, patience }).open(FILE))).length, 0)
  })

  test('a range that fails in passing is read again; one that is forbidden is not', async (t) => {
    const s3 = await s3StandIn(t)
    s3.put('/imports/daily/loans 1.csv', 'text')
    const open = new S3PortfolioFiles({ client: s3.client, patience }).open(FILE)
    s3.failing.push(500, 503)
    assert.equal((await readAll(open)).toString(), 'text')
    s3.failing.push(403)
    await assert.rejects(readAll(open), { name: 'AccessDenied' })
  })
})

describe("what is written beside a lender's file", () => {
  test('is one object, put down at once where it is small', async (t) => {
    const s3 = await s3StandIn(t)
    const writer = new S3PortfolioFiles({ client: s3.client, patience }).beside(FILE, '.refused.csv')
    await writer.write('one\n')
    await writer.write('zwei ü\n')
    assert.equal(s3.requests.length, 0)
    await writer.close()
    assert.equal(s3.text('/imports/daily/loans 1.csv.refused.csv'), 'one\nzwei ü\n')
    assert.equal(s3.requests.length, 1)
  })

  test('goes up in parts where it is large, and holds one part at a time', async (t) => {
    const s3 = await s3StandIn(t)
    const writer = new S3PortfolioFiles({ client: s3.client, patience }).beside(FILE, '.refused.csv')
    const line = `${'x'.repeat(1023)}\n`
    for (let n = 0; n < 12 * 1024; n += 1) await writer.write(line)
    assert.equal(s3.text('/imports/daily/loans 1.csv.refused.csv'), undefined)
    await writer.close()
    assert.equal(s3.text('/imports/daily/loans 1.csv.refused.csv')?.length, 12 * MEGABYTE)
    assert.equal(s3.uploads.size, 0)
  })

  test('leaves nothing behind when it is abandoned', async (t) => {
    const s3 = await s3StandIn(t)
    const writer = new S3PortfolioFiles({ client: s3.client, patience }).beside(FILE, '.refused.csv')
    await writer.write('x'.repeat(6 * MEGABYTE))
    assert.equal(s3.uploads.size, 1)
    await writer.abandon()
    await writer.close()
    assert.equal(s3.uploads.size, 0)
    assert.equal(s3.text('/imports/daily/loans 1.csv.refused.csv'), undefined)
  })
})

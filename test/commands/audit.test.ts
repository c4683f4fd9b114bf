import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { chainDays } from '../../shared/audit/chain-days.ts'
import { writeWitnesses } from '../../shared/audit/witness-lines.ts'
import { borrowerItem, loanItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import { itemDigest } from '../../shared/aws/items/witness-item.ts'
import { sha256 } from '../../shared/aws/sha256.ts'
import { policyLines } from '../../shared/case/policy-lines.ts'
import { MemoryDigestArchive } from '../../shared/local/memory-digest-archive.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
import { DAY } from '../../shared/time/instant.ts'
import { anOperator, TOLD } from '../aws/commands/operator.ts'
import { aZip } from '../aws/commands/zip.ts'
import { itemsAnswer } from '../aws/routed-stand-in.ts'
import { json } from '../aws/stand-in.ts'
import { aBorrower, aLoan, at } from '../case/factories.ts'
import { run } from '../local/commands/command.ts'
import { aFile } from '../local/temporary-file.ts'
import { aPolicyDocument } from './policy-document.ts'

const AUDIT = '../../commands/audit'
const NOW = at('2026-11-07T09:00:00+08:00')
const ENTRY: HistoryEntry = {
  what: 'decision',
  at: NOW,
  kind: 'rest',
  findings: [{ rule: 'promise-stands', effect: 'rest' }],
}

describe('audit, over a run of the simulation', () => {
  test('tells of one borrower what would have happened', async (t) => {
    const file = await aFile(t, 'audit.json', '')
    const { code, out } = await run(AUDIT, '--borrower', 'sample-0023', '--days', '10', '--out', file)
    assert.equal(code, 0)
    const { records } = JSON.parse(await readFile(file, 'utf8'))
    assert.equal(out.trim(), `Wrote ${records.length} records to ${file}.`)
    assert.ok(records.every(({ borrower }: { borrower: string }) => borrower === 'sample-0023'))
    assert.ok(records.some(({ what }: { what: string }) => what === 'contact'))
    assert.ok(records.some(({ what }: { what: string }) => what === 'wait'))
  })

  test('tells of a period alone, to the standard output', async () => {
    const { out } = await run(AUDIT, '--from', '2026-11-03', '--to', '2026-11-03', '--days', '5')
    const lines = out.trimEnd().split('\r\n').slice(1)
    assert.ok(lines.length > 5)
    assert.ok(lines.every((line) => line.startsWith('2026-11-03T')))
  })

  test('answers what it can’t do with what to write instead', async () => {
    for (const [args, message] of [
      [['--format', 'pdf'], /^--format pdf is not known; choose one of csv, json, html, ndjson/],
      [['--verify'], /^Only a stage or a written history has digests/],
      [['--out', 'x.ndjson', '--from', '2026-11-03'], /^A history is written whole/],
      [['--history', 'x', '--stage', 'prod'], /^Name a stage or a history, and not both/],
      [['--history', 'nowhere.ndjson'], /^There is no file nowhere\.ndjson/],
      [['--from', '2026-11-05', '--to', '2026-11-04'], /^--from is not before --to/],
      [['--borrower', 'nobody'], /^There is no borrower nobody in the portfolio/],
    ] as const) {
      const { code, errors } = await run(AUDIT, ...args)
      assert.equal(code, 1)
      assert.match(errors, message)
    }
  })
})

describe('audit, of a written history', () => {
  interface Line {
    readonly line: string
    readonly entry?: string
    readonly fields?: object
  }

  /** A run of one borrower, written and read again after somebody changed its lines. */
  async function written(t: TestContext, change: (entries: Line[]) => readonly Line[] = (lines) => lines) {
    const file = await aFile(t, 'history.ndjson', '')
    const ran = await run(AUDIT, '--borrower', 'sample-0023', '--days', '10', '--out', file)
    assert.equal(ran.code, 0, ran.errors)
    const lines: Line[] = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const others = lines.filter(({ line }) => line !== 'entry')
    const entries = change(lines.filter(({ line }) => line === 'entry'))
    await writeFile(file, [...others, ...entries].map((line) => `${JSON.stringify(line)}\n`).join(''))
    return (...args: readonly string[]) => run(AUDIT, '--history', file, ...args)
  }
  const rows = (out: string) => out.trimEnd().split('\r\n').slice(1)

  test('tells what the run told, and that it is whole', async (t) => {
    const audit = await written(t)
    const direct = await run(AUDIT, '--borrower', 'sample-0023', '--days', '10')
    const { code, out } = await audit()
    assert.equal(code, 0)
    // What was written again stands once, as it does in a table.
    assert.deepEqual(new Set(rows(out)), new Set(rows(direct.out)))
    const verified = await audit('--verify')
    assert.equal(verified.code, 0)
    assert.match(verified.out, /Nothing was removed or altered\.\nThe newest link is \S+\. Write it down/)
  })

  test('prints a page that says of itself that it is whole', async (t) => {
    const audit = await written(t)
    const page = await aFile(t, 'page.html', '')
    assert.equal((await audit('--out', page)).code, 0)
    const html = await readFile(page, 'utf8')
    assert.match(html, /<p>Nothing was removed or altered\.<\/p>/)
    assert.match(html, /<div class="message" lang="zh-Hant">/)
  })

  test('names what was removed and what was altered, in its place among the rest, and fails', async (t) => {
    const audit = await written(t, ([, contact, ...rest]) => [
      { ...contact!, fields: { ...contact!.fields, outcome: 'failed' } },
      ...rest,
    ])
    const verified = await audit('--verify')
    assert.equal(verified.code, 1)
    assert.match(verified.out, /Removed: 2026-11-02T00:00:00\.000Z#decision#\S+ of borrower sample-0023\./)
    assert.match(verified.out, /Altered: 2026-11-03T01:01:04\.546Z#contact#c1 of borrower sample-0023\./)
    const { code, out } = await audit()
    assert.equal(code, 1)
    assert.match(out, /^2026-11-02T00:00:00\.000Z,.*,removed from the history,/m)
    assert.match(out, /^2026-11-03T01:01:04\.546Z,.*,altered since it was written,/m)
  })

  test('an entry that nobody can read any more is told, and hides no other', async (t) => {
    const audit = await written(t, (entries) =>
      entries.map((line) =>
        line.entry?.includes('#contact#c1') ? { ...line, fields: { ...line.fields, v: 99 } } : line,
      ),
    )
    const { code, out } = await audit()
    assert.equal(code, 1)
    assert.match(out, /entry that can’t be read/)
    assert.match(out, /,contact,sent,sms,/)
  })

  test('a line that is none of a history is named by its number', async (t) => {
    const audit = await written(t, (entries) => [{ line: 'nonsense' }, ...entries])
    assert.match((await audit()).errors, /Line \d+ of the history can't be read:/)
  })

  test('holds the chain against a digest that was written down', async (t) => {
    const audit = await written(t)
    const { code, out } = await audit('--verify', '--expect', 'another')
    assert.equal(code, 1)
    assert.match(out, /No link of the chain has the digest another/)
  })
})

function listing(keys: readonly string[]) {
  const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
  return { headers: { 'content-type': 'application/xml' }, body: `<ListBucketResult>${contents}</ListBucketResult>` }
}

describe('audit, of a stage', () => {
  async function aStage(t: Parameters<typeof anOperator>[0], bucket: Readonly<Record<string, string | Buffer>> = {}) {
    const borrower = aBorrower()
    const items = [borrowerItem(borrower), loanItem('b-1', aLoan())]
    const resources = [['AWS::S3::Bucket', 'RemindersChainHistoryDigestsBucketX', 'digests']] as const
    const operator = await anOperator(
      t,
      { functions: { ReconcileCase: TOLD }, resources },
      {
        Query: ({ fields }) => itemsAnswer(fields.TableName === 'history' ? [historyItem('b-1', ENTRY, 365)] : items),
        Scan: itemsAnswer([historyItem('b-1', ENTRY, 365)]),
        'GET /2015-03-31/functions/ReconcileCase': ({ host }) =>
          json({ Code: { Location: `http://${host}/code.zip` } }),
        'GET /code.zip': { body: aZip({ 'policy.jsonl': policyLines(aPolicyDocument()) }) },
        'GET /digests/': ({ query }) =>
          listing(Object.keys(bucket).filter((key) => key.startsWith(query.get('prefix') ?? ''))),
        ...Object.fromEntries(Object.entries(bucket).map(([key, body]) => [`GET /digests/${key}`, { body }])),
      },
    )
    return (...args: readonly string[]) => operator.run(AUDIT, '--stage', 'prod', ...args)
  }

  test('tells of a borrower what their history and their case hold', async (t) => {
    const audit = await aStage(t)
    const { code, out, errors } = await audit('--borrower', 'b-1', '--format', 'json')
    assert.deepEqual([code, errors], [0, ''])
    const { title, records } = JSON.parse(out)
    assert.equal(title, 'Audit of borrower b-1')
    assert.deepEqual(
      records.map(({ what }: { what: string }) => what),
      ['consent', 'consent', 'rest'],
    )
    assert.match(records[2].findings[0].sentence, /promised/)
  })

  test('tells of everybody in a period', async (t) => {
    const audit = await aStage(t)
    const { out } = await audit('--from', '2026-11-07', '--to', '2026-11-07')
    assert.match(out, /^2026-11-07T01:00:00\.000Z,.*,b-1,rest,/m)
    assert.match((await audit()).errors, /^Name a borrower with --borrower, or a period/)
  })

  test('before the first night there is nothing to be held against', async (t) => {
    const audit = await aStage(t)
    const { code, out } = await audit('--verify')
    assert.equal(code, 0)
    assert.match(out, /nothing has been chained yet/)
  })

  test('is written as a history of one borrower, with the digests that speak of them', async (t) => {
    const item = historyItem('b-1', ENTRY, 365)
    const entry = item.sk?.S ?? ''
    const ours = writeWitnesses([{ borrower: 'b-1', entry, change: 'gained', digest: itemDigest(item) }])
    const others = writeWitnesses([{ borrower: 'b-2', entry, change: 'gained', digest: 'of another' }])
    const archive = new MemoryDigestArchive()
    const day = Math.floor(NOW / DAY)
    await archive.putBatch(day, 'a.ndjson.gz', ours)
    await archive.putBatch(day, 'b.ndjson.gz', others)
    const [link] = await chainDays(archive, day + 1, sha256)
    const audit = await aStage(t, {
      'digests/2026-11-07/a.ndjson.gz': gzipSync(ours),
      'digests/2026-11-07/b.ndjson.gz': gzipSync(others),
      'chain/2026-11-07.json': JSON.stringify({ ...link, day: '2026-11-07' }),
    })
    const file = await aFile(t, 'history.ndjson', '')
    const { code, errors } = await audit('--borrower', 'b-1', '--out', file)
    assert.deepEqual([code, errors], [0, ''])
    const text = await readFile(file, 'utf8')
    assert.match(text, /"digests":"of-these"/)
    assert.doesNotMatch(text, /b-2/)
    const verified = await run(AUDIT, '--history', file, '--verify')
    assert.equal(verified.code, 0, verified.out)
    assert.match(verified.out, /1 entries, 0 of them expired[\s\S]*1 batches of digests are not in the file/)
    const told = await run(AUDIT, '--history', file)
    assert.match(told.out, /^2026-11-07T01:00:00\.000Z,.*,b-1,rest,/m)
  })

  test('an exchanged link is named, and fails the command', async (t) => {
    const link = { day: '2026-11-06', batches: [], entries: 0, digest: 'not-its-own' }
    const audit = await aStage(t, { 'chain/2026-11-06.json': JSON.stringify(link) })
    const { code, out, errors } = await audit('--verify', '--expect', 'earlier')
    assert.deepEqual([code, errors], [1, ''])
    assert.match(out, /2 things are not as written\. The first:\n {2}The link of 2026-11-06 is not the one/)
    assert.match(out, /No link of the chain has the digest earlier/)
  })
})

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { borrowerItem, loanItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import type { HistoryEntry } from '../../shared/ports.ts'
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
      [['--format', 'pdf'], /^--format pdf is not known; choose one of csv, json, html/],
      [['--verify'], /^Only a stage has digests/],
      [['--from', '2026-11-05', '--to', '2026-11-04'], /^--from is not before --to/],
      [['--borrower', 'nobody'], /^There is no borrower nobody in the portfolio/],
    ] as const) {
      const { code, errors } = await run(AUDIT, ...args)
      assert.equal(code, 1)
      assert.match(errors, message)
    }
  })
})

function listing(keys: readonly string[]) {
  const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')
  return { headers: { 'content-type': 'application/xml' }, body: `<ListBucketResult>${contents}</ListBucketResult>` }
}

describe('audit, of a stage', () => {
  async function aStage(t: Parameters<typeof anOperator>[0], bucket: Readonly<Record<string, string>> = {}) {
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
        'GET /code.zip': { body: aZip({ 'policy.json': JSON.stringify(aPolicyDocument()) }) },
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

  test('an exchanged link is named, and fails the command', async (t) => {
    const link = { day: '2026-11-06', batches: [], entries: 0, digest: 'not-its-own' }
    const audit = await aStage(t, { 'chain/2026-11-06.json': JSON.stringify(link) })
    const { code, out, errors } = await audit('--verify', '--expect', 'earlier')
    assert.deepEqual([code, errors], [1, ''])
    assert.match(out, /2 things are not as written\. The first:\n {2}The link of 2026-11-06 is not the one/)
    assert.match(out, /No link of the chain has the digest earlier/)
  })
})

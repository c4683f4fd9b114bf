import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { replayLine, replayText } from '../replay/replay-files.ts'
import { aFile } from '../temporary-file.ts'
import { run } from './command.ts'

test('reports for machines, and logs every contact as one object a line, the same each time', async (context) => {
  const path = await aFile(context, 'loans.csv', replayText(replayLine(), replayLine({ borrower: 'B2', loan: 'L2' })))
  const [one, other] = ['one.ndjson', 'other.ndjson'].map((name) => path.replace('loans.csv', name))
  const { code, out, errors } = await run('replay', path, '--log', one ?? '', '--json')
  assert.deepEqual([code, errors], [0, ''])
  const report = JSON.parse(out)
  assert.deepEqual([report.loans, report.borrowers, report.refusedRows], [2, 2, 0])
  assert.deepEqual([report.contactsAfterPayment, report.contactsOutsideHours, report.contactsOverCap], [0, 0, 0])
  assert.ok(report.wallSeconds >= 0 && report.peakMemoryMegabytes > 10)

  const log = await readFile(one ?? '', 'utf8')
  const contacts = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(contacts.length, report.contacts)
  const keys = ['at', 'borrower', 'loan', 'channel', 'step', 'segments', 'findings']
  for (const contact of contacts) assert.deepEqual(Object.keys(contact), keys)
  await run('replay', path, '--log', other ?? '')
  assert.equal(await readFile(other ?? '', 'utf8'), log)
})

test('replays the good rows and tells what is wrong with the others', async (context) => {
  const path = await aFile(
    context,
    'loans.csv',
    replayText(replayLine(), replayLine({ loan: 'L2', dueOn: '2017-02-31' })),
  )
  const { code, out, errors } = await run('replay', path)
  assert.equal(code, 0)
  assert.match(out, /^1 loans of 1 borrowers \(1 rows refused\)\n/)
  assert.equal(
    errors,
    'Refused 1 rows:\n  line 3, dueOn: "2017-02-31" is not a date; write YYYY-MM-DD, a day that exists\n',
  )
})

test('answers what it can’t use with what to write instead', async (context) => {
  const empty = await aFile(context, 'empty.csv', '')
  const wrong = await aFile(context, 'wrong.csv', replayText(replayLine({ dueOn: 'soon' })))
  for (const [args, message] of [
    [[], /^Name one replay file\./],
    [['a.csv', 'b.csv'], /^Name one replay file\./],
    [['.'], /^\. is a folder; name a file\.$/m],
    [['nowhere.csv'], /^There is no file nowhere\.csv/],
    [[empty], /empty\.csv: The file has no loans; it needs the columns borrower, loan,/],
    [[wrong], /line 2, dueOn: [\s\S]*wrong\.csv: every row was refused, so there is nothing to replay\./],
    [[wrong, '--log', wrong], /--log would write over .*wrong\.csv; name another file\./],
    [[wrong, '--strategy', 'fierce'], /There is no strategy file fierce/],
  ] as const) {
    const { code, out, errors } = await run('replay', ...args)
    assert.deepEqual([code, out], [1, ''])
    assert.match(errors, message)
  }
})

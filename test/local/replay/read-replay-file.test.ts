import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { readReplayFile } from '../../../shared/local/replay/read-replay-file.ts'
import { ReplayFileError } from '../../../shared/local/replay/replay-header.ts'
import { aFile } from '../temporary-file.ts'
import { aReplayRow, REPLAY_HEADER, replayLine, replayText } from './replay-files.ts'

async function read(context: TestContext, content: string | Uint8Array) {
  return readReplayFile(await aFile(context, 'loans.csv', content))
}

test('reads amounts as minor units, days and instants', async (context) => {
  const { rows, refused, problems } = await read(context, replayText(replayLine()))
  assert.deepEqual(rows, [aReplayRow()])
  assert.deepEqual([refused, problems], [0, []])
})

test('reads columns in any order, cells in quotes, either kind of line end, and passes over a byte order mark', async (context) => {
  const [header, line] = [REPLAY_HEADER, replayLine()].map((text) =>
    text
      .split(',')
      .reverse()
      .map((cell) => `"${cell}"`)
      .join(','),
  )
  const { rows } = await read(context, `\uFEFF${header}\r\n${line}\r\n\r\n,,,,,,,,,\r\n`)
  assert.deepEqual(rows, [aReplayRow()])
})

const BAD_ROWS = [
  [{ dueOn: '31/03/2017' }, 'dueOn', /"31\/03\/2017" is not a date; write YYYY-MM-DD/],
  [{ dueOn: '2017-02-31' }, 'dueOn', /"2017-02-31" is not a date; write YYYY-MM-DD, a day that exists/],
  [{ closedAt: '2017-04-20 12:15' }, 'closedAt', /is not an instant; write ISO 8601 with an offset/],
  [{ approvedAt: '1999-03-01T10:00:00+01:00' }, 'approvedAt', /outside what Duewell can compute/],
  [{ totalDue: '-11500.00' }, 'totalDue', /write an amount of naira such as 13000.00, zero or more/],
  [{ principal: '1e4' }, 'principal', /write an amount of naira/],
  [{ termDays: '-30' }, 'termDays', /write a whole number/],
  [{ loan: '' }, 'loan', /an id is needed/],
  [{ borrower: '08031234567' }, 'borrower', /reads like a phone number/],
  [{ firstPaidAt: '2017-02-28T12:00:00+01:00' }, 'firstPaidAt', /paid after it was approved/],
  [{ closedAt: '2017-02-28T12:00:00+01:00' }, 'closedAt', /closed after it was approved/],
] as const

for (const [cells, field, mend] of BAD_ROWS) {
  test(`refuses a row with ${JSON.stringify(cells)} by its line and field, and reads the others`, async (context) => {
    const text = replayText(replayLine(), replayLine({ loan: 'L2', ...cells }), replayLine({ loan: 'L3' }))
    const { rows, refused, problems } = await read(context, text)
    assert.deepEqual(
      rows.map(({ loan }) => loan),
      ['L1', 'L3'],
    )
    assert.equal(refused, 1)
    const [problem] = problems
    assert.deepEqual([problem?.line, problem?.field], [3, field])
    assert.match(problem?.problem ?? '', mend)
  })
}

test('counts a row with several faults once and tells them all', async (context) => {
  const { refused, problems } = await read(context, replayText(replayLine({ dueOn: 'soon', totalDue: 'much' })))
  assert.equal(refused, 1)
  assert.deepEqual(problems.map(({ field }) => field).sort(), ['dueOn', 'totalDue'])
})

test('refuses the second row of a loan and names the first', async (context) => {
  const { rows, problems } = await read(context, replayText(replayLine(), replayLine({ borrower: 'B2' })))
  assert.equal(rows.length, 1)
  assert.deepEqual(problems, [
    { line: 3, field: 'loan', problem: 'loan L1 stands on line 2 already; give each loan one row' },
  ])
})

test('refuses a row with too few cells, too many, or a quote that is not closed', async (context) => {
  const lines = ['B1,L2', `${replayLine({ loan: 'L3' })},more`, replayLine({ loan: '"L4' }), replayLine()]
  const { rows, problems } = await read(context, replayText(...lines))
  assert.equal(rows.length, 1)
  assert.deepEqual(
    problems.map(({ line, field }) => `${line} ${field}`),
    ['2 row', '3 row', '4 row'],
  )
  assert.match(problems[0]?.problem ?? '', /2 cells where the header has 10. Write one cell a column/)
  assert.match(problems[2]?.problem ?? '', /quote is opened and not closed/)
})

const BAD_FILES = [
  ['an empty file', '', /has no loans; it needs the columns borrower, loan,/],
  ['a file with nothing below its first row', `${REPLAY_HEADER}\n`, /has no loans/],
  ['unknown columns', `${REPLAY_HEADER},mood\n`, /has mood, which is not known here; the columns are borrower,/],
  ['missing columns', 'borrower,loan\nB1,L1\n', /lacks sequence, approvedAt,/],
  ['a doubled column', `${REPLAY_HEADER},loan\n`, /has loan twice/],
  ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4]), /workbook.*Save it as "CSV UTF-8/],
  ['another encoding', Uint8Array.from([0xc9, 0xcc, 0x0a]), /not valid UTF-8. Save it as UTF-8/],
] as const

for (const [what, content, message] of BAD_FILES) {
  test(`refuses ${what} as a whole`, async (context) => {
    await assert.rejects(read(context, content), (error) => {
      assert.ok(error instanceof ReplayFileError)
      assert.match(error.message, message)
      return true
    })
  })
}

test('repeats no value of a file that has no header', async (context) => {
  await assert.rejects(read(context, `${replayLine()}\n`), (error) => {
    assert.ok(error instanceof ReplayFileError)
    assert.doesNotMatch(error.message, /2017|11500/)
    return true
  })
})

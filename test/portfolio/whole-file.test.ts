import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PortfolioRefused } from '../../shared/portfolio/portfolio-refused.ts'
import { LONGEST_LINE } from '../../shared/portfolio/text-lines.ts'
import { BORROWER, FLAT_HEADER, flatFile, flatRow, importText, LOAN, records } from './import-text.ts'

const SAVE = 'Save it as "CSV UTF-8 (comma delimited)" and import that.'
const NDJSON = 'Write NDJSON: one object a line, without brackets around them and without commas between them.'
const EMPTY = 'The file is empty. Give a header and at least one row.'

const CASES: readonly [fact: string, content: string | Uint8Array, message: string | RegExp][] = [
  ['an empty file', '', EMPTY],
  ['a file of nothing but a byte order mark and spaces', '\uFEFF \r\n\r\n', EMPTY],
  ['a header without rows', `${FLAT_HEADER}\r\n`, 'The file has a header and no rows. Give at least one row.'],
  [
    'an unknown column',
    `${FLAT_HEADER},nickname\n`,
    /^There is no column "nickname"\. Rename or remove it\. Known columns: record, asOf, import, feed, borrower, .*why\.$/,
  ],
  ['a column that appears twice', 'borrower,Borrower\n', 'The column borrower appears twice. Keep one of the two.'],
  [
    'missing columns',
    'borrower,name,locale,loan,currency\n',
    'Columns are missing: amountDue, dueOn, status. Add them to the first line, or add a record column that says what each row is.',
  ],
  [
    'columns separated by semicolons',
    'borrower;name;locale\n',
    'The columns are separated by ";". Separate them by commas.',
  ],
  ['a JSON list', '[{"record":"borrower"},\n', `The file is a JSON list. ${NDJSON}`],
  [
    'JSON that runs over several lines',
    '{\n  "record": "borrower"\n}\n',
    `An object runs over several lines. ${NDJSON}`,
  ],
  [
    'lines ended as on an old Macintosh',
    `${FLAT_HEADER}\r${flatRow()}\r`,
    'The lines are ended by carriage returns alone. Save it as "CSV UTF-8 (comma delimited)", whose lines end with line feeds.',
  ],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0), `The file is a workbook or a zip archive. ${SAVE}`],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x62, 0), `The file is UTF-16. ${SAVE}`],
  ['a binary file', Uint8Array.of(0x7f, 0x45, 0, 1), `The file is not text: it holds zero bytes. ${SAVE}`],
]

for (const [fact, content, message] of CASES) {
  test(`refuses ${fact} whole`, async () => {
    await assert.rejects(importText(content), (error) => {
      assert.ok(error instanceof PortfolioRefused)
      if (typeof message === 'string') assert.equal(error.message, message)
      else assert.match(error.message, message)
      return true
    })
  })
}

test('does not repeat the first row of a file that has no header', async () => {
  await assert.rejects(importText(`${flatRow()}\n`), {
    message: /^There is no column "B1"|^Column 1 of the first line has no name that is known\. Known columns: /,
  })
  await assert.rejects(importText('ada@example.com,x\n'), { message: /^Column 1 of the first line/ })
})

test('refuses a line without an end before it fills the memory', async () => {
  await assert.rejects(importText(`{"record":"${'x'.repeat(LONGEST_LINE + 1)}`), {
    message: `Line 1 is longer than ${LONGEST_LINE} characters. Write one row a line, each line ended by a line feed.`,
  })
})

test('refuses a file that does not say when it was true', async () => {
  await assert.rejects(importText(flatFile(flatRow()), { asOf: undefined }), {
    message:
      'The file does not say when it was true. Give --as-of, such as --as-of 2026-11-02T06:00:00+08:00, or an asOf column with the same in every row.',
  })
})

test('refuses an asOf that is no time, and one that contradicts --as-of', async () => {
  const file = (asOf: string) => records({ record: 'portfolio', asOf }, BORROWER, LOAN)
  await assert.rejects(importText(file('today'), { asOf: undefined }), {
    message: 'asOf on line 1 is not a time. Write ISO 8601 with an offset, such as 2026-11-02T06:00:00+08:00.',
  })
  await assert.rejects(importText(file('2026-11-01T00:00:00Z')), {
    message:
      'The file was true at 2026-11-01T00:00:00.000Z and --as-of says 2026-11-02T00:00:00.000Z. Leave --as-of away, or correct the file.',
  })
})

test('loads nothing of a file that is refused, however late the fault stands', async () => {
  const good = new TextEncoder().encode(flatFile(flatRow(), flatRow({ borrower: 'B2' })))
  let loaded = 0
  const { importPortfolio } = await import('../../shared/portfolio/import-portfolio.ts')
  const open = async function* () {
    yield good
    yield Uint8Array.of(0xff, 0xff, 0x0a)
  }
  const load = () => {
    loaded += 1
  }
  await assert.rejects(importPortfolio(open, { hashPoint: (address) => address, asOf: 0 }, { load }), PortfolioRefused)
  assert.equal(loaded, 0)
})

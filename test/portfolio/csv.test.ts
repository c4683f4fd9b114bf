import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvCells } from '../../shared/portfolio/csv-cells.ts'
import { CsvRecords } from '../../shared/portfolio/csv-records.ts'
import { flatFile, flatRow, importText } from './import-text.ts'

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

function parse(text: string) {
  const records = new CsvRecords()
  const lines = text.split('\n').map((each, at) => ({ number: at + 1, text: each }))
  return [...records.read(lines), ...records.end()]
}

test('what is quoted is read again, whatever it holds', () => {
  const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '好') }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(cells, (row) => {
      assert.deepEqual(csvCells(row.map(quoted).join(',')), row)
      const [first, second] = parse(`${row.map(quoted).join(',')}\nend`)
      assert.deepEqual(first?.cells, row)
      assert.equal(second?.line, row.join('').split('\n').length + 1)
    }),
  )
})

test('a quote inside a cell that does not begin with one is a character', () => {
  assert.deepEqual(csvCells('5" pipe,b'), ['5" pipe', 'b'])
})

test('counts lines by line ends, quoted ones too, of either kind; a row is named by the line that it begins on', async () => {
  const content = flatFile(
    flatRow({ name: 'Ada\nFern' }),
    '',
    flatRow({ borrower: 'B2', zone: 'Mars', name: 'Ada\nFern' }),
    flatRow({ borrower: 'B3', zone: 'Mars' }),
  )
  for (const text of [content, content.replaceAll('\n', '\r\n')]) {
    const { problems, facts } = await importText(text)
    assert.deepEqual(
      problems.map((each) => each.split(' ')[0]),
      ['5', '7'],
    )
    const borrower = facts.find((fact) => fact.kind === 'borrower')
    assert.equal(borrower?.value.name, 'Ada\nFern')
  }
})

test('a row with too few or too many cells is refused', async () => {
  const mend = 'Write one cell a column; put text that holds a comma between quotes.'
  const { problems, report } = await importText(
    flatFile('B1,Ada', `${flatRow({ borrower: 'B2' })},x`, flatRow({ borrower: 'B3' })),
  )
  assert.deepEqual(problems, [
    `2 row: The row has 2 cells where the header has 14. ${mend}`,
    `3 row: The row has 15 cells where the header has 14. ${mend}`,
  ])
  assert.equal(report.loaded.loan, 1)
})

test('a quote that is never closed costs only its own line', async () => {
  const broken = flatRow({ borrower: 'B2' }).replace('Ada Fern', '"Ada Fern')
  const others = Array.from({ length: 200 }, (_, at) => flatRow({ borrower: `C${at}` }))
  const { problems, report } = await importText(flatFile(flatRow(), broken, ...others))
  assert.deepEqual(problems, [
    '3 row: A quote is opened and not closed. Close it, or double it if it is part of the text.',
  ])
  assert.equal(report.loaded.loan, 201)
})

test('text after a closing quote is refused', async () => {
  const broken = flatRow({ borrower: 'B2' }).replace('Ada Fern', '"Ada" Fern')
  const { problems } = await importText(flatFile(broken, flatRow()))
  assert.deepEqual(problems, ['2 row: Text follows a closing quote. Double each quote that is part of the text.'])
})

test('rows of empty cells, which spreadsheets leave at the end, are passed over', async () => {
  const { report } = await importText(flatFile(flatRow(), ',,,,,,,,,,,,,', ',,'))
  assert.deepEqual([report.rows, report.refused], [1, 0])
})

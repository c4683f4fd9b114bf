import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { COLUMNS } from '../../shared/portfolio/columns.ts'
import { RECORD_COLUMNS } from '../../shared/portfolio/record-kinds.ts'
import { STATUS_WORDS } from '../../shared/portfolio/status-words.ts'
import { importText } from './import-text.ts'

const guide = readFileSync(new URL('../../docs/guides/portfolio-files.md', import.meta.url), 'utf8')
const examples = [...guide.matchAll(/```(csv|ndjson)\n(.*?)```/gs)].map(([, form = '', content = '']) => ({
  form,
  content,
}))

test('every example of the guide imports without a refused row', async () => {
  assert.deepEqual(
    examples.map(({ form }) => form),
    ['csv', 'ndjson', 'csv'],
  )
  for (const { form, content } of examples) {
    const { report } = await importText(content, { asOf: undefined })
    assert.deepEqual([report.form, report.problems], [form, []])
  }
})

test("the guide's table has every column, in the program's own words", () => {
  const table = guide.replaceAll(/ {2,}/g, ' ')
  for (const [column, meaning] of Object.entries(COLUMNS))
    assert.ok(table.includes(`| \`${column}\` | ${meaning} |`), column)
})

test('the guide names every kind of row and every status word', () => {
  for (const kind of Object.keys(RECORD_COLUMNS)) assert.ok(guide.includes(`| \`${kind}\``), kind)
  for (const word of Object.values(STATUS_WORDS).flat()) assert.ok(guide.includes(word), word)
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pageAt, ROOT } from './pages.ts'

const { text } = pageAt('test/README.md')

for (const heading of ['The promises', 'What the emulator does not do honestly']) {
  for (const [what, where] of rowsUnder(heading)) {
    test(`the proof of "${what}" exists`, () => {
      const files = [...where.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = '']) => join(ROOT, 'test', path))
      for (const file of files) assert.ok(existsSync(file), `there is no ${file}`)
      const tests = files.filter(
        (file) => file.endsWith('.test.ts') && /\btest\(|describe\(/.test(readFileSync(file, 'utf8')),
      )
      assert.ok(tests.length > 0 || where.includes('`npm run bench`'), 'no file of tests is named')
    })
  }
}

test('the page says first that nothing has run on AWS', () => {
  assert.match(text, /^# [^\n]+\n\n\*\*Nothing here has run on AWS\.\*\*/)
})

/** The rows of the table under a heading, without its head: what is proved, and where. */
function rowsUnder(heading: string): readonly (readonly [string, string])[] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
  assert.ok(rows.length > 5, `no table stands under "${heading}"`)
  return rows.map((row) => {
    const [, what = '', where = ''] = row.split('|').map((cell) => cell.trim())
    return [what, where]
  })
}

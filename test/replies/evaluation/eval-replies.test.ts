import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { LabelledFileError, readLabelledReplies } from '../../../shared/replies/evaluation/labelled-replies.ts'
import { score } from '../../../shared/replies/evaluation/score.ts'

const COMMAND = fileURLToPath(new URL('../../../shared/local/commands/eval-replies.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'replies-'))
after(() => rmSync(folder, { recursive: true }))

function evaluate(content: string, ...options: readonly string[]) {
  const path = join(folder, 'replies.tsv')
  writeFileSync(path, content)
  return spawnSync(process.execPath, [COMMAND, path, ...options], { encoding: 'utf8' })
}

test('the command prints the confusion, precision, recall and F1', () => {
  const { stdout, status } = evaluate('intent\ttext\nstop\tSTOP\nwrong_number\twrong number\npaid\tthe sky is blue\n')
  assert.equal(status, 0)
  assert.match(stdout, /^wrong-number +1 +100\.0 % +100\.0 % +100\.0 %$/m)
  assert.match(stdout, /^paid +1 +0\.0 %/m)
  assert.match(stdout, /3 rows, 66\.7 % right, macro F1 0\.667/)
})

test('the command prints JSON alone when asked to', () => {
  const { stdout } = evaluate('intent\ttext\nstop\tSTOP\n', '--json')
  const result = JSON.parse(stdout)
  assert.equal(result.macroF1, 1)
  assert.deepEqual(result.each, [{ line: 2, labelled: 'stop', judged: 'stop', sure: true, intents: ['stop'] }])
})

for (const [content, problem] of [
  ['', /columns intent and text/],
  ['intent,text\nstop,STOP\n', /columns intent and text/],
  ['intent\ttext\n', /no reply below/],
  ['intent\ttext\nangry\tSTOP\n', /Line 2 has the intent "angry"; write one of vulnerable/],
  ['intent\ttext\nstop\n', /Line 2 has no text/],
] as const) {
  test(`a file that is ${JSON.stringify(content)} is refused in a sentence`, () => {
    assert.throws(() => readLabelledReplies(content), { name: 'LabelledFileError', message: problem })
  })
}

test('a refused file is told by its name, without a stack', () => {
  const { stderr, status } = evaluate('nothing')
  assert.equal(status, 1)
  assert.match(stderr, /replies\.tsv: The first line must name/)
  assert.doesNotMatch(stderr, new RegExp(`at |${LabelledFileError.name}`))
})

test('columns may stand in any order, with others, and with a byte order mark', () => {
  assert.deepEqual(readLabelledReplies('\uFEFFid\tText\tIntent\r\n1\t你好\tOther\r\n'), [
    { line: 2, intent: 'unclear', text: '你好' },
  ])
})

test('danger to life counts as a stop only in a file that knows no such label', () => {
  const rows = [{ labelled: 'stop', judged: 'vulnerable' }] as const
  assert.equal(score(rows).macroF1, 1)
  assert.deepEqual(score(rows).countedAs[0], { judged: 'vulnerable', as: 'stop', rows: 1 })
  assert.equal(score([...rows, { labelled: 'vulnerable', judged: 'vulnerable' }]).byIntent.stop?.recall, 0)
})

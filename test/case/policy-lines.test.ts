import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compilePolicy } from '../../shared/case/compile-policy.ts'
import { decide } from '../../shared/case/decide.ts'
import { policyLines, readPolicyLines } from '../../shared/case/policy-lines.ts'
import { DAY } from '../../shared/time/instant.ts'
import { BENCH_START, typicalCase } from '../bench/typical-case.ts'
import { aPolicyDocument } from '../commands/policy-document.ts'

const document = aPolicyDocument()
const text = policyLines(document)

test('what is read is what was written', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(readPolicyLines(text))), JSON.parse(JSON.stringify(document)))
})

test('the file is in ASCII, in whatever languages its words are', () => {
  assert.match(text, /^[\n\x20-\x7e]*$/)
  assert.match(JSON.stringify(readPolicyLines(text).words['zh-Hant']), /謝謝/)
})

test('a decision reads the rules of the places and the words of the languages that its case names, and no others', () => {
  const caseFile = typicalCase(0, 3)
  const { jurisdictions, locales } = caseFile.borrower
  assert.deepEqual([jurisdictions, locales], [['US-MA'], ['en']])
  const names = [undefined, ...document.packs.map(({ id }) => id), ...Object.keys(document.words)]
  const wanted = new Set([undefined, 'us', 'en'])
  const some = text.split('\n').map((line, at) => (wanted.has(names[at]) ? line : 'unread'))
  const [whole, bare] = [text, some.join('\n')].map((lines) => compilePolicy(readPolicyLines(lines)))
  assert.ok(whole && bare)
  for (let index = 0; index < 20; index += 1) {
    const now = BENCH_START + index * DAY
    assert.deepEqual(decide(caseFile, bare, now), decide(caseFile, whole, now))
  }
  assert.throws(() => bare.templates.find('overdue-firm', 'sms', ['zh-HK'], []), SyntaxError)
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { examplesSchema } from '../../../shared/local/examples/example.ts'
import { runExamples } from '../../../shared/local/examples/run-examples.ts'
import { writeResults } from '../../../shared/local/examples/write-results.ts'

function judged(given: object, rule = 'UK-CONC-79X', jurisdiction = 'UK') {
  const { cases } = examplesSchema.parse({
    cases: [{ id: 'w-1', jurisdiction, rules: [rule], given, expected: 'deny' }],
  })
  const [one] = runExamples({ cases }, shippedPacks())
  assert.ok(one !== undefined && one.status !== 'not-expressible', one?.status === 'not-expressible' ? one.why : '')
  return { verdict: one.answer.verdict, by: one.wordingBy, lines: writeResults([one], () => '') }
}

describe('an example of wording', () => {
  test('that gives the words themselves is read by the gate that templates pass through', () => {
    for (const [text, verdict] of [
      ['You have a parcel waiting, call us back to arrange delivery.', 'deny'],
      ['We tried to deliver your parcel today. Call 0800 000 000.', 'deny'],
      ['Harbour Bank: your payment is due on Friday. You can see it or change the date: {link}', 'allow'],
    ]) {
      const { verdict: got, by } = judged({ text })
      assert.deepEqual([got, by], [verdict, 'gate'], text)
    }
    assert.deepEqual(judged({ message: 'says "this is the police, you must call us at once"' }).by, 'gate')
  })

  test('in Chinese is read by the gate too', () => {
    const { verdict, by } = judged({ message: '再不还款我们就上门找您家人' }, 'CN-CBA-PROHIB', 'CN')
    assert.deepEqual([verdict, by], ['deny', 'gate'])
  })

  test('that only describes a message is judged by the description, and says so', () => {
    const { verdict, by, lines } = judged({ message: 'calling card that implies a missed delivery' })
    assert.deepEqual([verdict, by], ['deny', 'description'])
    assert.match(lines, /only described; the gate was not asked/)
  })
})

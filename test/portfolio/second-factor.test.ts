import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyedHashPoint } from '../../shared/portfolio/hash-point.ts'
import { hashSecondFactor, plain } from '../../shared/portfolio/second-factor.ts'
import { BORROWER, importText, LOAN, records } from './import-text.ts'

const hash = keyedHashPoint('test')

async function factorOf(secondFactor: string) {
  const { facts, problems } = await importText(records({ ...BORROWER, secondFactor }, LOAN))
  const [borrower] = facts.flatMap((fact) => (fact.kind === 'borrower' ? [fact.value] : []))
  return { kept: borrower?.secondFactor, problems, text: JSON.stringify(facts) }
}

test('a second factor is kept as a keyed hash, and nowhere as it is', async () => {
  const { kept, text, problems } = await factorOf('4821')
  assert.deepEqual(problems, [])
  assert.equal(kept, hashSecondFactor('B1', '4821', hash))
  assert.doesNotMatch(text, /4821/)
})

test('the same answer of two borrowers, or under another key, is kept as another', () => {
  assert.notEqual(hashSecondFactor('B1', '4821', hash), hashSecondFactor('B2', '4821', hash))
  assert.notEqual(hashSecondFactor('B1', '4821', hash), hashSecondFactor('B1', '4821', keyedHashPoint('other')))
  assert.notEqual(hashSecondFactor('B1', '4821', hash), hash('4821'))
})

test('how it is written makes no difference', () => {
  for (const same of ['ab-12', ' AB 12', 'ＡＢ１２', 'a.b/12']) assert.equal(plain(same), 'AB12')
})

test('one that is guessed in no time is refused, and never quoted', async () => {
  const { kept, problems } = await factorOf('7-7')
  assert.equal(kept, undefined)
  assert.match(problems.join(), /secondFactor: The second factor is too short/)
  assert.doesNotMatch(problems.join(), /7-7/)
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { shippedPacks } from '../../../shared/compliance/shipped-packs.ts'
import { type Examples, examplesSchema } from '../../../shared/local/examples/example.ts'
import { runExamples } from '../../../shared/local/examples/run-examples.ts'
import { tallyOf } from '../../../shared/local/examples/write-results.ts'

/** Worked examples of regulators and carriers, kept beside the project and not in it. */
const REGULATORS = new URL('../../../../shared/data/compliance-cases.json', import.meta.url)
const OWN = readExamples(new URL('../../fixtures/worked-examples/own-examples.json', import.meta.url))
const PACKS = shippedPacks()

function readExamples(file: URL): Examples {
  return examplesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

const outcomes = (examples: Examples) =>
  runExamples(examples, PACKS).flatMap((one) => (one.status === 'pass' ? [] : [`${one.example.id} ${one.status}`]))

test('every worked example of regulators that may be graded comes out as its source says', (context) => {
  if (!existsSync(REGULATORS)) return context.skip('The worked examples are not beside this checkout (../shared/data).')
  const examples = readExamples(REGULATORS)
  assert.deepEqual(outcomes(examples), [])
  assert.deepEqual(tallyOf(runExamples(examples, PACKS)), {
    pass: 82,
    warning: 0,
    fail: 0,
    notExpressible: 0,
    notGraded: 6,
  })
})

test('every worked example of our own comes out as its rule says', () => {
  assert.deepEqual(outcomes(OWN), [])
})

test('a verdict comes from the packs: what an example expects, and its id, change nothing', () => {
  const questions = OWN.cases.filter(({ expected }) => expected !== 'count')
  const verdicts = (examples: Examples) =>
    runExamples(examples, PACKS).map((one) => (one.status === 'not-expressible' ? one.why : one.answer.verdict))
  const disguised = questions.map((one, at) => ({
    ...one,
    id: `x-${at}`,
    expected: 'allow' as const,
    until: undefined,
    note: '',
  }))
  assert.deepEqual(verdicts({ ...OWN, cases: disguised }), verdicts({ ...OWN, cases: questions }))
})

test('a verdict comes from the packs: without the rules that an example names there is none', () => {
  const [one] = runExamples(
    OWN,
    PACKS.filter(({ binds }) => binds !== 'jurisdictions'),
  )
  assert.ok(one?.status === 'not-expressible')
  assert.match(one.why, /No pack has a rule IE-CCA-46/)
})

test('an example with a fact that nothing was read from is not expressible, and says which', () => {
  const [first] = OWN.cases
  assert.ok(first !== undefined)
  const strange = { ...first, given: { ...first.given, moonPhase: 'waxing' } }
  const [result] = runExamples({ cases: [strange] }, PACKS)
  assert.ok(result?.status === 'not-expressible')
  assert.equal(result.why, 'Not understood: moonPhase.')
})

test('an example from memory is run and not graded', () => {
  const [first] = OWN.cases
  assert.ok(first !== undefined)
  const wrong = { ...first, confidence: 'M', expected: 'allow' as const }
  assert.deepEqual(tallyOf(runExamples({ cases: [wrong] }, PACKS)), {
    pass: 0,
    warning: 0,
    fail: 0,
    notExpressible: 0,
    notGraded: 1,
  })
})

test('where a source says should, another verdict warns', () => {
  const [first] = OWN.cases
  assert.ok(first !== undefined)
  const soft = { ...first, soft: true, expected: 'allow' as const }
  const [result] = runExamples({ cases: [soft] }, PACKS)
  assert.equal(result?.status, 'warning')
})

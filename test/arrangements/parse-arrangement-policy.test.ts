import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { arrangementPolicyJsonSchema } from '../../shared/arrangements/arrangement-policy-json-schema.ts'
import {
  parseArrangementPolicy,
  parseArrangementPolicyText,
} from '../../shared/arrangements/parse-arrangement-policy.ts'
import { standardArrangements } from '../../shared/arrangements/shipped-policy.ts'
import { policyDocument, termsDocument } from './arrangement-policies.ts'

function refused(...terms: readonly Record<string, unknown>[]) {
  const parsed = parseArrangementPolicy(policyDocument({ terms: terms.map((each) => termsDocument(each)) }))
  return 'errors' in parsed ? parsed.errors.map(({ path, problem, mend }) => `${path}: ${problem}; ${mend}`) : []
}

test('the policy that comes with Duewell is valid and bears its name', () => {
  assert.equal(standardArrangements().id, 'standard')
})

test('every mistake is told with its place and its mend', () => {
  assert.deepEqual(refused({ rythms: ['monthly'], parts: [1, 2], longestDays: 12.5 }), [
    '/terms/0/longestDays: this is no whole number; write a whole number from 7 to 1830',
    '/terms/0/parts/0: this is below 2; write a whole number from 2 to 60',
    '/terms/0/rythms: terms has no such key; remove it or use one of: id, if, rhythms, parts, first, longestDays, smallest, atOnce',
  ])
  assert.match(
    refused({ rhythms: ['daily'] })[0] ?? '',
    /"daily" is not a choice here; write one of: weekly, fortnightly/,
  )
  assert.match(refused({ parts: [2, 2] })[0] ?? '', /stands here twice/)
})

test('terms that nobody could be offered are refused', () => {
  assert.deepEqual(refused({ longestDays: 20 }), [
    '/terms/0/longestDays: the terms "usual" can never be offered: even their fewest parts take 29 days, and the longest is 20; write 29 or more, or offer fewer parts',
  ])
  assert.deepEqual(refused({ id: 'all' }, { id: 'few', if: { segments: ['few'] } }), [
    '/terms/1: the terms "few" can never apply: "all" stands before them and is for everybody; put the terms with the narrower "if" first',
  ])
  assert.deepEqual(refused({ first: { earliest: 9, latest: 3 } }), [
    '/terms/0/first: earliest 9 is above latest 3; write earliest at or below latest',
  ])
  assert.deepEqual(refused({ if: { daysPastDue: { min: 9, max: 3 } } }), [
    '/terms/0/if/daysPastDue: min 9 is above max 3; write min at or below max',
  ])
})

test('two terms never share an id', () => {
  assert.deepEqual(refused({ if: { daysPastDue: { max: 3 } } }, {}), [
    '/terms/1/id: "usual" is already the id of /terms/0; give these terms another id',
  ])
})

test('a file that is not JSON is told so', () => {
  const parsed = parseArrangementPolicyText('{')
  assert.ok('errors' in parsed)
  assert.match(parsed.errors[0]?.problem ?? '', /^this is not JSON/)
})

const published = JSON.parse(
  readFileSync(new URL('../../shared/arrangements/arrangement-policy.schema.json', import.meta.url), 'utf8'),
)

test('the published JSON Schema is the one that policies are checked with (npm run generate:arrangement-schema)', () => {
  assert.deepEqual(published, JSON.parse(JSON.stringify(arrangementPolicyJsonSchema())))
})

test('the published JSON Schema takes the policy that comes with Duewell and refuses a misspelt key', () => {
  const schema = z.fromJSONSchema(published)
  const shipped = readFileSync(new URL('../../shared/arrangements/shipped/standard.json', import.meta.url), 'utf8')
  assert.equal(schema.safeParse(JSON.parse(shipped)).success, true)
  assert.equal(schema.safeParse(policyDocument({ terms: [termsDocument({ rythms: [] })] })).success, false)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseArrangementPolicyText } from '../../shared/arrangements/parse-arrangement-policy.ts'
import { blocksOf, pageAt } from '../docs/pages.ts'

test('the policy that the guide shows is one that Duewell takes', () => {
  const [shown = ''] = blocksOf(pageAt('docs/guides/arrangements.md'), 'json')
  const parsed = parseArrangementPolicyText(shown)
  assert.ok('policy' in parsed, JSON.stringify(parsed))
})

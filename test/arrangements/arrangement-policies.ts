import type { ArrangementPolicy } from '../../shared/arrangements/arrangement-policy-schema.ts'
import { parseArrangementPolicy } from '../../shared/arrangements/parse-arrangement-policy.ts'

export function termsDocument(overrides: Record<string, unknown> = {}) {
  return {
    id: 'usual',
    rhythms: ['monthly'],
    parts: [2, 3],
    first: { earliest: 1, latest: 31 },
    longestDays: 190,
    smallest: { CNY: 10_000, USD: 2_500, JPY: 3_000, IDR: 500_000 },
    ...overrides,
  }
}

export function policyDocument(overrides: Record<string, unknown> = {}) {
  return {
    id: 'test',
    version: '1',
    description: 'For a test.',
    answerWithinBusinessDays: 3,
    terms: [termsDocument()],
    ...overrides,
  }
}

/** A policy with these terms. */
export function arrangementsWith(...terms: readonly Record<string, unknown>[]): ArrangementPolicy {
  const parsed = parseArrangementPolicy(policyDocument({ terms: terms.map((each) => termsDocument(each)) }))
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors, null, 2))
  return parsed.policy
}

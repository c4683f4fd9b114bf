import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requireShortLinks } from '../../infra/require-short-links.ts'
import { SAMPLE_DEPLOYMENT } from '../../infra/stages.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'

const texts = SAMPLE_DEPLOYMENT.channels

test('synth is refused where a link of a text message would have more than 32 characters', () => {
  requireShortLinks({ ...SAMPLE_LENDER, linkBase: 'https://abcd.example' }, texts)
  assert.throws(
    () => requireShortLinks({ ...SAMPLE_LENDER, linkBase: 'https://abcde.example' }, texts),
    /\/lender\/linkBase\n.*33 characters.*\n.*at most 12 characters/,
  )
})

test('a lender who sends no texts may have as long a domain as they like', () => {
  const { sms: _, ...others } = texts
  requireShortLinks({ ...SAMPLE_LENDER, linkBase: 'https://payments.harbour-bank.example' }, others)
})

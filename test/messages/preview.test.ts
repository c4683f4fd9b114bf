import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXAMPLE_CASE } from '../../shared/messages/example-case.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { preview } from '../../shared/messages/preview.ts'
import { shippedTemplates } from '../../shared/messages/shipped-templates.ts'

const input = {
  templates: shippedTemplates().templates.filter(({ id }) => id === 'promise-due-friendly'),
  purpose: 'promise-due',
  tone: 'friendly',
  caseFile: EXAMPLE_CASE,
  lender: SAMPLE_LENDER,
} as const

test('shows every language and channel with its segments and price', () => {
  const lines = preview(input)
  assert.equal(lines[0], 'promise-due-friendly 1 · en · sms · 1 segment (137 GSM-7) · $0.01300')
  assert.match(lines[1] ?? '', /^ {2}Harbour Bank: you planned a payment for Friday 13 November/)
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
    for (const channel of ['sms', 'email', 'webhook']) {
      assert.ok(lines.some((line) => line.includes(`· ${locale} · ${channel}`)))
    }
  }
  assert.ok(lines.includes('  Subject: The date you chose, from Harbour Bank'))
})

test('says which value a message lacks instead of showing it', () => {
  const lines = preview({ ...input, caseFile: { ...EXAMPLE_CASE, holds: [] } })
  assert.equal(lines[0], 'promise-due-friendly 1 · en · sms: not sent, because "promiseDate" is missing')
})

test('says where an SMS goes over its budget', () => {
  const names = { ...SAMPLE_LENDER.names, en: 'The Harbour and Quayside Savings and Loans Bank' }
  assert.match(
    preview({ ...input, lender: { ...SAMPLE_LENDER, names } })[0] ?? '',
    /2 segments .* over its budget of 1/,
  )
})

test('has nothing to show of a case without a loan', () => {
  assert.match(preview({ ...input, caseFile: { ...EXAMPLE_CASE, loans: [] } })[0] ?? '', /this case has no loan/)
})

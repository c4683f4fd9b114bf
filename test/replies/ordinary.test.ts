import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readLabelledReplies } from '../../shared/replies/evaluation/labelled-replies.ts'
import { context, intentsOf } from './contexts.ts'
import { ordinaryMessages } from './ordinary-messages.ts'

const FALSE_ALARMS = ['stop', 'paid', 'promise'] as const

test('fewer than one ordinary message in a thousand is taken for a stop, a payment or a promise', () => {
  const messages = ordinaryMessages(5_000)
  const found = messages.flatMap((text) => intentsOf(text, context()).map((intent) => ({ intent, text })))
  for (const intent of FALSE_ALARMS) {
    const wrong = found.filter((row) => row.intent === intent)
    assert.ok(
      wrong.length * 1_000 < messages.length,
      `${wrong.length} of ${messages.length} are ${intent}, such as: ${wrong
        .slice(0, 5)
        .map(({ text }) => text)
        .join(' | ')}`,
    )
  }
})

test('hard ordinary messages that were held out are no stop and no payment, and hardly a promise', () => {
  const file = new URL('../fixtures/replies/ordinary.held-out.tsv', import.meta.url)
  const rows = readLabelledReplies(readFileSync(file, 'utf8'))
  const count = (intent: string) =>
    rows.filter(({ text }) => intentsOf(text, context()).some((some) => some === intent)).length
  assert.equal(count('stop'), 0)
  assert.equal(count('paid'), 0)
  assert.ok(count('promise') <= 1)
})

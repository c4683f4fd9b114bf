import assert from 'node:assert/strict'
import { test } from 'node:test'
import { understoodLine } from '../../shared/audit/understood-line.ts'

const response = { door: 'sms', intents: ['unclear'] } as const

test('an audit says as what a response was understood', () => {
  assert.equal(understoodLine({ ...response, intents: ['paid', 'promise'] }), 'sms: paid, promise')
})

test('an audit says which model was asked, what it said and whether that did anything', () => {
  const opinion = { model: 'a-model', intent: 'vulnerable', confidence: 0.93 } as const
  const line = (acted: boolean) => understoodLine({ ...response, opinion: { ...opinion, acted } })
  assert.equal(line(true), 'sms: unclear; a-model was asked: vulnerable, 0.93, acted on')
  assert.equal(line(false), 'sms: unclear; a-model was asked: vulnerable, 0.93, not acted on')
})

test('an audit says why a model that was asked gave no opinion', () => {
  const opinion = { model: 'a-model', failed: 'AbortError' }
  assert.equal(
    understoodLine({ ...response, opinion }),
    'sms: unclear; a-model was asked and gave no opinion (AbortError)',
  )
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { SHIPPED_FRAME, SHIPPED_LAYOUT, SHIPPED_SOURCES } from '../../shared/messages/shipped-templates.ts'
import { changedTexts, textDigests, unlockedTexts } from '../../shared/messages/template-lock.ts'

const hello = (version: string, text: string) => ({ id: 'hello', version, texts: { en: { sms: { text } } } })
const frame = { version: '1', texts: { en: { help: 'Ask us.' } } }
const locked = textDigests([hello('1', 'Hello')], frame, ['<p>'])

test('no shipped text has changed under its version, and all are locked', () => {
  const lock = JSON.parse(readFileSync(new URL('../../shared/messages/templates.lock.json', import.meta.url), 'utf8'))
  const now = textDigests(SHIPPED_SOURCES, SHIPPED_FRAME, SHIPPED_LAYOUT)
  assert.deepEqual(changedTexts(lock, now), [], 'give the template a new version')
  assert.deepEqual(unlockedTexts(lock, now), [], 'run npm run lock:templates')
})

test('a text that changes needs a new version', () => {
  assert.deepEqual(changedTexts(locked, textDigests([hello('1', 'Hi')], frame, ['<p>'])), ['hello@1@en@sms'])
  assert.deepEqual(changedTexts(locked, textDigests([hello('2', 'Hi')], frame, ['<p>'])), [])
  assert.deepEqual(unlockedTexts(locked, textDigests([hello('2', 'Hi')], frame, ['<p>'])), ['hello@2@en@sms'])
})

test('what surrounds every email is locked too', () => {
  const words = { version: '1', texts: { en: { help: 'Call us.' } } }
  assert.deepEqual(changedTexts(locked, textDigests([hello('1', 'Hello')], words, ['<div>'])), [
    'email-frame@1@en@email',
    'email-frame@1@und@email',
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatWhen, parseWhen, WHEN_FORMS } from '../../shared/strategy/parse-when.ts'
import type { Anchor } from '../../shared/strategy/strategy.ts'
import { refused, withSteps } from './strategy-documents.ts'

const FORMS: readonly (readonly [string, Anchor, number])[] = [
  ['due - 3 days', 'due', -3],
  ['due', 'due', 0],
  ['overdue 1 day', 'due', 1],
  ['overdue 30 days', 'due', 30],
  ['opened', 'opened', 0],
  ['opened + 7 days', 'opened', 7],
  ['promise due', 'promise-due', 0],
  ['promise due - 1 day', 'promise-due', -1],
  ['promise broken', 'promise-broken', 0],
  ['promise broken + 3 days', 'promise-broken', 3],
  ['promise partly kept', 'promise-partly-kept', 0],
  ['promise kept', 'promise-kept', 0],
  ['instalment due - 2 days', 'instalment', -2],
  ['instalment due', 'instalment', 0],
  ['instalment missed 1 day', 'instalment', 1],
  ['instalment paid', 'instalment-paid', 0],
  ['arrangement broken + 3 days', 'arrangement-broken', 3],
  ['cured', 'cured', 0],
  ['cured + 2 days', 'cured', 2],
]

for (const [text, anchor, offsetDays] of FORMS) {
  test(`"${text}" is ${offsetDays} days after ${anchor}`, () => {
    assert.deepEqual(parseWhen(text), { anchor, offsetDays })
    assert.equal(formatWhen({ anchor, offsetDays }), text)
  })
}

test('a moment is written in one way only', () => {
  const strangers = [
    '',
    'soon',
    'Due',
    ' due',
    'due ',
    'due-3 days',
    'due + 3 days',
    'due - 0 days',
    'due - 3',
    'due - 1.5 days',
  ]
  for (const text of [
    ...strangers,
    'overdue',
    'overdue 0 days',
    'overdue -1 day',
    'due - 1000 days',
    'promise',
    'cured - 1 day',
  ]) {
    assert.equal(parseWhen(text), undefined, text)
  }
})

test('every form that an error lists can be read', () => {
  for (const form of WHEN_FORMS) assert.notEqual(parseWhen(form), undefined, form)
})

test('what can be read is written back as the same moment', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WHEN_FORMS), fc.integer({ min: 1, max: 999 }), (form, days) => {
      const when = parseWhen(form.replace(/\d+ days?/, `${days} days`))
      assert.ok(when)
      assert.deepEqual(parseWhen(formatWhen(when)), when)
    }),
  )
})

test('an unknown moment is refused with the list of forms', () => {
  const [error, ...others] = refused(withSteps({ when: 'in a week' }))
  assert.equal(others.length, 0)
  assert.equal(error?.path, '/steps/0/when')
  assert.equal(error?.problem, '"in a week" is not a moment that a step can have')
  for (const form of WHEN_FORMS) assert.ok(error?.mend.includes(form), form)
})

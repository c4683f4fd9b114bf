import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeErrors } from '../../shared/strategy/strategy-error.ts'
import { refused, withSteps } from './strategy-documents.ts'

test('errors read as where, what and the mend', () => {
  const errors = refused(withSteps({ tone: 'loud' }, { requires: ['nobody'] }))
  assert.equal(
    describeErrors(errors),
    `2 things to mend:

  /steps/0/tone
    "loud" is not a choice here.
    Write one of: friendly, neutral, firm.

  /steps/1/requires/0
    There is no step "nobody".
    Write one of: step-0, step-1.`,
  )
})

test('an error about the whole file says so', () => {
  assert.match(describeErrors(refused(7)), /^1 thing to mend:\n\n {2}the whole file\n/)
})

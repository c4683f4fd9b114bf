import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, stepDocument, strategyDocument, withSteps } from './strategy-documents.ts'

test('two steps never share an id', () => {
  const errors = refused(strategyDocument({ steps: [stepDocument(), stepDocument({ when: 'overdue 2 days' })] }))
  assert.deepEqual(paths(errors), ['/steps/1/id'])
  assert.match(errors[0]?.problem ?? '', /already the id of \/steps\/0/)
})

test('a step requires only steps that exist', () => {
  const errors = refused(withSteps({ requires: ['step-9'] }))
  assert.deepEqual(errors, [
    { path: '/steps/0/requires/0', problem: 'there is no step "step-9"', mend: 'write one of: step-0' },
  ])
})

test('a step that requires itself is a cycle', () => {
  const errors = refused(withSteps({ requires: ['step-0'] }))
  assert.deepEqual(paths(errors), ['/steps/0/requires'])
  assert.match(errors[0]?.problem ?? '', /step-0 requires step-0$/)
})

test('a cycle of requirements is told once, with its way around', () => {
  const late = { expires: '9 days' }
  const errors = refused(
    withSteps(
      { when: 'overdue 1 day', ...late },
      { when: 'overdue 2 days', requires: ['step-0', 'step-3'], ...late },
      { when: 'overdue 3 days', requires: ['step-1'], ...late },
      { when: 'overdue 4 days', requires: ['step-2'], ...late },
    ),
  )
  assert.equal(errors.length, 1)
  assert.match(errors[0]?.problem ?? '', /step-1 requires step-3 requires step-2 requires step-1/)
  assert.match(errors[0]?.mend ?? '', /remove one/)
})

test('two ways to one requirement are no cycle', () => {
  accepted(
    withSteps(
      {},
      { when: 'overdue 2 days', requires: ['step-0'] },
      { when: 'overdue 3 days', requires: ['step-0'] },
      { when: 'overdue 4 days', requires: ['step-1', 'step-2'] },
    ),
  )
})

test('a step can not require one that begins when it is over', () => {
  const later = { when: 'overdue 5 days' }
  assert.deepEqual(paths(refused(withSteps({ requires: ['step-1'], expires: '3 days' }, later))), [
    '/steps/0/requires/0',
  ])
  accepted(withSteps({ requires: ['step-1'], expires: '4 days' }, later))
})

test('a step can not require one that is done for something else', () => {
  const promise = { when: 'promise broken', purpose: 'promise-broken', requires: ['step-0'] }
  const errors = refused(withSteps({}, promise))
  assert.deepEqual(paths(errors), ['/steps/1/requires/0'])
  assert.match(errors[0]?.problem ?? '', /about a promise, and "step-0" is done for an instalment of the loan/)
})

test('of a promise, what comes after its day may require what came before, not the other way round', () => {
  const reminder = { when: 'promise due - 1 day', purpose: 'promise-due' }
  const broken = { when: 'promise broken', purpose: 'promise-broken' }
  const kept = { when: 'promise kept', purpose: 'thanks' }
  accepted(withSteps(reminder, { ...broken, requires: ['step-0'] }))
  assert.deepEqual(paths(refused(withSteps({ ...reminder, requires: ['step-1'] }, broken))), ['/steps/0/requires/0'])
  assert.deepEqual(paths(refused(withSteps(kept, { ...broken, requires: ['step-0'] }))), ['/steps/1/requires/0'])
})

test('thanks for an instalment of an arrangement may require the reminder of it, not the other way round', () => {
  const reminder = { when: 'instalment due - 2 days', purpose: 'instalment-due' }
  const thanks = { when: 'instalment paid', purpose: 'thanks' }
  accepted(withSteps(reminder, { ...thanks, requires: ['step-0'] }))
  assert.deepEqual(paths(refused(withSteps({ ...reminder, requires: ['step-1'] }, thanks))), ['/steps/0/requires/0'])
})

test('thanks may require the reminder that came before, not the other way round', () => {
  const thanks = { when: 'cured', purpose: 'thanks' }
  accepted(withSteps({}, { ...thanks, requires: ['step-0'] }))
  assert.deepEqual(paths(refused(withSteps({ requires: ['step-1'] }, thanks))), ['/steps/0/requires/0'])
})

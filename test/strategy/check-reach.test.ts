import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, stepDocument, strategyDocument, withSteps } from './strategy-documents.ts'

const ARMS = [
  { id: 'a', share: 1 },
  { id: 'b', share: 1 },
  { id: 'control', share: 1, contact: false },
]

test('a step whose condition ends before its own day is unreachable', () => {
  const errors = refused(withSteps({ when: 'overdue 5 days', if: { daysPastDue: { max: 3 } } }))
  assert.deepEqual(errors, [
    {
      path: '/steps/0/if/daysPastDue/max',
      problem:
        'the step "step-0" can never be sent: at "overdue 5 days" a loan is at least 5 days past due, and the condition ends at 3',
      mend: 'write max 5 or more',
    },
  ])
  accepted(withSteps({ when: 'overdue 5 days', if: { daysPastDue: { max: 5 } } }))
})

test('a step whose condition begins after it has expired is unreachable', () => {
  const late = { when: 'overdue 5 days', if: { daysPastDue: { min: 8 } } }
  assert.deepEqual(paths(refused(withSteps({ ...late, expires: '2 days' }))), ['/steps/0/if/daysPastDue/min'])
  accepted(withSteps({ ...late, expires: '3 days' }))
})

test('until its due date passes, an instalment is 0 days past due', () => {
  const step = { when: 'due - 3 days', purpose: 'upcoming', expires: '9 days' }
  assert.deepEqual(paths(refused(withSteps({ ...step, if: { daysPastDue: { min: 1 } } }))), [
    '/steps/0/if/daysPastDue/min',
  ])
  accepted(withSteps({ ...step, if: { daysPastDue: { max: 0 } } }))
})

test('an instalment of an arrangement is counted from its own due date', () => {
  const step = { when: 'instalment missed 4 days', purpose: 'instalment-missed' }
  assert.deepEqual(paths(refused(withSteps({ ...step, if: { daysPastDue: { max: 3 } } }))), [
    '/steps/0/if/daysPastDue/max',
  ])
})

test('a promise can be made at any number of days past due', () => {
  const step = { when: 'promise broken', purpose: 'promise-broken' }
  accepted(withSteps({ ...step, if: { daysPastDue: { min: 60, max: 90 } } }))
})

test('after a cure nothing is past due and nothing is asked for', () => {
  const step = { when: 'cured + 5 days', purpose: 'thanks' }
  const condition = { daysPastDue: { min: 1 }, amount: { currency: 'USD', min: 1 } }
  assert.deepEqual(paths(refused(withSteps({ ...step, if: condition }))), [
    '/steps/0/if/amount/min',
    '/steps/0/if/daysPastDue/min',
  ])
})

test('after a broken promise there is at least one', () => {
  const step = { when: 'promise broken', purpose: 'promise-broken' }
  const errors = refused(withSteps({ ...step, if: { history: { brokenPromises: { max: 0 } } } }))
  assert.deepEqual(paths(errors), ['/steps/0/if/history/brokenPromises/max'])
  accepted(withSteps({ ...step, if: { history: { brokenPromises: { max: 1 } } } }))
})

test('min above max is unreachable in every range', () => {
  const range = { min: 3, max: 2 }
  const errors = refused(
    withSteps({
      expires: '9 days',
      if: {
        amount: { currency: 'USD', ...range },
        daysPastDue: range,
        history: { contactsSent: range, brokenPromises: range },
      },
    }),
  )
  const at = '/steps/0/if'
  assert.deepEqual(paths(errors), [
    `${at}/amount`,
    `${at}/daysPastDue`,
    `${at}/history/brokenPromises`,
    `${at}/history/contactsSent`,
  ])
})

test('a window that ends when or before it begins is unreachable', () => {
  assert.deepEqual(paths(refused(withSteps({ window: { from: '19:00', to: '09:00' } }))), ['/steps/0/window'])
  assert.deepEqual(paths(refused(withSteps({ window: { from: '09:00', to: '09:00' } }))), ['/steps/0/window'])
})

test('a step only for the control arm is unreachable', () => {
  const errors = refused(strategyDocument({ arms: ARMS, steps: [stepDocument({ arms: ['control'] })] }))
  assert.deepEqual(paths(errors), ['/steps/0/arms'])
  accepted(strategyDocument({ arms: ARMS, steps: [stepDocument({ arms: ['control', 'a'] })] }))
})

test('a step before one of the same moment that always applies is unreachable', () => {
  assert.deepEqual(paths(refused(withSteps({}, { tone: 'neutral' }))), ['/steps/0'])
  assert.deepEqual(paths(refused(withSteps({ if: { segments: ['vip'] }, expires: '9 days' }, {}))), ['/steps/0'])
})

test('a step before one that does not always apply can be reached', () => {
  const withArms = (...steps: unknown[]) => strategyDocument({ arms: ARMS, steps })
  accepted(withSteps({}, { if: { segments: ['vip'] } }))
  accepted(withSteps({}, { when: 'overdue 2 days' }, { when: 'overdue 2 days', requires: ['step-0'] }))
  accepted(withArms(stepDocument({ arms: ['a'] }), stepDocument({ id: 'x', arms: ['b'] })))
  accepted(withArms(stepDocument(), stepDocument({ id: 'x', arms: ['a'] })))
  accepted(withArms(stepDocument({ arms: ['a', 'b'] }), stepDocument({ id: 'x', arms: ['b'] })))
  assert.deepEqual(
    paths(refused(withArms(stepDocument({ arms: ['a'] }), stepDocument({ id: 'x', arms: ['b', 'a'] })))),
    ['/steps/0'],
  )
})

test('a lesson and a reminder of one moment go side by side', () => {
  accepted(withSteps({ purpose: 'education' }, {}))
  accepted(withSteps({}, { purpose: 'education' }))
})

test('nobody does a step of one arm and then a step of another', () => {
  const steps = [
    stepDocument({ arms: ['a'] }),
    stepDocument({ id: 'x', when: 'overdue 2 days', arms: ['b'], requires: ['overdue-1'] }),
  ]
  assert.deepEqual(paths(refused(strategyDocument({ arms: ARMS, steps }))), ['/steps/1/requires/0'])
})

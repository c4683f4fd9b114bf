import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, stepDocument, strategyDocument, withSteps } from './strategy-documents.ts'

const gentle = { when: 'overdue 1 day' }
const firm = { when: 'overdue 15 days', tone: 'firm' }

test('a firm step may follow a gentle one', () => {
  accepted(withSteps(gentle, firm))
  accepted(withSteps(firm, gentle))
})

test('the first words after the due date are never firm', () => {
  const [error, ...others] = refused(withSteps({ when: 'due', purpose: 'due-today' }, firm))
  assert.equal(others.length, 0)
  assert.equal(error?.path, '/steps/1/tone')
  assert.match(error?.mend ?? '', /gentle first/)
})

test('work for a person is not yet gentle words', () => {
  assert.deepEqual(paths(refused(withSteps({ ...gentle, channels: ['agent'] }, firm))), ['/steps/1/tone'])
})

test('the first words are gentle in every arm that is contacted', () => {
  const arms = [
    { id: 'a', share: 1 },
    { id: 'b', share: 1 },
  ]
  const steps = [stepDocument({ arms: ['a'] }), stepDocument({ id: 'firm', ...firm })]
  assert.deepEqual(paths(refused(strategyDocument({ arms, steps }))), ['/steps/1/tone'])
  const control = [
    { id: 'a', share: 1 },
    { id: 'b', share: 1, contact: false },
  ]
  accepted(strategyDocument({ arms: control, steps }))
})

test('the first words after a missed instalment of an arrangement are gentle too', () => {
  const missed = { when: 'instalment missed 5 days', purpose: 'instalment-missed', tone: 'firm' }
  assert.deepEqual(paths(refused(withSteps(gentle, missed))), ['/steps/1/tone'])
})

const neverFirm = [
  { when: 'opened + 3 days', purpose: 'offer-arrangement' },
  { when: 'due - 3 days', purpose: 'upcoming' },
  { when: 'due', purpose: 'due-today' },
  { when: 'promise due - 1 day', purpose: 'promise-due' },
  { when: 'instalment due', purpose: 'instalment-due' },
  { when: 'promise kept', purpose: 'thanks' },
  { when: 'instalment paid', purpose: 'thanks' },
  { when: 'cured', purpose: 'thanks' },
  { when: 'promise partly kept', purpose: 'thanks' },
  { when: 'overdue 9 days', purpose: 'education' },
]
for (const step of neverFirm) {
  test(`nobody is spoken to firmly about ${step.purpose} at "${step.when}"`, () => {
    assert.deepEqual(paths(refused(withSteps(gentle, { ...step, tone: 'firm' }))), ['/steps/1/tone'])
    accepted(withSteps(gentle, { ...step, tone: 'neutral' }))
  })
}

const untrue = [
  { when: 'opened + 3 days', purpose: 'upcoming' },
  { when: 'due - 3 days', purpose: 'overdue' },
  { when: 'due', purpose: 'overdue' },
  { when: 'overdue 2 days', purpose: 'upcoming' },
  { when: 'due - 1 day', purpose: 'due-today' },
  { when: 'overdue 2 days', purpose: 'promise-broken' },
  { when: 'promise kept', purpose: 'promise-broken' },
  { when: 'instalment paid', purpose: 'offer-arrangement' },
  { when: 'arrangement broken', purpose: 'instalment-missed' },
  { when: 'promise broken', purpose: 'promise-due' },
  { when: 'instalment due - 2 days', purpose: 'instalment-missed' },
  { when: 'instalment missed 1 day', purpose: 'instalment-due' },
  { when: 'overdue 3 days', purpose: 'thanks' },
  { when: 'cured', purpose: 'offer-arrangement' },
]
for (const step of untrue) {
  test(`"${step.purpose}" is refused at "${step.when}", where it is not true`, () => {
    assert.deepEqual(paths(refused(withSteps(step))), ['/steps/0/purpose'])
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accepted, paths, refused, withSteps } from './strategy-documents.ts'

const OFFER = { when: 'overdue 4 days', purpose: 'offer-arrangement', tone: 'neutral', expires: '5 days' }
const LAST = { when: 'overdue 90 days', channels: ['agent'], tone: 'neutral', expires: '30 days' }

for (const task of ['visit', 'legal-review']) {
  test(`a ${task} without an offer to pay in parts is refused, wherever the offer stands in the file`, () => {
    assert.deepEqual(refused(withSteps(OFFER, { ...LAST, task })), [
      {
        path: '/steps/1/requires',
        problem: `the step "step-1" is a ${task}, and no offer to pay in parts need have reached the borrower before`,
        mend: 'require "step-0"',
      },
    ])
    assert.equal(
      refused(withSteps({ ...LAST, task }))[0]?.mend,
      'require a step with the purpose offer-arrangement, by message',
    )
  })

  test(`a ${task} that requires the offer, itself or by way of another step, is taken`, () => {
    accepted(withSteps(OFFER, { ...LAST, task, requires: ['step-0'] }))
    const call = { when: 'overdue 60 days', channels: ['agent'], task: 'call', requires: ['step-0'] }
    accepted(withSteps(OFFER, call, { ...LAST, task, requires: ['step-1'] }))
  })

  test(`an offer that only gives work to a person does not make way for a ${task}`, () => {
    for (const channels of [['agent'], ['sms', 'agent']]) {
      const errors = refused(withSteps({ ...OFFER, channels }, { ...LAST, task, requires: ['step-0'] }))
      assert.deepEqual(paths(errors), ['/steps/1/requires'])
    }
  })

  test(`a ${task} never takes the place of a message`, () => {
    const errors = refused(withSteps(OFFER, { ...LAST, task, channels: ['sms', 'agent'], requires: ['step-0'] }))
    assert.deepEqual(paths(errors), ['/steps/1/channels'])
    assert.match(errors[0]?.mend ?? '', /^write \["agent"\] here/)
  })

  test(`a ${task} may follow an arrangement that was broken`, () => {
    accepted(withSteps({ ...LAST, task, when: 'arrangement broken + 9 days', purpose: 'offer-arrangement' }))
  })
}

test('a last resort in a cycle of requirements is told of both', () => {
  const cycle = withSteps({ ...LAST, task: 'visit', requires: ['step-1'] }, { ...LAST, requires: ['step-0'] })
  assert.deepEqual(paths(refused(cycle)), ['/steps/0/requires', '/steps/0/requires'])
})

test('calls and reviews need no offer', () => {
  accepted(withSteps({ ...LAST, task: 'call' }, { ...LAST, when: 'overdue 91 days', task: 'review' }))
})

test('a task in a step that never comes to a person is refused', () => {
  assert.deepEqual(refused(withSteps({ task: 'review' })), [
    {
      path: '/steps/0/task',
      problem: 'the step "step-0" asks for a review and never comes to a person',
      mend: 'add "agent" to "channels", or remove "task"',
    },
  ])
})

test('a task of another kind is told the kinds that there are', () => {
  assert.match(refused(withSteps({ ...LAST, task: 'letter' }))[0]?.mend ?? '', /call, review, visit, legal-review/)
})

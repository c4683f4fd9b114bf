import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LEASE } from '../../shared/reconcile/stale-claim.ts'
import { SECOND } from '../../shared/time/instant.ts'
import { type Resource, resourcesOf, synthesise } from './synthesised.ts'

const prod = synthesise('prod')
const queues = resourcesOf(prod, 'AWS::SQS::Queue')
const functions = resourcesOf(prod, 'AWS::Lambda::Function')
const contactQueues = [...queues].filter(
  ([id, { Properties }]) => id.includes('ContactQueues') && Properties.RedrivePolicy !== undefined,
)

function readersOf(queueId: string): readonly Resource[] {
  const mappings = [...resourcesOf(prod, 'AWS::Lambda::EventSourceMapping').values()]
  return mappings.filter(({ Properties }) => Properties.EventSourceArn['Fn::GetAtt'][0] === queueId)
}

test('there is one queue a channel, and one function reads it', () => {
  assert.equal(contactQueues.length, 3)
  for (const [id] of contactQueues) assert.equal(readersOf(id).length, 1)
})

test('a message in work stays hidden longer than a claim lives, and a claim lives longer than its function', () => {
  for (const [id, { Properties }] of contactQueues) {
    assert.ok(Properties.VisibilityTimeout > LEASE / SECOND)
    const reader = readersOf(id)[0]?.Properties.FunctionName.Ref
    assert.ok(functions.get(reader)?.Properties.Timeout < LEASE / SECOND)
  }
})

test('a message that fails goes to a dead-letter queue of its channel, after more tries than a full Lambda costs', () => {
  const targets = contactQueues.map(
    ([, { Properties }]) => Properties.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0],
  )
  assert.equal(new Set(targets).size, contactQueues.length)
  for (const target of targets) assert.ok(queues.has(target))
  for (const [, { Properties }] of contactQueues) assert.ok(Properties.RedrivePolicy.maxReceiveCount >= 5)
})

test('every queue is encrypted and refuses plain HTTP', () => {
  const policies = [...resourcesOf(prod, 'AWS::SQS::QueuePolicy').values()]
  for (const [id, { Properties }] of queues) {
    assert.equal(Properties.SqsManagedSseEnabled, true)
    const policy = policies.find((one) => one.Properties.Queues[0].Ref === id)
    const [statement] = policy?.Properties.PolicyDocument.Statement ?? []
    assert.equal(statement?.Effect, 'Deny')
    assert.deepEqual(statement?.Condition, { Bool: { 'aws:SecureTransport': 'false' } })
  }
})

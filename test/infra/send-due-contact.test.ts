import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST } from '../../functions/send-due-contact/lanes.ts'
import { resourcesOf, synthesise } from './synthesised.ts'

const prod = synthesise('prod')
const senders = [...resourcesOf(prod, 'AWS::Lambda::Function')].filter(([id]) => id.includes('SendDueContact'))
const mappings = [...resourcesOf(prod, 'AWS::Lambda::EventSourceMapping').values()]

test('each function sends by one channel, and reads the queue of that channel', () => {
  const channels = senders.map(([id, { Properties }]) => {
    const channel: string = Properties.Environment.Variables.CHANNEL
    const mapping = mappings.find((one) => one.Properties.FunctionName.Ref === id)
    assert.match(mapping?.Properties.EventSourceArn['Fn::GetAtt'][0], new RegExp(`ContactQueues${channel}`))
    return channel
  })
  assert.deepEqual(channels, ['sms', 'email', 'agent'])
})

test('a batch is as large as a function has lanes, and is gathered for no more than a second', () => {
  for (const [id] of senders) {
    const { Properties } = mappings.find((one) => one.Properties.FunctionName.Ref === id) ?? {}
    assert.deepEqual([Properties.BatchSize, Properties.MaximumBatchingWindowInSeconds], [MOST, 1])
  }
})

test('the pace of a channel is held, and a message that fails comes back alone', () => {
  for (const [id] of senders) {
    const { Properties } = mappings.find((one) => one.Properties.FunctionName.Ref === id) ?? {}
    assert.equal(Properties.ScalingConfig.MaximumConcurrency, 2)
    assert.deepEqual(Properties.FunctionResponseTypes, ['ReportBatchItemFailures'])
  }
})

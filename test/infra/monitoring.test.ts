import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise } from './synthesised.ts'

const prod = synthesise('prod')
const alarms = [...resourcesOf(prod, 'AWS::CloudWatch::Alarm').values()]
const functions = resourcesOf(prod, 'AWS::Lambda::Function')
const queues = resourcesOf(prod, 'AWS::SQS::Queue')

const watched = (dimension: string) =>
  alarms.flatMap(({ Properties }) => {
    const [found] = Properties.Dimensions.filter(({ Name }: { Name: string }) => Name === dimension)
    return found === undefined ? [] : [found.Value.Ref ?? found.Value['Fn::GetAtt'][0]]
  })

test('an alarm rings when a function fails', () => {
  assert.deepEqual(watched('FunctionName').toSorted(), [...functions.keys()].toSorted())
})

test('an alarm rings when anything lands where only a person looks', () => {
  const dead = [...queues].filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id)
  assert.deepEqual(watched('QueueName').toSorted(), dead.toSorted())
})

test('each alarm says what the failure means and what to do', () => {
  for (const { Properties } of alarms) {
    assert.ok(Properties.AlarmDescription.length > 80, Properties.AlarmDescription)
    assert.ok(Properties.AlarmDescription.length <= 1024)
  }
})

test('what waits for a person waits for as long as SQS keeps it', () => {
  for (const [id, { Properties }] of queues) {
    if (Properties.RedrivePolicy === undefined) assert.equal(Properties.MessageRetentionPeriod, 14 * 86_400, id)
  }
})

test('logs are kept for a time that is stated', () => {
  for (const { Properties } of resourcesOf(prod, 'AWS::Logs::LogGroup').values()) {
    assert.equal(Properties.RetentionInDays, 365)
  }
  for (const { Properties } of functions.values()) {
    assert.ok(Properties.LoggingConfig.LogGroup.Ref)
    assert.equal(Properties.LoggingConfig.LogFormat, 'JSON')
  }
})

test('functions run on Node 24 on arm64', () => {
  for (const { Properties } of functions.values()) {
    assert.equal(Properties.Runtime, 'nodejs24.x')
    assert.deepEqual(Properties.Architectures, ['arm64'])
  }
})

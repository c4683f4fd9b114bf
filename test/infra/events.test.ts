import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod', { retention: { archiveDays: 400 } })
const [busId, bus] = theOnly(prod, 'AWS::Events::EventBus')
const [streamId, stream] = theOnly(prod, 'AWS::KinesisFirehose::DeliveryStream')
const { ExtendedS3DestinationConfiguration: destination } = stream.Properties

test('the bus bears the name of its stage, so that a lender knows it', () => {
  assert.equal(bus.Properties.Name, 'duewell-prod')
})

test('every business event goes to the archive, and one that can not is kept for a person', () => {
  const [, rule] = theOnly(prod, 'AWS::Events::Rule', /EventArchive/)
  assert.deepEqual(rule.Properties.EventBusName, { Ref: busId })
  assert.deepEqual(rule.Properties.EventPattern, { source: ['duewell'] })
  const [target] = rule.Properties.Targets
  assert.deepEqual(target.Arn, { 'Fn::GetAtt': [streamId, 'Arn'] })
  const [dead] = target.DeadLetterConfig.Arn['Fn::GetAtt']
  const policies = [...resourcesOf(prod, 'AWS::SQS::QueuePolicy').values()]
  const policy = policies.find(({ Properties }) => Properties.Queues[0].Ref === dead)
  assert.match(JSON.stringify(policy?.Properties), /events\.amazonaws\.com/)
})

test('the archive holds a line an event, by the hour, and keeps it for the days that settings say', () => {
  assert.equal(destination.Prefix, 'events/!{timestamp:yyyy/MM/dd/HH}/')
  assert.deepEqual(destination.ProcessingConfiguration.Processors, [{ Type: 'AppendDelimiterToRecord' }])
  assert.equal(destination.CompressionFormat, 'GZIP')
  const [, bucket] = theOnly(prod, 'AWS::S3::Bucket', /EventArchive/)
  assert.equal(bucket.Properties.LifecycleConfiguration.Rules[0].ExpirationInDays, 400)
})

test('events are told of what the history gained, and not of what it forgets', () => {
  const [, mapping] = theOnly(prod, 'AWS::Lambda::EventSourceMapping', /PublishEvents/)
  const [filter] = mapping.Properties.FilterCriteria.Filters
  assert.deepEqual(JSON.parse(filter.Pattern), {
    eventName: ['INSERT'],
    dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] } } },
  })
  assert.match(JSON.stringify(mapping.Properties.EventSourceArn), /CaseStoreHistory.*StreamArn/)
})

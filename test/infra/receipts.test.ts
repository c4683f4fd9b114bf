import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventType } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { LANES } from '../../functions/record-delivery/handler.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const END_USER_MESSAGING = {
  channels: {
    sms: { sender: { by: 'end-user-messaging', originationIdentity: 'pool-1234' } },
    email: { sender: { from: 'Bank <a@bank.example>', configurationSet: 'house-mail' } },
    agent: {},
  },
}

const prod = synthesise('prod')
const other = synthesise('prod', END_USER_MESSAGING)
const [reports, queue] = theOnly(prod, 'AWS::SQS::Queue', /RecordDeliveryReportsQueue/)
const [recorder] = theOnly(prod, 'AWS::Lambda::Function', /RecordDelivery/)

test("SES's events of our mails alone come to the queue of reports, and what can't be delivered is kept", () => {
  const [set] = theOnly(prod, 'AWS::SES::ConfigurationSet')
  const [, rule] = theOnly(prod, 'AWS::Events::Rule', /EmailReceipts/)
  assert.deepEqual(rule.Properties.EventPattern, {
    source: ['aws.ses'],
    detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
  })
  assert.equal(rule.Properties.EventBusName, undefined)
  const [target] = rule.Properties.Targets
  assert.deepEqual(target.Arn, { 'Fn::GetAtt': [reports, 'Arn'] })
  assert.ok(target.DeadLetterConfig.Arn)
})

test('nobody is watched opening a mail or following its link', () => {
  const [, destination] = theOnly(prod, 'AWS::SES::ConfigurationSetEventDestination')
  const { EventBridgeDestination, MatchingEventTypes } = destination.Properties.EventDestination
  assert.match(JSON.stringify(EventBridgeDestination.EventBusArn), /event-bus\/default/)
  assert.deepEqual(MatchingEventTypes, ['delivery', 'bounce', 'complaint', 'reject', 'renderingFailure'])
})

test('a configuration set of the lender is used, and our events are asked of it', () => {
  assert.equal(resourcesOf(other, 'AWS::SES::ConfigurationSet').size, 0)
  const [, destination] = theOnly(other, 'AWS::SES::ConfigurationSetEventDestination')
  assert.equal(destination.Properties.ConfigurationSetName, 'house-mail')
})

test('reports that fail go to dead letters after more tries than a full Lambda costs', () => {
  assert.ok(queue.Properties.RedrivePolicy.maxReceiveCount >= 5)
  const reading = [...resourcesOf(prod, 'AWS::Lambda::EventSourceMapping').values()].find(
    ({ Properties }) => Properties.FunctionName.Ref === recorder,
  )
  assert.ok(queue.Properties.VisibilityTimeout >= 6 * 60 + reading?.Properties.MaximumBatchingWindowInSeconds)
  assert.equal(reading?.Properties.BatchSize, LANES, 'a whole batch is in work at once')
})

test("SNS's delivery logs go to the recorder, are encrypted with our key, and keep numbers for a week", () => {
  const filters = [...resourcesOf(prod, 'AWS::Logs::SubscriptionFilter').values()]
  assert.equal(filters.length, 2)
  for (const { Properties } of filters) {
    assert.deepEqual(Properties.DestinationArn, { 'Fn::GetAtt': [recorder, 'Arn'] })
    assert.equal(Properties.FilterPattern, '')
  }
  const groups = [...resourcesOf(prod, 'AWS::Logs::LogGroup')].filter(([id]) => id.includes('SmsReceipts'))
  assert.equal(groups.length, 2)
  for (const [, { Properties }] of groups) {
    assert.match(JSON.stringify(Properties.LogGroupName), /sns\/.*DirectPublishToPhoneNumber/)
    assert.match(JSON.stringify(Properties.KmsKeyId), /CaseStoreKey/)
  }
})

test('only the two log groups of this account may call the recorder, and what fails there is kept', () => {
  for (const { Properties } of resourcesOf(prod, 'AWS::Lambda::Permission').values()) {
    assert.equal(Properties.Principal, 'logs.amazonaws.com')
    assert.deepEqual(Properties.SourceAccount, { Ref: 'AWS::AccountId' })
    assert.match(JSON.stringify(Properties.SourceArn), /DirectPublishToPhoneNumber/)
  }
  const [, invoking] = theOnly(prod, 'AWS::Lambda::EventInvokeConfig')
  assert.ok(invoking.Properties.DestinationConfig.OnFailure.Destination)
})

test('a second stage of an account reads the log groups that the first one made', () => {
  const second = synthesise('test', { smsDeliveryLogs: 'existing' })
  assert.equal([...resourcesOf(second, 'AWS::Logs::LogGroup').keys()].filter((id) => /SmsReceipts/.test(id)).length, 0)
  assert.equal(resourcesOf(second, 'AWS::Logs::SubscriptionFilter').size, 2)
  assert.equal(resourcesOf(synthesise('test', { smsDeliveryLogs: 'off' }), 'AWS::Logs::SubscriptionFilter').size, 0)
})

test("End User Messaging's events come by a topic that only it may publish to, raw, to the queue of reports", () => {
  const [topic] = theOnly(other, 'AWS::SNS::Topic', /EndUserMessaging/)
  const [, policy] = theOnly(other, 'AWS::SNS::TopicPolicy', /EndUserMessaging/)
  const [allowed] = policy.Properties.PolicyDocument.Statement.filter(
    (one: { Effect: string }) => one.Effect === 'Allow',
  )
  assert.deepEqual(allowed.Principal, { Service: 'sms-voice.amazonaws.com' })
  assert.deepEqual(allowed.Condition, { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })
  const [, subscription] = theOnly(other, 'AWS::SNS::Subscription', /RecordDelivery/)
  assert.deepEqual(subscription.Properties.TopicArn, { Ref: topic })
  assert.equal(subscription.Properties.RawMessageDelivery, true)
  assert.ok(subscription.Properties.RedrivePolicy)
  const [, set] = theOnly(other, 'AWS::SMSVOICE::ConfigurationSet')
  const [destination] = set.Properties.EventDestinations
  assert.deepEqual(destination.SnsDestination, { TopicArn: { Ref: topic } })
})

test('a stage that sends SMS by SNS has nothing that an emulator does not know', () => {
  assert.equal(resourcesOf(prod, 'AWS::SMSVOICE::ConfigurationSet').size, 0)
})

test('the topic carries only events that say how a text or a call failed, since each is paid for on its way', () => {
  const [, set] = theOnly(other, 'AWS::SMSVOICE::ConfigurationSet')
  const [{ MatchingEventTypes }] = set.Properties.EventDestinations
  assert.ok(MatchingEventTypes.includes('TEXT_INVALID') && MatchingEventTypes.includes('VOICE_NO_ANSWER'))
  for (const type of MatchingEventTypes) {
    assert.ok(type in EventType, type)
    assert.ok(
      !/ALL$|QUEUED|SENT|PENDING|UNKNOWN|RINGING|INITIATED|ANSWERED|DELIVERED|SUCCESSFUL|COMPLETED$/.test(type),
      type,
    )
  }
})

test('what arrived is taken from the default bus, by channel: of our own configuration set, and nothing on its way', () => {
  const [set] = theOnly(other, 'AWS::SMSVOICE::ConfigurationSet')
  const [, texts] = theOnly(other, 'AWS::Events::Rule', /smsarrivals/)
  assert.deepEqual(texts.Properties.EventPattern, {
    source: ['aws.sms-voice'],
    'detail-type': ['Text Message Delivery Status Updated'],
    detail: {
      $or: [{ eventType: ['TEXT_DELIVERED', 'VOICE_COMPLETED'] }, { eventType: ['TEXT_SUCCESSFUL'], isFinal: [true] }],
      context: { set: [{ Ref: set }], contact: [{ exists: true }] },
    },
  })
  assert.equal(texts.Properties.EventBusName, undefined)
  const [target] = texts.Properties.Targets
  assert.deepEqual(target.Arn, {
    'Fn::GetAtt': [theOnly(other, 'AWS::SQS::Queue', /RecordDeliveryReportsQueue/)[0], 'Arn'],
  })
  assert.ok(target.DeadLetterConfig.Arn)
})

test('a sender says by which configuration set its messages go, as the rule asks, whoever made the set', () => {
  const voice = { originationIdentity: 'phone-1234', configurationSet: 'house-calls' }
  const calling = synthesise('prod', { channels: { ...END_USER_MESSAGING.channels, voice: { sender: voice } } })
  for (const [rule, channel] of [
    [/smsarrivals/, 'sms'],
    [/voicearrivals/, 'voice'],
  ] as const) {
    const [, { Properties }] = theOnly(calling, 'AWS::Events::Rule', rule)
    const [asked] = Properties.EventPattern.detail.context.set
    const senders = [...resourcesOf(calling, 'AWS::Lambda::Function').values()].filter(
      ({ Properties }) => Properties.Environment.Variables.CHANNEL === channel,
    )
    assert.equal(senders.length, 1)
    const told = JSON.stringify(senders[0]?.Properties.Environment.Variables.SENDER)
    assert.ok(told.includes(typeof asked === 'string' ? asked : asked.Ref), channel)
  }
})

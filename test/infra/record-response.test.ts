import assert from 'node:assert/strict'
import { test } from 'node:test'
import { responseEnvironmentSchema } from '../../functions/record-response/environment.ts'
import type { EmailChannel } from '../../infra/channels.ts'
import { requireReplies } from '../../infra/require-replies.ts'
import { strategyFrom } from '../../infra/strategy-file.ts'
import { SHIPPED_TEMPLATES } from '../../shared/messages/shipped-templates.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const SENDER = { by: 'end-user-messaging', originationIdentity: 'pool-1234', twoWay: true }
const twoWay = synthesise('prod', { channels: { sms: { sender: SENDER }, agent: {} } })
const oneWay = synthesise('prod')
const [queue, inbound] = theOnly(twoWay, 'AWS::SQS::Queue', /RecordResponseInboundQueue/)

interface Statement {
  readonly Action: string | readonly string[]
  readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys': readonly string[] } }
}

function statementsOf(id: RegExp): readonly Statement[] {
  const [, policy] = theOnly(twoWay, 'AWS::IAM::Policy', id)
  return policy.Properties.PolicyDocument.Statement
}

test('a stage whose texts nobody can answer has no door for answers', () => {
  assert.equal([...resourcesOf(oneWay, 'AWS::Lambda::Function').keys()].filter((id) => /Response/.test(id)).length, 0)
})

test('only End User Messaging of this account may publish what borrowers answer', () => {
  const [topic] = theOnly(twoWay, 'AWS::SNS::Topic', /RecordResponse/)
  const [, policy] = theOnly(twoWay, 'AWS::SNS::TopicPolicy', /RecordResponse/)
  const statements: { Effect: string; Principal: object; Condition: object }[] =
    policy.Properties.PolicyDocument.Statement
  const [allowed, ...more] = statements.filter(({ Effect }) => Effect === 'Allow')
  assert.deepEqual(more, [])
  assert.deepEqual(allowed?.Principal, { Service: 'sms-voice.amazonaws.com' })
  assert.deepEqual(allowed?.Condition, { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })
  const [, subscription] = theOnly(twoWay, 'AWS::SNS::Subscription', /RecordResponse/)
  assert.deepEqual(subscription.Properties.TopicArn, { Ref: topic })
  assert.deepEqual(subscription.Properties.Endpoint, { 'Fn::GetAtt': [queue, 'Arn'] })
  assert.ok(subscription.Properties.RedrivePolicy.deadLetterTargetArn)
  // The envelope has the only time of a text.
  assert.equal(subscription.Properties.RawMessageDelivery, undefined)
})

test('what fails is tried more often than a full Lambda costs, then kept, and can be moved back', () => {
  assert.ok(inbound.Properties.RedrivePolicy.maxReceiveCount >= 5)
  assert.ok(inbound.Properties.VisibilityTimeout >= 6 * 60)
  const [, redrive] = theOnly(twoWay, 'AWS::Lambda::Function', /RedriveFunction/)
  assert.match(JSON.stringify(redrive.Properties.Environment), /responses/)
})

test('the door, and the sweep that finishes what it left, may delete an item of a case, and the door reaches named partitions only', () => {
  const deleting = [...resourcesOf(twoWay, 'AWS::IAM::Policy')].filter(([, { Properties }]) =>
    JSON.stringify(Properties.PolicyDocument).includes('dynamodb:DeleteItem'),
  )
  assert.deepEqual(deleting.map(([id]) => /RecordResponse|SweepCases/.exec(id)?.[0]).toSorted(), [
    'RecordResponse',
    'SweepCases',
  ])
  const ofTables = statementsOf(/RecordResponseFunction/).filter(({ Action }) =>
    /dynamodb:/.test(JSON.stringify(Action)),
  )
  const partitions = ofTables.flatMap(
    ({ Condition }) => Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['all'],
  )
  assert.deepEqual([...new Set(partitions.flat())].toSorted(), ['ADDRESS#*', 'BORROWER#*', 'MESSAGE#*', 'RESPONSE#*'])
})

test('the sender notes whose message each one is, so that an answer finds it', () => {
  const noted = statementsOf(/SendDueContactsmsFunction/).filter(({ Condition }) =>
    JSON.stringify(Condition ?? {}).includes('MESSAGE#'),
  )
  assert.deepEqual(
    noted.map(({ Action }) => Action),
    ['dynamodb:PutItem'],
  )
})

test('the door is told all that it reads', () => {
  const [, { Properties }] = theOnly(twoWay, 'AWS::Lambda::Function', /RecordResponse/)
  const told = Object.keys(Properties.Environment.Variables)
  const { SECOND_OPINION_MODEL: _, ...needed } = responseEnvironmentSchema.shape
  for (const name of Object.keys(needed)) assert.ok(told.includes(name), name)
})

test('a failure of the door has an alarm that says what it means for borrowers', () => {
  const texts = [...resourcesOf(twoWay, 'AWS::CloudWatch::Alarm')]
    .filter(([id]) => /RecordResponse/.test(id))
    .map(([, { Properties }]) => Properties.AlarmDescription)
  assert.equal(texts.length, 2)
  for (const text of texts) assert.match(text, /stop/i)
})

test('a text that asks for a reply is refused where it leaves by a sender id', () => {
  const strategy = strategyFrom('gentle')
  const sns = { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } as const
  assert.throws(
    () => requireReplies(strategy, SHIPPED_TEMPLATES, { sms: { sender: { ...sns, senderId: 'HARBOUR' } } }),
    {
      name: 'StrategyRefusedError',
    },
  )
  const senderId = 'arn:aws:sms-voice:eu-central-1:123456789012:sender-id/HARBOUR/GB'
  const endUserMessaging = { by: 'end-user-messaging', originationIdentity: senderId, maxPriceUsd: '0.10' } as const
  assert.throws(
    () => requireReplies(strategy, SHIPPED_TEMPLATES, { sms: { sender: endUserMessaging } }),
    /can't receive/,
  )
  assert.doesNotThrow(() => requireReplies(strategy, SHIPPED_TEMPLATES, { sms: { sender: sns } }))
  const silent = SHIPPED_TEMPLATES.map((template) => ({ ...template, texts: {} }))
  assert.doesNotThrow(() => requireReplies(strategy, silent, { sms: { sender: { ...sns, senderId: 'HARBOUR' } } }))
})

test('a mail that asks for a reply is refused where it is answered to an address that nobody reads', () => {
  const strategy = strategyFrom('gentle')
  const unread = { from: 'Harbour Bank <no-reply@hb.example>' }
  const requires = (email: EmailChannel) => requireReplies(strategy, SHIPPED_TEMPLATES, { email })
  assert.throws(() => requires({ sender: unread }), /nobody reads it/)
  assert.throws(
    () => requires({ sender: { from: 'a@hb.example', replyTo: 'donotreply@hb.example' } }),
    /nobody reads it/,
  )
  assert.doesNotThrow(() => requires({ sender: { ...unread, replyTo: 'help@hb.example' } }))
  assert.doesNotThrow(() => requires({ sender: unread, inbound: { address: 'answers@in.hb.example' } }))
  assert.doesNotThrow(() => requires({ sender: { from: 'reminders@hb.example' } }))
})

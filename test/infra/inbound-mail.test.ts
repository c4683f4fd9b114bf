import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailEnvironmentSchema, responseEnvironmentSchema } from '../../functions/record-response/environment.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const sms = { sender: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } }
const email = {
  sender: { from: 'Harbour Bank <reminders@bank.example>' },
  inbound: { address: 'Answers@in.bank.example' },
}
const answered = synthesise('prod', { channels: { sms, email, agent: {} } })

test('a stage whose mails nobody can answer receives none', () => {
  const silent = synthesise('prod', { channels: { sms, email: { sender: email.sender }, agent: {} } })
  assert.equal(resourcesOf(silent, 'AWS::SES::ReceiptRule').size, 0)
})

test('mails to one address are scanned, kept in a bucket for days and told to a queue', () => {
  const [, { Properties }] = theOnly(answered, 'AWS::SES::ReceiptRule')
  const { Rule } = Properties
  assert.deepEqual([Rule.Recipients, Rule.ScanEnabled, Rule.Enabled], [['answers@in.bank.example'], true, true])
  const [bucketId, bucket] = theOnly(answered, 'AWS::S3::Bucket', /InboundMailMails/)
  assert.deepEqual(Rule.Actions[0].S3Action.BucketName, { Ref: bucketId })
  const [life] = bucket.Properties.LifecycleConfiguration.Rules
  assert.deepEqual([life.ExpirationInDays, life.NoncurrentVersionExpiration.NoncurrentDays], [14, 1])
  const [topic] = theOnly(answered, 'AWS::SNS::Topic', /InboundMail/)
  assert.deepEqual(Rule.Actions[0].S3Action.TopicArn, { Ref: topic })
  const [queue] = theOnly(answered, 'AWS::SQS::Queue', /InboundMailArrivedQueue/)
  const [, subscription] = theOnly(answered, 'AWS::SNS::Subscription', /InboundMail/)
  assert.deepEqual(subscription.Properties.Endpoint, { 'Fn::GetAtt': [queue, 'Arn'] })
})

test('only SES of this account writes mails, tells of them and uses the key for it', () => {
  const policies = [
    ...resourcesOf(answered, 'AWS::S3::BucketPolicy'),
    ...resourcesOf(answered, 'AWS::SNS::TopicPolicy'),
  ].flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
  const [, key] = theOnly(answered, 'AWS::KMS::Key')
  const forSes = [...policies, ...key.Properties.KeyPolicy.Statement].filter(
    ({ Principal }) => Principal?.Service === 'ses.amazonaws.com',
  )
  assert.deepEqual(forSes.flatMap(({ Action }) => Action).toSorted(), [
    'kms:Encrypt',
    'kms:GenerateDataKey',
    's3:PutObject',
    'sns:Publish',
  ])
  for (const { Condition } of forSes) {
    assert.deepEqual(Condition, { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })
  }
})

test('mails ask to be answered there, and the sender notes whose each one is', () => {
  const [, sender] = theOnly(answered, 'AWS::Lambda::Function', /SendDueContactemail/)
  assert.match(JSON.stringify(sender.Properties.Environment.Variables.SENDER), /answers@in\.bank\.example.*answered/)
  const [, { Properties }] = theOnly(answered, 'AWS::IAM::Policy', /SendDueContactemail/)
  assert.match(JSON.stringify(Properties.PolicyDocument), /MESSAGE#\*/)
})

test('the door reads mails and writes none, and is told all that it reads', () => {
  const [, { Properties }] = theOnly(answered, 'AWS::IAM::Policy', /InboundMailFunction/)
  const s3 = Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action)
    .filter((action: string) => action.startsWith('s3:'))
    .toSorted()
  assert.deepEqual(s3, ['s3:GetObject', 's3:ListBucket'])
  const [, door] = theOnly(answered, 'AWS::Lambda::Function', /InboundMail/)
  const told = Object.keys(door.Properties.Environment.Variables)
  const { SECOND_OPINION_MODEL: _, ...read } = { ...responseEnvironmentSchema.shape, ...mailEnvironmentSchema.shape }
  for (const name of Object.keys(read)) assert.ok(told.includes(name), name)
})

test('a rule set that the account has already takes the rule', () => {
  const inbound = { ...email.inbound, ruleSet: 'house-mail' }
  const shared = synthesise('prod', { channels: { sms, email: { ...email, inbound }, agent: {} } })
  assert.equal(resourcesOf(shared, 'AWS::SES::ReceiptRuleSet').size, 0)
  assert.equal(theOnly(shared, 'AWS::SES::ReceiptRule')[1].Properties.RuleSetName, 'house-mail')
})

test('what fails can be moved back, and its alarm says what it means for borrowers', () => {
  const [, redrive] = theOnly(answered, 'AWS::Lambda::Function', /RedriveFunction/)
  assert.match(JSON.stringify(redrive.Properties.Environment), /mails/)
  const texts = [...resourcesOf(answered, 'AWS::CloudWatch::Alarm')]
    .filter(([id]) => /InboundMail/.test(id))
    .map(([, { Properties }]) => Properties.AlarmDescription)
  assert.equal(texts.length, 2)
  for (const text of texts) assert.match(text, /stop/i)
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Template } from 'aws-cdk-lib/assertions'
import { App, Duration, Stack } from 'aws-cdk-lib/core'
import { pacesOf } from '../../infra/channels.ts'
import { deploymentOf } from '../../infra/deployment.ts'
import { ReminderScheduler } from '../../infra/reminder-scheduler.ts'
import type { ReminderSchedulerProps } from '../../infra/reminder-scheduler-props.ts'
import { strategyFrom } from '../../infra/strategy-file.ts'
import { SAMPLE_LENDER } from '../../shared/messages/lender.ts'
import { resourcesOf } from './synthesised.ts'

const outdir = mkdtempSync(join(tmpdir(), 'duewell-'))
after(() => rmSync(outdir, { recursive: true }))

const PROPS: ReminderSchedulerProps = {
  stage: 'pilot',
  strategy: strategyFrom('gentle'),
  lender: SAMPLE_LENDER,
  channels: {
    email: { sender: { from: 'Harbour Bank <reminders@hb.example>' } },
    voice: { sender: { originationIdentity: 'phone-1', maxPricePerMinuteUsd: '0.05' } },
    webhook: {
      sender: {
        url: 'https://chat.hb.example',
        secretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:hook-a1b2',
      },
    },
    sms: { sender: { by: 'end-user-messaging', originationIdentity: 'pool-1', maxPriceUsd: '0.05' } },
    agent: {},
  },
}

const UNBUNDLED = {
  analyticsReporting: false,
  builtinCloudFormationValidation: false,
  context: { 'aws:cdk:bundling-stacks': [] },
}
const app = new App({ outdir, ...UNBUNDLED })
const theirs = new Stack(app, 'CoreBanking')
const reminders = new ReminderScheduler(theirs, 'Reminders', PROPS)
const template = Template.fromStack(theirs)
const functions = resourcesOf(template, 'AWS::Lambda::Function')

test("another team's stack has the service by one construct, and what it offers to build on", () => {
  assert.equal(functions.size, 13)
  assert.equal(reminders.bus.bus.node.path.startsWith('CoreBanking/'), true)
  assert.ok(reminders.observability.onCall.topic.topicArn)
  assert.ok(reminders.importPortfolio.files.bucket.bucketName)
})

test('data of a construct outlive its stack unless it is told otherwise', () => {
  for (const { DeletionPolicy } of resourcesOf(template, 'AWS::DynamoDB::Table').values()) {
    assert.equal(DeletionPolicy, 'Retain')
  }
})

/** The one statement of a channel's function that is about its provider. */
function reach(channel: string) {
  const policies = [...resourcesOf(template, 'AWS::IAM::Policy')]
  const [, policy] = policies.find(([id]) => id.includes(`SendDueContact${channel}Function`)) ?? []
  const statements: { Action: string; Resource: unknown }[] = policy?.Properties.PolicyDocument.Statement
  return statements
    .filter(
      ({ Action, Resource }) =>
        /^(ses:Send|sns:|sms-voice:)/.test(Action) || JSON.stringify(Resource).includes(':hook-'),
    )
    .map(({ Action, Resource }) => [Action, JSON.stringify(Resource)] as const)
}

test('each sender may reach its provider alone, by the name of what it sends from', () => {
  const [texting, ...noOther] = reach('sms')
  assert.deepEqual(noOther, [])
  assert.equal(texting?.[0], 'sms-voice:SendTextMessage')
  assert.match(texting?.[1] ?? '', /:pool\/pool-1".*:configuration-set\//s)
  const [mailing] = reach('email')
  assert.equal(mailing?.[0], 'ses:SendEmail')
  assert.match(mailing?.[1] ?? '', /:identity\/reminders@hb\.example".*:identity\/hb\.example".*:configuration-set\//s)
  assert.deepEqual(
    reach('voice').map(([action]) => action),
    ['sms-voice:SendVoiceMessage'],
  )
  assert.deepEqual(
    reach('webhook').map(([action]) => action),
    ['secretsmanager:GetSecretValue'],
  )
  assert.deepEqual(reach('agent'), [])
})

test('each channel has the code of its provider and of no other', () => {
  const descriptions = [...functions.values()].map(({ Properties }) => Properties.Environment.Variables.CHANNEL)
  assert.deepEqual(descriptions.filter(Boolean), ['sms', 'email', 'voice', 'webhook', 'agent'])
})

test('texts are held to what a new account is allowed, unless the settings know better', () => {
  const sender = { by: 'sns', type: 'Transactional', maxPriceUsd: '0.05' } as const
  const rates = (sms: Parameters<typeof pacesOf>[0]['sms']) =>
    pacesOf({ sms }).map(({ ratePerSecond }) => ratePerSecond)
  assert.deepEqual(rates({ sender }), [20])
  assert.deepEqual(rates({ sender, ratePerSecond: 100 }), [100])
})

test('a channel whose settings say nothing is held to two senders and a thousand contacts an hour', () => {
  assert.deepEqual(pacesOf({ agent: {} }), [
    { channel: 'agent', maxConcurrency: 2, budgetPerHour: 1000, ratePerSecond: undefined },
  ])
})

test('a stage that can not name a bus, and a sweep too rare to keep its promise, end synth', () => {
  assert.throws(() => deploymentOf({ ...PROPS, stage: 'Prod EU' }), { name: 'UnknownSettingError', message: /Prod EU/ })
  assert.throws(() => deploymentOf({ ...PROPS, sweepEvery: Duration.hours(9) }), { message: /8 hours/ })
  assert.throws(() => deploymentOf({ ...PROPS, historyDays: 365 }), {
    name: 'RetentionUnlawfulError',
    message: /for 365 days \(retention\.historyDays\): CN-CFC-5Y keeps records for at least 1830 days/,
  })
})

test('a number or a sender id that a policy can not name ends synth', () => {
  const bare = { by: 'end-user-messaging', originationIdentity: '+12125550118', maxPriceUsd: '0.05' } as const
  const other = new Stack(new App({ outdir: join(outdir, 'other'), ...UNBUNDLED }), 'Other')
  assert.throws(
    () =>
      new ReminderScheduler(other, 'Reminders', { ...PROPS, channels: { ...PROPS.channels, sms: { sender: bare } } }),
    { name: 'UnknownSettingError', message: /originationIdentity.*ARN/ },
  )
})

test('the strictest rules are among the packs, whatever packs a lender names', () => {
  const { house } = deploymentOf({ ...PROPS, packs: [] })
  assert.deepEqual(
    house.policy.packs.map(({ id }) => id),
    ['strictest-default'],
  )
})

test('the policy beside the code survives being written as JSON', () => {
  const { policy } = deploymentOf(PROPS).house
  assert.deepEqual(JSON.parse(JSON.stringify(policy)), policy)
})

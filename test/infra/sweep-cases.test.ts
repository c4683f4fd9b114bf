import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSweepEvent } from '../../functions/sweep-cases/sweep-message.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod', { sweepMinutes: 30 })
const [, schedule] = theOnly(prod, 'AWS::Scheduler::Schedule', /SweepCases/)
const [sweeper, { Properties: sweeping }] = theOnly(prod, 'AWS::Lambda::Function', /SweepCases/)
const { Target } = schedule.Properties

test('the sweep starts once a period, which its function knows', () => {
  assert.equal(schedule.Properties.ScheduleExpression, 'rate(30 minutes)')
  assert.equal(sweeping.Environment.Variables.SWEEP_PERIOD_SECONDS, '1800')
  assert.deepEqual(Target.Arn, { 'Fn::GetAtt': [sweeper, 'Arn'] })
})

test('what the schedule says is what the function reads as a start', () => {
  assert.equal(readSweepEvent(JSON.parse(Target.Input)), 'start')
})

test('the stack says what its sweep costs, twice as much for half the period', () => {
  const price = (template: typeof prod) =>
    Object.entries(template.findOutputs('*')).find(([id]) => id.includes('SweepCasesPrice'))?.[1].Value
  assert.equal(price(prod), 'every 30 minutes: 90.00 US dollars a month for a million cases')
  assert.equal(price(synthesise('prod')), 'every 60 minutes: 45.00 US dollars a month for a million cases')
})

test('a start that fails is tried for less than a period would be worth, then kept for a person', () => {
  assert.deepEqual(Target.RetryPolicy, { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10 })
  const [dead] = Target.DeadLetterConfig.Arn['Fn::GetAtt']
  assert.ok(resourcesOf(prod, 'AWS::SQS::Queue').has(dead))
  const [role] = Target.RoleArn['Fn::GetAtt']
  const [policy] = resourcesOf(prod, 'AWS::IAM::Role').get(role)?.Properties.Policies ?? []
  const granted = policy.PolicyDocument.Statement.map(({ Action, Resource }: { Action: string; Resource: object }) => [
    Action,
    Resource,
  ])
  assert.deepEqual(granted, [
    ['lambda:InvokeFunction', Target.Arn],
    ['sqs:SendMessage', Target.DeadLetterConfig.Arn],
  ])
})

test('the parts of a sweep come back after the longest that one may take', () => {
  const [, parts] = theOnly(prod, 'AWS::SQS::Queue', /SweepCasesPartsQueue/)
  assert.ok(parts.Properties.VisibilityTimeout >= 6 * sweeping.Timeout)
  assert.ok(parts.Properties.RedrivePolicy.deadLetterTargetArn)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod')
const [groupId] = theOnly(prod, 'AWS::Scheduler::ScheduleGroup')
const [roleId, role] = theOnly(prod, 'AWS::IAM::Role', /Ringing/)

test('only schedules of this group in this account may ring', () => {
  const [trust] = role.Properties.AssumeRolePolicyDocument.Statement
  assert.deepEqual(trust.Principal, { Service: 'scheduler.amazonaws.com' })
  assert.deepEqual(trust.Condition, {
    StringEquals: {
      'aws:SourceAccount': { Ref: 'AWS::AccountId' },
      'aws:SourceArn': { 'Fn::GetAtt': [groupId, 'Arn'] },
    },
  })
})

test('an alarm can reach the queues of the channels and its dead-letter queue, and nothing else', () => {
  const [, policy] = theOnly(prod, 'AWS::IAM::Policy', /Ringing/)
  const [statement, ...others] = policy.Properties.PolicyDocument.Statement
  assert.deepEqual(others, [])
  assert.equal(statement.Action, 'sqs:SendMessage')
  const reached = statement.Resource.map((arn: { 'Fn::GetAtt': [string] }) => arn['Fn::GetAtt'][0].slice(0, -8))
  assert.deepEqual(reached, [
    'RemindersAlarmClockDeadQueue',
    'RemindersContactQueuesagent',
    'RemindersContactQueuesemail',
    'RemindersContactQueuessms',
  ])
})

test('functions create alarms in the group alone, and pass on the ringing role alone', () => {
  const policies = [...resourcesOf(prod, 'AWS::IAM::Policy')].filter(([, { Properties }]) =>
    JSON.stringify(Properties).includes('scheduler:'),
  )
  // The doors of the room, and no other function: what changed, what is due by three channels, and what was lost.
  assert.equal(policies.length, 5)
  for (const [, { Properties }] of policies) {
    const statements: { Action: string; Resource: unknown; Condition?: unknown }[] = Properties.PolicyDocument.Statement
    const create = statements.find(({ Action }) => String(Action).startsWith('scheduler:'))
    assert.equal(create?.Action, 'scheduler:CreateSchedule')
    assert.match(JSON.stringify(create?.Resource), /:schedule\/Duewellprod-Reminders-AlarmClock-Schedules-\w+\/\*"/)
    const pass = statements.find(({ Action }) => Action === 'iam:PassRole')
    assert.deepEqual(pass?.Resource, { 'Fn::GetAtt': [roleId, 'Arn'] })
    assert.deepEqual(pass?.Condition, { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mirrorEnvironmentSchema } from '../../functions/mirror-opt-outs/environment.ts'
import { mirroredLists } from '../../infra/mirror-opt-outs.ts'
import { synthesise, theOnly } from './synthesised.ts'

const email = { sender: { from: 'reminders@hb.example' } }
const sns = { sender: { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' } } as const
const pool = { by: 'end-user-messaging', originationIdentity: 'pool-1', maxPriceUsd: '0.10' } as const

test('the lists of the deployed channels are mirrored, and those that others share are only read unless the house says so', () => {
  assert.deepEqual(mirroredLists({ sms: sns, email }), { sns: true, ses: { bothWays: false } })
  assert.deepEqual(mirroredLists({ sms: { sender: pool } }), {
    endUserMessaging: { list: 'Default', bothWays: false },
  })
  const named = mirroredLists({
    sms: { sender: { ...pool, optOutList: 'reminders' } },
    email: { ...email, suppressStops: true },
  })
  assert.deepEqual(named, { endUserMessaging: { list: 'reminders', bothWays: true }, ses: { bothWays: true } })
  assert.equal(mirroredLists({ agent: {} }), undefined)
})

test('the mirror starts every hour, may write to addresses and progress alone, and is told all that it reads', () => {
  const prod = synthesise('prod')
  const [, schedule] = theOnly(prod, 'AWS::Scheduler::Schedule', /MirrorOptOuts/)
  assert.equal(schedule.Properties.ScheduleExpression, 'rate(1 hour)')
  const [, { Properties }] = theOnly(prod, 'AWS::IAM::Policy', /MirrorOptOutsFunction/)
  const text = JSON.stringify(Properties.PolicyDocument)
  assert.doesNotMatch(text, /UpdateItem|DeleteItem|Put(?:Suppressed|OptedOut)/)
  const [, door] = theOnly(prod, 'AWS::Lambda::Function', /MirrorOptOuts/)
  const told = Object.keys(door.Properties.Environment.Variables)
  for (const name of Object.keys(mirrorEnvironmentSchema.shape)) assert.ok(told.includes(name), name)
})

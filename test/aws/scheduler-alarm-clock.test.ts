import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import fc from 'fast-check'
import { KeyedHash } from '../../shared/aws/keyed-hash.ts'
import { scheduleRequest } from '../../shared/aws/schedule-request.ts'
import { SchedulerAlarmClock } from '../../shared/aws/scheduler-alarm-clock.ts'
import { CHANNELS, type Channel } from '../../shared/case/channel.ts'
import { DAY, HOUR, LATEST_INSTANT, MINUTE, SECOND } from '../../shared/time/instant.ts'
import { clock, NOW, noPatience } from './outgoing.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const hash = new KeyedHash(Buffer.alloc(32, 1))
const targets = Object.fromEntries(CHANNELS.map((name) => [name, `arn:aws:sqs:eu-west-1:123456789012:${name}`]))
const settings = {
  group: 'duewell-alarms',
  role: 'arn:aws:iam::123456789012:role/ringing',
  deadLetters: 'arn:aws:sqs:eu-west-1:123456789012:alarms-dead',
  targets,
}
const created = json({ ScheduleArn: 'arn:aws:scheduler:eu-west-1:123456789012:schedule/duewell-alarms/x' })

async function anAlarmClock(t: TestContext, answers: readonly StandInAnswer[] = [created]) {
  const service = await standIn(t, ...answers)
  const queued: [string, Channel, number | undefined][] = []
  const patience = noPatience()
  const alarms = new SchedulerAlarmClock({
    client: new SchedulerClient(service.client),
    settings,
    queue: { put: async (...message) => void queued.push([message[0], message[1], message[2]]) },
    hash,
    clock,
    patience,
  })
  return { alarms, queued, patience, requests: service.requests }
}

describe('the alarm clock', () => {
  test('rings within a quarter of an hour by a message that is held back, never early', async (t) => {
    const { alarms, queued, requests } = await anAlarmClock(t)
    await alarms.set('b-1', NOW + 15 * MINUTE, 'sms')
    await alarms.set('b-1', NOW + 1, 'email')
    await alarms.set('b-1', NOW - DAY, 'voice')
    assert.deepEqual(queued, [
      ['b-1', 'sms', 900],
      ['b-1', 'email', 1],
      ['b-1', 'voice', 0],
    ])
    assert.equal(requests.length, 0)
  })

  test('rings later by a one-time schedule, in UTC, rounded up to the minute', async (t) => {
    const { alarms, queued, requests } = await anAlarmClock(t)
    await alarms.set('b-1', NOW + 3 * DAY + 61 * SECOND, 'sms')
    const minute = (NOW + 3 * DAY) / MINUTE + 2
    const name = `${hash.ofBorrower('b-1')}.${minute}.sms`
    assert.equal(requests[0]?.method, 'POST')
    assert.equal(requests[0]?.path, `/schedules/${name}`)
    const { ClientToken, ...request } = requests[0]!.json() as Record<string, unknown>
    assert.equal(typeof ClientToken, 'string')
    assert.deepEqual(request, {
      GroupName: 'duewell-alarms',
      ScheduleExpression: 'at(2026-11-27T10:02:00)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: 'arn:aws:sqs:eu-west-1:123456789012:sms',
        RoleArn: 'arn:aws:iam::123456789012:role/ringing',
        Input: '{"borrower":"b-1"}',
        RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
        DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:123456789012:alarms-dead' },
      },
    })
    assert.deepEqual(queued, [])
  })

  test('is content where this very alarm exists', async (t) => {
    const { alarms, requests, patience } = await anAlarmClock(t, [jsonError(409, 'ConflictException')])
    await alarms.set('b-1', NOW + HOUR, 'sms')
    assert.equal(requests.length, 1)
    assert.deepEqual(patience.waits, [])
  })

  for (const [what, answer] of [
    ['too busy', jsonError(429, 'ThrottlingException')],
    ['out of order', jsonError(500, 'InternalServerException')],
    ['gone without an answer', 'hang-up'],
  ] as const) {
    test(`waits longer and longer while the service is ${what}, and sets the alarm once it is not`, async (t) => {
      const { alarms, requests, patience } = await anAlarmClock(t, [answer, answer, created])
      await alarms.set('b-1', NOW + HOUR, 'sms')
      assert.equal(requests.length, 3)
      assert.equal(new Set(requests.map(({ path }) => path)).size, 1)
      assert.deepEqual(patience.waits, [50, 100])
    })
  }

  test('gives up after some seconds, so that this record alone comes back', async (t) => {
    const { alarms, requests, patience } = await anAlarmClock(t, [jsonError(429, 'ThrottlingException')])
    await assert.rejects(alarms.set('b-1', NOW + HOUR, 'sms'), { name: 'ThrottlingException' })
    assert.equal(requests.length, 7)
    assert.equal(patience.waits.length, 6)
    assert.ok(patience.waits.reduce((all, each) => all + each) <= 6_300)
  })

  for (const [status, type] of [
    [400, 'ValidationException'],
    [402, 'ServiceQuotaExceededException'],
    [403, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
  ] as const) {
    test(`does not ask again after a ${type}, which waiting does not mend`, async (t) => {
      const { alarms, requests } = await anAlarmClock(t, [jsonError(status, type)])
      await assert.rejects(alarms.set('b-1', NOW + HOUR, 'sms'), { name: type })
      assert.equal(requests.length, 1)
    })
  }

  test('says which channel has no queue to ring at', () => {
    const alarm = { borrower: 'b-1', at: NOW + HOUR, channel: 'voice' } as const
    const without = { ...settings, targets: {} }
    assert.throws(() => scheduleRequest(alarm, NOW, hash, without), { name: 'NoAlarmTargetError', message: /voice/ })
  })
})

const alarm = fc.record({
  borrower: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  at: fc.integer({ min: NOW - DAY, max: LATEST_INSTANT }),
  channel: fc.constantFrom(...CHANNELS),
})
const request = (each: { borrower: string; at: number; channel: Channel }, now = NOW) =>
  scheduleRequest(each, now, hash, settings)
const ringsAt = ({ ScheduleExpression = '' }: { ScheduleExpression?: string | undefined }) =>
  Date.parse(`${/^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:00)\)$/.exec(ScheduleExpression)?.[1]}Z`)

describe('an alarm as a schedule', () => {
  test('has a name that Scheduler takes and that shows no id', () => {
    fc.assert(
      fc.property(alarm, (each) => {
        const name = request(each).Name ?? ''
        assert.match(name, /^[0-9a-f]{32}\.\d{8}\.(sms|email|voice|webhook|agent)$/)
        assert.ok(name.length <= 64)
      }),
    )
  })

  test('has the name of another exactly if it rings for the same borrower, at the same minute, at the same door', () => {
    const near = alarm.map((each) => ({ ...each, at: NOW + HOUR + (each.at % (3 * MINUTE)) }))
    const few = fc.tuple(near, fc.constantFrom('b-1', 'b-2')).map(([each, borrower]) => ({ ...each, borrower }))
    fc.assert(
      fc.property(few, few, (one, other) => {
        const same =
          one.borrower === other.borrower &&
          one.channel === other.channel &&
          ringsAt(request(one)) === ringsAt(request(other))
        assert.equal(request(one).Name === request(other).Name, same)
      }),
      { numRuns: 1_000 },
    )
  })

  test('rings never early, within a minute of its instant, and never at an instant that is past', () => {
    fc.assert(
      fc.property(alarm, fc.integer({ min: 0, max: DAY }), (each, later) => {
        const now = NOW + later
        const rings = ringsAt(request(each, now))
        assert.ok(rings >= each.at)
        assert.ok(rings > now + MINUTE)
        if (each.at > now + 3 * MINUTE) assert.ok(rings - each.at < MINUTE)
      }),
    )
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type GetScheduleOutput, UpdateScheduleCommand } from '@aws-sdk/client-scheduler'
import { MINUTE, SECOND } from '../../../shared/time/instant.ts'
import { caseDueWithin, fullPayment } from '../cases.ts'
import { recordsOf } from '../function-logs.ts'
import { smsReaches } from '../happenings.ts'
import { schedulesFor } from '../schedules.ts'
import type { Stage } from '../stage.ts'
import { waitUntil } from '../wait-until.ts'

export function ringsAlarms(stage: () => Stage): void {
  test('an alarm of the next minute contacts who still owes, and not who has paid before it rang', async () => {
    const { tables, sent, where, policy, queues } = stage()
    const now = Date.now()
    // Time enough to pay, and no more of it than that: the borrowers' hours begin with the next minute but one second.
    const notBefore = Math.ceil((now + 20 * SECOND) / MINUTE) * MINUTE
    const options = { where, now, notBefore, points: ['sms' as const] }
    const within = notBefore - now + 20 * SECOND
    const owes = caseDueWithin('owes', within, policy, options)
    const pays = caseDueWithin('pays', within, policy, options)
    await Promise.all([tables.putCase(owes.caseFile), tables.putCase(pays.caseFile)])
    await waitUntil('both alarms', 15_000, async () => {
      const bodies = await queues.bodies()
      return [owes, pays].every(({ borrower }) => bodies.includes(JSON.stringify({ borrower })))
    })
    await tables.pay(pays.borrower, fullPayment(pays, Date.now()))

    await smsReaches(stage(), owes.phone, within + 30 * SECOND)
    await waitUntil('the alarm of who paid', 30_000, async () =>
      recordsOf(await stage().logs()).some(
        ({ message, by, borrower }) =>
          message === 'reconciled' && by === 'send-due-contact' && borrower === pays.borrower,
      ),
    )
    assert.equal((await sent.smsTo(owes.phone)).length, 1)
    assert.deepEqual(await sent.smsTo(pays.phone), [])
  })

  test('an alarm of a later hour is a schedule in UTC that puts no more than an id on the queue when it rings', async () => {
    const { tables, sent, where, policy, clients, names } = stage()
    const now = Date.now()
    const notBefore = Math.ceil((now + 40 * MINUTE) / MINUTE) * MINUTE
    const later = caseDueWithin('later', 70 * MINUTE, policy, { where, now, notBefore, points: ['sms'] })
    await tables.putCase(later.caseFile)
    const schedule = await waitUntil(
      'a schedule',
      30_000,
      async () => (await schedulesFor(clients, names, later.borrower))[0],
    )
    assert.match(schedule.ScheduleExpression ?? '', /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\)$/)
    // An alarm is set before the plan that relies on it is written.
    const alarm = await waitUntil('its plan', 15_000, async () => (await tables.planOf(later.borrower))?.alarm)
    const minuteOfAlarm = new Date(Math.ceil(alarm / MINUTE) * MINUTE)
    assert.equal(schedule.ScheduleExpression, `at(${minuteOfAlarm.toISOString().slice(0, 19)})`)
    assert.ok((schedule.ScheduleExpressionTimezone ?? 'UTC') === 'UTC')
    assert.ok(!schedule.Name?.includes(later.borrower), "the name is not the borrower's")
    assert.equal(schedule.ActionAfterCompletion, 'DELETE')
    assert.equal(schedule.Target?.Input, JSON.stringify({ borrower: later.borrower }))

    await ringNow(stage(), schedule)
    await waitUntil('the early ring to be looked at', 30_000, async () =>
      recordsOf(await stage().logs()).some(
        ({ message, by, borrower }) =>
          message === 'reconciled' && by === 'send-due-contact' && borrower === later.borrower,
      ),
    )
    assert.deepEqual(await sent.smsTo(later.phone), [], 'an early ring finds nothing due')
    const { alarm: again = 0 } = (await tables.planOf(later.borrower)) ?? {}
    assert.ok(again > Date.now(), 'and sets the alarm again')
  })
}

/** Moves a schedule to the next second, since no test waits for the real hour. */
async function ringNow({ clients }: Stage, schedule: GetScheduleOutput): Promise<void> {
  const { Name, GroupName, FlexibleTimeWindow, ActionAfterCompletion, Target } = schedule
  const at = new Date(Date.now() + SECOND).toISOString().slice(0, 19)
  const moved = { Name, GroupName, FlexibleTimeWindow, ActionAfterCompletion, Target, ScheduleExpression: `at(${at})` }
  await clients.scheduler.send(new UpdateScheduleCommand(moved))
}

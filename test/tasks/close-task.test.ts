import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide } from '../../shared/case/decide.ts'
import { closeTask, type TaskClosing } from '../../shared/tasks/close-task.ts'
import { OutcomeRefusedError } from '../../shared/tasks/task-effects.ts'
import type { TaskStore } from '../../shared/tasks/task-store.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aHold, aLoan, aPolicy, day } from '../case/factories.ts'
import { aTask, aTaskRoom, closingPolicy, NOW } from './task-room.ts'

const kinds = (holds: readonly { readonly kind: string }[]) => holds.map(({ kind }) => kind)

test('a promise that an agent takes rests the loan as one by text does', async () => {
  const { close, found, history } = aTaskRoom()
  const closed = await close({ is: 'promise', date: day('2026-11-16'), amount: { minor: 50_000, currency: 'CNY' } })
  assert.equal(closed.is, 'closed')
  const [promise] = found().holds
  assert.deepEqual(promise?.kind === 'promise' && [promise.amount, promise.dueOn, promise.loan, promise.source], [
    50_000,
    day('2026-11-16'),
    'l-1',
    'agent',
  ])
  const decision = decide(found(), aPolicy(), NOW + 2 * HOUR)
  assert.ok(decision.findings.some(({ rule }) => rule === 'promise-stands'))
  assert.deepEqual(
    history().map((entry) => entry.what === 'task-closed' && [entry.by, entry.outcomes, entry.holds.length]),
    [['amy', ['promise'], 1]],
  )
})

test('a contact that a task took counts against the caps, once', async () => {
  const { close, found } = aTaskRoom()
  const contact = { manner: 'call', result: 'conversation' } as const
  await close({ is: 'reached' }, { contact })
  assert.equal((await close({ is: 'reached' }, { contact })).is, 'repeated')
  assert.deepEqual(
    found().plan.contacts.map(({ channel, manner, result, elsewhere, loans, at }) => [
      ...[channel, manner, result, elsewhere, at],
      loans,
    ]),
    [['agent', 'call', 'conversation', true, NOW + HOUR, ['l-1']]],
  )
})

test('each wish of a borrower has through an agent the effect that it has elsewhere', async () => {
  const standing: Record<string, readonly string[]> = {}
  for (const is of ['hardship', 'dispute', 'deceased', 'vulnerable'] as const) {
    const { close, found } = aTaskRoom()
    await close({ is })
    standing[is] = [...kinds(found().holds), ...found().tasks.flatMap(({ urgent }) => (urgent ? ['urgent'] : []))]
  }
  assert.deepEqual(standing, {
    hardship: ['hardship'],
    dispute: ['dispute'],
    deceased: ['deceased', 'urgent'],
    vulnerable: ['vulnerable', 'urgent'],
  })
})

test('a stop said to an agent closes all or the channel that was named', async () => {
  const all = aTaskRoom()
  await all.close({ is: 'stop', scope: 'all' })
  assert.deepEqual(all.found().holds[0]?.scope, { of: 'all' })
  const one = aTaskRoom()
  await one.close({ is: 'stop', scope: 'sms' })
  assert.deepEqual(one.found().holds[0]?.scope, { of: 'channel', channel: 'sms' })
})

test('a wrong number closes for everybody behind it, and one that is not the borrower’s is refused', async () => {
  const { close, found, responses } = aTaskRoom()
  await assert.rejects(close({ is: 'wrong-number', point: 'sms-9' }), OutcomeRefusedError)
  assert.equal(found().tasks[0]?.closed, undefined)
  await close({ is: 'wrong-number', point: 'sms-1' })
  assert.deepEqual(found().closedPoints, [{ point: 'sms-1', since: NOW + HOUR, why: 'wrong-number' }])
  assert.equal(responses.stopOf('sms-1')?.why, 'wrong-number')
})

test('an offer that the borrower accepts on the phone becomes an arrangement that sums to the debt', async () => {
  const { close, found } = aTaskRoom()
  await assert.rejects(
    close({ is: 'arrangement-accepted', loan: 'l-1', offer: 'monthly-99' }),
    (error) => error instanceof OutcomeRefusedError && /choose one of .*monthly-3/.test(error.message),
  )
  await close({ is: 'arrangement-accepted', loan: 'l-1', offer: 'monthly-3' })
  const [made] = found().holds
  assert.equal(made?.kind, 'arrangement')
  const sum = made?.kind === 'arrangement' ? made.instalments.reduce((all, { amount }) => all + amount, 0) : 0
  assert.equal(sum, 120_000)
})

test('a dispute that is settled lifts what its response had stopped, and the case goes on', async () => {
  const dispute = aHold({ id: 'in-1.dispute', response: 'in-1' })
  const other = aHold({ kind: 'hardship', id: 'in-0.hardship', response: 'in-0', until: NOW + 9 * DAY })
  const task = aTask({ id: 'in-1.dispute', kind: 'review', response: 'in-1' })
  const { close, found } = aTaskRoom(task, { holds: [dispute, other] })
  await close({ is: 'resolved' })
  assert.deepEqual(kinds(found().holds), ['hardship'])
  const named = aTaskRoom(task, { holds: [dispute, other] })
  await assert.rejects(named.close({ is: 'resolved', lifts: ['no-such'] }), OutcomeRefusedError)
  await named.close({ is: 'resolved', lifts: ['in-0.hardship'] })
  assert.deepEqual(kinds(named.found().holds), ['dispute'])
})

test('only whoever has a task closes it, and only once', async () => {
  const { close, tasks } = aTaskRoom()
  assert.deepEqual(await close({ is: 'reached' }, { by: 'ben' }), { is: 'not-yours', by: 'amy' })
  await tasks.release('b-1', aTask().id, 'amy', 'amy', NOW)
  assert.deepEqual(await close({ is: 'reached' }), { is: 'not-yours', by: undefined })
  await tasks.take('b-1', aTask().id, 'ben', NOW)
  assert.equal((await close({ is: 'reached' }, { by: 'ben' })).is, 'closed')
  assert.deepEqual(await close({ is: 'dispute' }), { is: 'closed-by', by: 'ben' })
  assert.deepEqual(await close({ is: 'reached' }, { task: 'no-such' }), { is: 'no-task' })
})

test('a closing that died after its contact counted is made good by closing again', async () => {
  const room = aTaskRoom()
  const contact = { manner: 'call', result: 'conversation' } as const
  const dies = { ...room.tasks, close: () => Promise.reject(new Error('the write died')) }
  const closing = {
    borrower: 'b-1',
    task: aTask().id,
    by: 'amy',
    at: NOW,
    outcomes: [{ is: 'hardship' }],
    contact,
  } as const
  await assert.rejects(closeTask(closing, closingPolicy, { ...room, tasks: dies }))
  assert.deepEqual(room.found().holds, [])
  assert.equal((await closeTask(closing, closingPolicy, room)).is, 'closed')
  assert.equal(room.found().plan.contacts.length, 1)
  assert.deepEqual(kinds(room.found().holds), ['hardship'])
})

test('a closing that died once its arrangement stood is made good by closing again', async () => {
  const hardship = aHold({ kind: 'hardship', id: 'in-1.hardship', response: 'in-1', until: NOW + 9 * DAY })
  const room = aTaskRoom(aTask({ response: 'in-1' }), { holds: [hardship] })
  const closing: TaskClosing = {
    ...{ borrower: 'b-1', task: aTask().id, by: 'amy', at: NOW },
    outcomes: [{ is: 'resolved' }, { is: 'arrangement-accepted', loan: 'l-1', offer: 'monthly-3' }],
  }
  const dies: Pick<TaskStore, 'close'> = {
    close: async (borrower, _, { effects }) => {
      for (const value of effects.holds) await room.intake.put({ kind: 'hold', borrower, value }, { asOf: NOW })
      throw new Error('the write died')
    },
  }
  await assert.rejects(closeTask(closing, closingPolicy, { ...room, tasks: dies }), /died/)
  assert.deepEqual(kinds(room.found().holds), ['hardship', 'arrangement'])
  assert.equal((await closeTask(closing, closingPolicy, room)).is, 'closed')
  assert.deepEqual(kinds(room.found().holds), ['arrangement'])
})

test('what asked for a task asks again a month after it was closed, and not before', () => {
  const lost = aLoan({ instalments: [{ id: '1', dueOn: day('2026-11-10'), amount: 120_000 }] })
  const closed = { by: 'amy', at: NOW }
  const task = { id: 'review.place', kind: 'review', about: '', openedAt: NOW - DAY, closed } as const
  const nowhere = aTaskRoom(aTask(), { loans: [lost], tasks: [task] }).found()
  const placeless = { ...nowhere, borrower: { ...nowhere.borrower, zones: [], jurisdictions: [] } }
  const tasksAt = (now: number) => decide(placeless, aPolicy(), now).tasks.map(({ id }) => id)
  assert.deepEqual(tasksAt(NOW + 29 * DAY), [])
  assert.deepEqual(tasksAt(NOW + 30 * DAY), ['review.place'])
})

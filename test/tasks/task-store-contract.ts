import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AgentTask } from '../../shared/case/case-file.ts'
import type { CaseIntake, CaseStore, HistoryEntry } from '../../shared/ports.ts'
import { type Effects, NO_EFFECTS } from '../../shared/responses/effects.ts'
import { dueAt } from '../../shared/tasks/due.ts'
import type { TaskChange, TaskStore } from '../../shared/tasks/task-store.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aBorrower, aHold, aLoan, aPlan, at, LONG_AGO } from '../case/factories.ts'

/** An empty store of tasks, and the doors by which its cases fill and are seen. */
export interface OpenTasks {
  readonly tasks: TaskStore
  readonly cases: CaseStore
  readonly intake: CaseIntake
  readonly history: (borrower: string) => Promise<readonly HistoryEntry[]>
}

const NOW = at('2026-11-12T10:00:00+08:00')

export function aTask(overrides: Partial<AgentTask> = {}): AgentTask {
  return { id: 'call.l-1.1.ring', kind: 'call', loan: 'l-1', about: 'Please call.', openedAt: NOW, ...overrides }
}

function closing(effects: Partial<Effects> = {}, forgotten: readonly string[] = []): TaskChange {
  const made = { response: 'task-1', holds: [], lifted: [] } as const
  const entry = { what: 'task-closed', at: NOW + HOUR, task: aTask().id, kind: 'call', by: 'amy', ...made } as const
  return { effects: { ...NO_EFFECTS, ...effects }, history: [{ ...entry, outcomes: ['reached'] }], forgotten }
}

/** What a store of tasks promises, in memory and on DynamoDB alike. */
export function taskStoreContract(where: string, open: () => Promise<OpenTasks>): void {
  const withTasks = async (tasks: readonly AgentTask[], borrowers: readonly string[] = ['b-1']) => {
    const room = await open()
    for (const id of borrowers) {
      await room.intake.put({ kind: 'borrower', borrower: id, value: aBorrower({ id }) }, { asOf: LONG_AGO })
      await room.intake.put({ kind: 'loan', borrower: id, value: aLoan() }, { asOf: LONG_AGO })
      await room.cases.writePlan(id, { version: 0 }, { plan: aPlan({ version: 1 }), tasks, history: [] })
    }
    const taskOf = async (borrower = 'b-1', id = aTask().id) =>
      (await room.cases.load(borrower))?.tasks.find((task) => task.id === id)
    return { ...room, taskOf }
  }

  describe(`tasks ${where}`, () => {
    test('a queue has the open tasks of its kind, the one that is due first first, page by page', async () => {
      const urgent = aTask({ id: 'r-1.vulnerable', kind: 'review', urgent: true })
      const late = aTask({ id: 'review.b', kind: 'review' })
      const later = aTask({ id: 'review.a', kind: 'review', openedAt: NOW + 1 })
      const { tasks } = await withTasks([later, late, urgent, aTask()])
      const listed = await tasks.list('review', { limit: 10 })
      assert.deepEqual(
        listed.map(({ borrower, task }) => [borrower, task.id]),
        [urgent, late, later].map(({ id }) => ['b-1', id]),
      )
      assert.deepEqual(listed[0]?.task, urgent)
      const after = { borrower: 'b-1', task: urgent.id, dueAt: dueAt(urgent) }
      const next = await tasks.list('review', { limit: 1, after })
      assert.deepEqual(
        next.map(({ task }) => task.id),
        [late.id],
      )
      assert.deepEqual(await tasks.list('visit', { limit: 10 }), [])
    })

    test('overdue tasks are found by when they were due', async () => {
      const old = aTask({ id: 'call.old', openedAt: NOW - 2 * DAY })
      const { tasks } = await withTasks([aTask(), old])
      const overdue = await tasks.list('call', { limit: 10, dueUntil: NOW })
      assert.deepEqual(
        overdue.map(({ task }) => task.id),
        [old.id],
      )
    })

    test('one person has a task, whoever else wants it, and it says so once', async () => {
      const { tasks, taskOf, history } = await withTasks([aTask()])
      assert.deepEqual(await tasks.take('b-1', aTask().id, 'amy', NOW), { is: 'taken' })
      assert.deepEqual(await tasks.take('b-1', aTask().id, 'amy', NOW + 1), { is: 'taken' })
      assert.deepEqual(await tasks.take('b-1', aTask().id, 'ben', NOW + 2), { is: 'owned', by: 'amy' })
      assert.deepEqual((await taskOf())?.owner, { by: 'amy', at: NOW })
      assert.deepEqual(await history('b-1'), [{ what: 'task-taken', at: NOW, task: aTask().id, by: 'amy' }])
      assert.equal((await tasks.list('call', { limit: 10 })).length, 1)
    })

    test('of two who want a task at once, one has it', async () => {
      const { tasks } = await withTasks([aTask()])
      const wanted = await Promise.all(['amy', 'ben'].map((by) => tasks.take('b-1', aTask().id, by, NOW)))
      assert.deepEqual(wanted.map(({ is }) => is).toSorted(), ['owned', 'taken'])
    })

    test('a task that is not there is nobody’s', async () => {
      const { tasks, cases } = await withTasks([aTask()])
      assert.deepEqual(await tasks.take('b-1', 'no-such', 'amy', NOW), { is: 'no-task' })
      assert.equal(await tasks.release('b-1', 'no-such', 'amy', 'amy', NOW), false)
      assert.equal(await cases.load('b-9'), undefined)
    })

    test('a task goes back to its queue only from whoever has it', async () => {
      const { tasks, taskOf, history } = await withTasks([aTask()])
      await tasks.take('b-1', aTask().id, 'amy', NOW)
      assert.equal(await tasks.release('b-1', aTask().id, 'ben', 'ben', NOW + 1), false)
      assert.equal(await tasks.release('b-1', aTask().id, 'amy', 'boss', NOW + 2), true)
      assert.deepEqual(await taskOf(), aTask())
      assert.deepEqual((await history('b-1')).at(-1), {
        what: 'task-released',
        at: NOW + 2,
        task: aTask().id,
        by: 'boss',
      })
      assert.deepEqual(await tasks.take('b-1', aTask().id, 'ben', NOW + 3), { is: 'taken' })
    })

    test('a task closes once, by its owner, with its effects and its entry', async () => {
      const { tasks, cases, taskOf, history, intake } = await withTasks([aTask()])
      const dispute = aHold({ id: 'h-dispute' })
      await intake.put({ kind: 'hold', borrower: 'b-1', value: dispute }, { asOf: NOW })
      const pause = aHold({ kind: 'pause', id: 'task-1.pause', from: NOW + HOUR, response: 'task-1' })
      const next = aTask({ id: 'task-1.call-me', openedAt: NOW + HOUR })
      const change = closing({ holds: [pause], lifted: [dispute], tasks: [next] })
      assert.equal(await tasks.close('b-1', aTask().id, change), false)
      await tasks.take('b-1', aTask().id, 'ben', NOW)
      assert.equal(await tasks.close('b-1', aTask().id, change), false)
      assert.deepEqual((await cases.load('b-1'))?.holds, [dispute])
      await tasks.release('b-1', aTask().id, 'ben', 'ben', NOW)
      await tasks.take('b-1', aTask().id, 'amy', NOW)

      assert.equal(await tasks.close('b-1', aTask().id, change), true)
      assert.equal(await tasks.close('b-1', aTask().id, change), false)
      assert.deepEqual((await cases.load('b-1'))?.holds, [pause])
      assert.deepEqual((await taskOf())?.closed, { by: 'amy', at: NOW + HOUR })
      assert.deepEqual(await tasks.take('b-1', aTask().id, 'ben', NOW), { is: 'closed' })
      assert.deepEqual(
        (await tasks.list('call', { limit: 10 })).map(({ task }) => task.id),
        [next.id],
      )
      assert.deepEqual(
        (await history('b-1')).filter(({ what }) => what === 'task-closed'),
        change.history,
      )
    })

    test('tasks that were closed long ago are forgotten with the next closing', async () => {
      const { tasks, cases } = await withTasks([aTask(), aTask({ id: 'call.old' })])
      for (const id of [aTask().id, 'call.old']) await tasks.take('b-1', id, 'amy', NOW)
      await tasks.close('b-1', 'call.old', closing())
      await tasks.close('b-1', aTask().id, closing({}, ['call.old']))
      assert.deepEqual(
        (await cases.load('b-1'))?.tasks.map(({ id }) => id),
        [aTask().id],
      )
    })

    test('queues go over all borrowers', async () => {
      const { tasks } = await withTasks([aTask()], ['b-2', 'b-1'])
      const listed = await tasks.list('call', { limit: 10 })
      assert.deepEqual(listed.map(({ borrower }) => borrower).toSorted(), ['b-1', 'b-2'])
    })
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SimulationShow } from '../../shared/local/show-simulation.ts'
import { Simulation } from '../../shared/local/simulation.ts'
import { DAY, HOUR } from '../../shared/time/instant.ts'
import { aCase, aPolicy, aStrategy, at } from '../case/factories.ts'

/** Two days after the loan was due a person calls. */
const strategy = aStrategy([
  {
    id: 'ring',
    when: 'overdue 2 days',
    window: { from: '09:00', to: '18:00' },
    channels: ['agent'],
    task: 'call',
    purpose: 'overdue',
    tone: 'neutral',
  },
])
const START = at('2026-11-11T00:00:00+08:00')

async function aShow() {
  const simulation = new Simulation({
    cases: [aCase()],
    future: [],
    policy: aPolicy({ strategy }),
    start: START,
    until: START + 30 * DAY,
  })
  const show = new SimulationShow(simulation)
  await simulation.runUntil(START + 2 * DAY)
  return { show, simulation }
}

test('a step for a person waits in the queue, with its story, until it is closed, and the case goes on', async () => {
  const { show, simulation } = await aShow()
  const [row, ...others] = show.tasks()
  assert.ok(row)
  assert.deepEqual(others, [])
  assert.deepEqual([row.name, row.task.kind, row.overdue], ['Li Wei', 'call', row.dueAt <= simulation.now])
  const briefing = show.task(row.borrower, row.task.id)
  assert.ok(briefing?.hours.some(({ manner, from }) => manner === 'call' && from !== undefined))

  const outcomes = [{ is: 'hardship' }] as const
  const contact = { manner: 'call', result: 'conversation' } as const
  assert.equal(await show.closeTask({ borrower: row.borrower, task: row.task.id, outcomes, contact }), undefined)
  const state = show.timeline(row.borrower)?.state
  assert.equal(state, 'paused')
  // Hardship asks a person to find out what would help.
  assert.deepEqual(
    show.tasks().map(({ task }) => task.kind),
    ['review'],
  )
  const told = show.timeline(row.borrower)?.entries.map(({ kind, outcomes: came }) => [kind, came])
  assert.ok(told?.some(([kind, came]) => kind === 'task-done' && came?.includes('hardship')))
})

test('a task that is closed is not open to be closed again, and one that can’t be closed so says why', async () => {
  const { show, simulation } = await aShow()
  const [row] = show.tasks()
  assert.ok(row)
  const of = { borrower: row.borrower, task: row.task.id }
  const refused = await show.closeTask({ ...of, outcomes: [{ is: 'wrong-number', point: 'no-such' }] })
  assert.match(refused ?? '', /contact point/)
  assert.equal(show.tasks().length, 1)
  await show.closeTask({ ...of, outcomes: [{ is: 'reached' }] })
  assert.match((await show.closeTask({ ...of, outcomes: [{ is: 'reached' }] })) ?? '', /not open/)
  assert.equal(show.task(of.borrower, of.task), undefined)
  await simulation.runUntil(simulation.now + HOUR)
  assert.deepEqual(show.tasks(), [])
})

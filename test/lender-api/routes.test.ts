import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MemoryPortfolioLedger } from '../../shared/local/memory-portfolio-ledger.ts'
import { NOBODY } from '../../shared/sweep/portfolio-ledger.ts'
import { DAY, formatInstant } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aHold, aLoan, anArrangement } from '../case/factories.ts'
import { aTask, NOW } from '../tasks/task-room.ts'
import { AMY, anApi, BEN, BOSS, EVE } from './api-room.ts'

const TASK = `/v1/borrowers/b-1/tasks/${aTask().id}`

test('an agent finds a task, reads it, takes it and closes it, and the case goes on', async () => {
  const { ask, found, history } = anApi([aCase({ tasks: [aTask()] })])
  const { body: queue } = await ask(AMY, 'GET', '/v1/tasks?queue=call')
  assert.deepEqual(
    queue.tasks.map(({ borrower, task }: { borrower: string; task: { id: string; dueAt: string } }) => [
      borrower,
      task.id,
      task.dueAt,
    ]),
    [['b-1', aTask().id, formatInstant(NOW + DAY)]],
  )
  const { body: brief } = await ask(AMY, 'GET', TASK)
  assert.equal(brief.borrower.name, 'Li Wei')
  assert.ok(brief.hours.some(({ manner, from }: { manner?: string; from?: string }) => manner === 'call' && from))
  assert.ok(brief.offers.length > 0)

  assert.equal(
    (await ask(AMY, 'POST', `${TASK}/close`, { outcomes: [{ is: 'reached' }] })).body.type,
    'urn:duewell:not-yours',
  )
  assert.deepEqual((await ask(AMY, 'POST', `${TASK}/take`)).body, { is: 'taken' })
  assert.equal((await ask(BEN, 'POST', `${TASK}/take`)).status, 409)
  const contact = { manner: 'call', result: 'conversation' }
  const outcomes = [{ is: 'promise', date: '2026-11-16', amount: { minor: 50_000, currency: 'CNY' } }]
  const closed = await ask(AMY, 'POST', `${TASK}/close`, { outcomes, contact, note: 'Wages come on Monday.' })
  assert.deepEqual([closed.status, closed.body.is, closed.body.holds.length], [200, 'closed', 1])
  assert.equal(found().holds[0]?.kind, 'promise')
  assert.equal(found().plan.contacts.length, 1)
  assert.deepEqual((await ask(AMY, 'GET', '/v1/tasks?queue=call')).body.tasks, [])
  assert.deepEqual(
    history().map(({ what }) => what),
    ['task-taken', 'task-closed'],
  )
})

test('an outcome that the case has no room for names the mend, and the task stays open', async () => {
  const { ask, found } = anApi([aCase({ tasks: [{ ...aTask(), owner: { by: 'amy', at: NOW } }] })])
  const outcomes = [{ is: 'arrangement-accepted', loan: 'l-1', offer: 'monthly-99' }]
  const { status, body } = await ask(AMY, 'POST', `${TASK}/close`, { outcomes })
  assert.deepEqual([status, body.errors[0].field], [409, 'outcomes.arrangement-accepted'])
  assert.match(body.detail, /monthly-3/)
  assert.equal(found().tasks[0]?.closed, undefined)
})

test('a task is closed a little later where a contact of the borrower is just being made', async () => {
  const busy = Object.assign(new Error('in use'), { name: 'PlanInUseError' })
  const intake = { put: () => Promise.reject(busy) }
  const { ask, found } = anApi([aCase({ tasks: [{ ...aTask(), owner: { by: 'amy', at: NOW } }] })], { intake })
  const closing = { outcomes: [{ is: 'reached' }], contact: { manner: 'call' } }
  const { status, body } = await ask(AMY, 'POST', `${TASK}/close`, closing)
  assert.deepEqual([status, body.type], [503, 'urn:duewell:come-again'])
  assert.equal(found().tasks[0]?.closed, undefined)
})

test('a queue is read page by page, and the overdue alone', async () => {
  const tasks = [0, 1, 2].map((n) => aTask({ id: `call.${n}`, openedAt: NOW - n * DAY }))
  const { ask } = anApi([aCase({ tasks })])
  const first = await ask(AMY, 'GET', '/v1/tasks?queue=call&limit=2')
  assert.deepEqual(
    first.body.tasks.map(({ task }: { task: { id: string } }) => task.id),
    ['call.2', 'call.1'],
  )
  const next = await ask(AMY, 'GET', `/v1/tasks?queue=call&limit=2&after=${encodeURIComponent(first.body.next)}`)
  assert.deepEqual(
    next.body.tasks.map(({ task }: { task: { id: string } }) => task.id),
    ['call.0'],
  )
  const overdue = await ask(AMY, 'GET', '/v1/tasks?queue=call&overdue=true')
  assert.equal(overdue.body.tasks.length, 2)
  assert.equal((await ask(AMY, 'GET', '/v1/tasks?queue=call&after=nonsense')).status, 422)
})

test('a manager gives back what an agent has, an agent only what is theirs', async () => {
  const { ask, found } = anApi([aCase({ tasks: [{ ...aTask(), owner: { by: 'amy', at: NOW } }] })])
  assert.equal((await ask(BEN, 'POST', `${TASK}/release`)).status, 409)
  assert.equal((await ask(BOSS, 'POST', `${TASK}/release`)).status, 200)
  assert.equal(found().tasks[0]?.owner, undefined)
})

test('holds are set and lifted with a reason, by name', async () => {
  const { ask, found, history } = anApi([aCase()])
  const why = 'A letter of the ombudsman came.'
  const set = await ask(AMY, 'POST', '/v1/borrowers/b-1/holds', { kind: 'proceedings', scope: { of: 'all' }, why }, 'k')
  await ask(AMY, 'POST', '/v1/borrowers/b-1/holds', { kind: 'proceedings', scope: { of: 'all' }, why }, 'k')
  assert.deepEqual(
    found().holds.map(({ kind, source }) => [kind, source]),
    [['proceedings', 'agent']],
  )
  const [hold] = set.body.holds
  const lifted = await ask(AMY, 'POST', `/v1/borrowers/b-1/holds/${hold}/lift`, { why: 'It was withdrawn.' })
  assert.deepEqual(lifted.body, { holds: [], lifted: [hold] })
  assert.deepEqual(found().holds, [])
  assert.deepEqual(
    history().map((entry) => entry.what === 'acted' && [entry.act, entry.by, entry.why]),
    [
      ['hold-set', 'amy', why],
      ['hold-lifted', 'amy', 'It was withdrawn.'],
    ],
  )
  assert.equal((await ask(AMY, 'POST', `/v1/borrowers/b-1/holds/${hold}/lift`, { why })).status, 404)
  const unknown = { kind: 'dispute', scope: { of: 'loan', loan: 'l-9' }, why }
  assert.equal((await ask(AMY, 'POST', '/v1/borrowers/b-1/holds', unknown)).status, 404)
})

test('a lift and a reversal whose answers a fault kept back are answered as done when they are sent again', async () => {
  let now = NOW
  const closed = { point: 'sms-1', since: NOW - 1, why: 'opted-out' } as const
  const said = aHold({ kind: 'opt-out', id: 'in-1.stop.all', response: 'in-1', from: NOW - 1 })
  const { ask, room, store, found, history } = anApi(
    [aCase({ holds: [aHold({ id: 'h-1' }), said], closedPoints: [closed] })],
    {
      clock: { now: () => now },
    },
  )
  const response = { response: 'in-1', door: 'sms', channel: 'sms', intents: ['stop'], sure: true } as const
  store.apply('b-1', (caseFile) => caseFile, [
    { what: 'response', at: NOW - 1, ...response, holds: [], lifted: [] },
    { what: 'point-closed', at: NOW - 1, point: 'sms-1', why: 'opted-out' },
  ])
  const { answer: keep } = room.requests
  room.requests.answer = () => Promise.reject(new Error('the ledger is out of reach'))
  const asked = [
    ['/v1/borrowers/b-1/holds/h-1/lift', 'k-1', 'h-1'],
    ['/v1/borrowers/b-1/responses/in-1/reverse', 'k-2', said.id],
  ] as const
  const why = 'It was withdrawn.'
  for (const [path, key] of asked) assert.equal((await ask(AMY, 'POST', path, { why }, key)).status, 500)
  assert.deepEqual(found().holds, [])
  room.requests.answer = keep.bind(room.requests)
  now += 61_000
  for (const [path, key, hold] of asked) {
    const again = await ask(AMY, 'POST', path, { why }, key)
    assert.deepEqual([again.status, again.body], [200, { holds: [], lifted: [hold] }])
  }
  assert.equal(history().filter(({ what }) => what === 'acted').length, 2)
})

// Found by seed 10018 of the simulation, with people at the desk.
test('a hold that is set just as its borrower is erased is not said to stand', async () => {
  const { ask } = anApi([], { cases: { load: () => Promise.resolve(aCase()) } })
  const path = '/v1/borrowers/b-1/holds'
  const set = await ask(AMY, 'POST', path, { kind: 'dispute', scope: { of: 'all' }, why: 'They asked.' })
  assert.equal(set.status, 404)
})

test('what a response did by mistake is undone: its holds and the address that it closed', async () => {
  const stop = aHold({ kind: 'opt-out', id: 'in-1.stop.all', response: 'in-1', from: NOW })
  const other = aHold({ id: 'h-2' })
  const closed = { point: 'sms-1', since: NOW, why: 'opted-out' } as const
  const { ask, found, store } = anApi([aCase({ holds: [stop, other], closedPoints: [closed] })])
  const said = { response: 'in-1', door: 'sms', channel: 'sms', intents: ['stop'], sure: true } as const
  store.apply('b-1', (caseFile) => caseFile, [
    { what: 'response', at: NOW, ...said, holds: [], lifted: [] },
    { what: 'point-closed', at: NOW, point: 'sms-1', why: 'opted-out' },
  ])
  const why = 'It said that the bus stops here.'
  assert.equal((await ask(AMY, 'POST', '/v1/borrowers/b-1/responses/in-1/reverse', { why })).status, 200)
  assert.deepEqual(found().holds, [other])
  assert.deepEqual(found().closedPoints, [{ ...closed, reopenedAt: NOW }])
  assert.equal((await ask(AMY, 'POST', '/v1/borrowers/b-1/responses/in-9/reverse', { why })).status, 404)
})

const borrower = { name: 'Ada Obi', locale: 'en', zone: 'Africa/Lagos', jurisdiction: 'NG', phone: '+2348030000001' }
const loan = { currency: 'NGN', status: 'active', amountDue: '16000.00', dueOn: '2026-12-05' }

test('a borrower, a loan, a payment and a contact made elsewhere come in one by one', async () => {
  const { ask, found, history } = anApi()
  const points = [{ email: 'ada@example.com' }]
  const first = await ask(BOSS, 'PUT', '/v1/borrowers/B-1', { ...borrower, contactPoints: points })
  assert.deepEqual(first.body, { is: 'stored' })
  assert.deepEqual((await ask(BOSS, 'PUT', '/v1/borrowers/B-1/loans/L-1', loan)).body, { is: 'stored' })
  const paid = { loan: 'L-1', amount: '8000', at: '2026-11-10T10:00:00+01:00' }
  assert.equal((await ask(BOSS, 'PUT', '/v1/borrowers/B-1/payments/P-1', paid)).status, 200)
  const call = { channel: 'agent', manner: 'call', at: '2026-11-11T09:00:00+01:00', loan: 'L-1', result: 'no-answer' }
  assert.deepEqual((await ask(AMY, 'PUT', '/v1/borrowers/B-1/contacts/C-1', call)).body, { is: 'stored' })
  const { borrower: known, loans, payments, plan } = found('B-1')
  assert.deepEqual(new Set(known.contactPoints.map(({ channel }) => channel)), new Set(['sms', 'email']))
  assert.deepEqual([loans.length, payments.length, plan.contacts.length], [1, 1, 1])
  assert.deepEqual([loans[0]?.feed, plan.contacts[0]?.elsewhere], ['api', true])
  assert.deepEqual(
    history('B-1').map((entry) => entry.what === 'acted' && [entry.by, entry.act]),
    [
      ['boss', 'facts-stored'],
      ['boss', 'facts-stored'],
      ['boss', 'facts-stored'],
      ['amy', 'facts-stored'],
    ],
  )
})

test('a fact that is wrong names the field, the problem and the mend, and quotes nothing personal', async () => {
  const { ask } = anApi()
  const wrong = await ask(BOSS, 'PUT', '/v1/borrowers/B-1', { ...borrower, phone: '12345', locale: 'zz' })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.body.errors.every(({ mend }: { mend?: string }) => mend))
  assert.deepEqual(wrong.body.errors.map(({ field }: { field: string }) => field).toSorted(), ['locale', 'phone'])
  assert.ok(!JSON.stringify(wrong.body).includes('12345'))
})

test('rows in bulk are answered one by one, and a wrong one keeps no other from being stored', async () => {
  const { ask, found, feeds } = anApi()
  const rows = [
    { record: 'borrower', borrower: 'B-1', ...borrower },
    { record: 'contact-point', email: 'ada@example.com' },
    { record: 'loan', borrower: 'B-1', loan: 'L-1', ...loan },
    { record: 'loan', borrower: 'B-1', loan: 'L-2', ...loan, currency: 'shells' },
    { record: 'hold', borrower: 'B-1', hold: 'H-1', kind: 'dispute', loan: 'L-1', from: '2026-11-01' },
  ]
  const { status, body } = await ask(BOSS, 'POST', '/v1/rows', { rows })
  assert.equal(status, 200)
  assert.deepEqual(
    body.rows.map(({ row, is }: { row: number; is: string }) => [row, is]),
    [
      [0, 'stored'],
      [1, 'with-the-row-above'],
      [2, 'stored'],
      [3, 'refused'],
      [4, 'stored'],
    ],
  )
  assert.equal(body.rows[3].problems[0].field, 'currency')
  assert.deepEqual(
    found('B-1').holds.map(({ kind }) => kind),
    ['dispute'],
  )
  // A batch with a wrong row does not say that the feed is fresh.
  assert.equal(feeds.size, 0)
  const again = await ask(BOSS, 'POST', '/v1/rows', { rows: rows.slice(0, 3), feed: 'core' })
  assert.deepEqual(
    again.body.rows.map(({ is }: { is: string }) => is),
    ['older', 'with-the-row-above', 'older'],
  )
  assert.deepEqual([...feeds], [['core', NOW]])
})

test('older data never overwrite newer, and what is still to come is no fact', async () => {
  const { ask, found } = anApi()
  await ask(BOSS, 'PUT', '/v1/borrowers/B-1', borrower)
  await ask(BOSS, 'PUT', '/v1/borrowers/B-1/loans/L-1', { ...loan, asOf: '2026-11-11T00:00:00Z' })
  const old = { ...loan, status: 'overdue', asOf: '2026-11-10T00:00:00Z' }
  assert.deepEqual((await ask(BOSS, 'PUT', '/v1/borrowers/B-1/loans/L-1', old)).body, { is: 'older' })
  assert.equal(found('B-1').loans[0]?.status, 'scheduled')
  const future = { ...loan, asOf: '2027-01-01T00:00:00Z' }
  assert.equal((await ask(BOSS, 'PUT', '/v1/borrowers/B-1/loans/L-1', future)).status, 422)
})

test('a borrower’s timeline says what happened and what would be decided now, with its rules', async () => {
  const { ask } = anApi([aCase({ holds: [aHold({ from: NOW - DAY })] })])
  const { body } = await ask(EVE, 'GET', '/v1/borrowers/b-1/timeline')
  assert.deepEqual(
    body.entries.map(({ kind, detail }: { kind: string; detail: string }) => [kind, detail]),
    [['hold', 'dispute']],
  )
  assert.equal(body.now.kind, 'rest')
  assert.ok(body.now.findings[0].sentence)
  const explained = await ask(EVE, 'GET', '/v1/borrowers/b-1/explanation?at=2026-11-13T02:00:00Z')
  assert.deepEqual([explained.status, explained.body.at], [200, '2026-11-13T02:00:00.000Z'])
})

test('an auditor reads what was done to a borrower, and nobody else does', async () => {
  const { ask } = anApi([aCase({ borrower: aBorrower() })])
  assert.equal((await ask(AMY, 'GET', '/v1/borrowers/b-1/audit')).status, 403)
  const { status, body } = await ask(EVE, 'GET', '/v1/borrowers/b-1/audit?from=2025-01-01T00:00:00Z')
  assert.equal(status, 200)
  assert.ok(body.records.some(({ what }: { what: string }) => what === 'consent'))
})

test('a manager pauses and resumes sending', async () => {
  const { ask } = anApi()
  const { body } = await ask(BOSS, 'POST', '/v1/sending/pauses', {
    scope: { of: 'channel', channel: 'sms' },
    why: 'Too many.',
  })
  const standing = await ask(AMY, 'GET', '/v1/sending')
  assert.deepEqual(
    standing.body.pauses.map(({ by, why }: { by: string; why: string }) => [by, why]),
    [['boss', 'Too many.']],
  )
  assert.equal((await ask(AMY, 'POST', `/v1/sending/pauses/${body.pause}/resume`)).status, 403)
  assert.equal((await ask(BOSS, 'POST', `/v1/sending/pauses/${body.pause}/resume`)).status, 200)
  assert.equal((await ask(BOSS, 'POST', `/v1/sending/pauses/${body.pause}/resume`)).status, 404)
})

test('a copy of all that is kept of a borrower is whole, and says who took it', async () => {
  const { ask, history } = anApi([aCase({ holds: [aHold()] })])
  const { body } = await ask(BOSS, 'GET', '/v1/borrowers/b-1/export')
  assert.equal(body.caseFile.borrower.name, 'Li Wei')
  assert.equal(body.caseFile.holds.length, 1)
  assert.deepEqual(
    history().map((entry) => entry.what === 'acted' && [entry.act, entry.by]),
    [['exported', 'boss']],
  )
})

test('the core system answers to an arrangement by its own address', async () => {
  const { ask, found } = anApi([aCase({ holds: [anArrangement()] })])
  const answer = { loan: 'l-1', answer: 'confirmed', at: '2026-11-12T09:00:00+08:00' }
  const { status, body } = await ask(BOSS, 'PUT', '/v1/borrowers/b-1/arrangements/ar-1/answer', answer)
  assert.deepEqual([status, body], [200, { is: 'stored' }])
  assert.ok(found().holds.some((hold) => hold.kind === 'arrangement-answer' && hold.says === 'confirmed'))
})

test('a borrower who asks for it is erased once nothing is owed, and is then not there', async () => {
  const { ask, history } = anApi([
    aCase({ loans: [aLoan({ status: 'closed' })] }),
    aCase({ borrower: aBorrower({ id: 'b-2' }) }),
  ])
  const asked = { request: 'R-1', why: 'Asked by letter.' }
  const refused = await ask(BOSS, 'POST', '/v1/borrowers/b-2/erase', asked)
  assert.deepEqual([refused.status, refused.body.type], [409, 'urn:duewell:not-possible'])
  const erased = await ask(BOSS, 'POST', '/v1/borrowers/b-1/erase', asked)
  assert.deepEqual([erased.status, erased.body.is], [200, 'erased'])
  assert.equal((await ask(BOSS, 'GET', '/v1/borrowers/b-1')).status, 404)
  assert.deepEqual(
    history().map(({ what }) => what),
    ['acted', 'erased'],
  )
})

test('the portfolio is what the latest sweep counted, and nothing before the first', async () => {
  const portfolio = new MemoryPortfolioLedger()
  const { ask } = anApi([], { portfolio })
  assert.deepEqual((await ask(EVE, 'GET', '/v1/portfolio')).body, {})
  await portfolio.count({ segment: 0, of: 1, at: NOW, states: { ...NOBODY, overdue: 3, settled: 9 } })
  assert.deepEqual((await ask(AMY, 'GET', '/v1/portfolio')).body, {
    portfolio: { at: formatInstant(NOW), states: { upcoming: 0, due: 0, overdue: 3, paused: 0, settled: 9 } },
  })
})

test('who signed in is told who they are and what they may do', async () => {
  const { ask } = anApi()
  assert.deepEqual((await ask(BOSS, 'GET', '/v1/caller')).body, { sub: 'boss', roles: ['manager'] })
  assert.equal((await ask(undefined, 'GET', '/v1/caller')).status, 401)
})

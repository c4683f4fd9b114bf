import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SimulationShow } from '../../shared/local/show-simulation.ts'
import type { SimulationInput } from '../../shared/local/simulation.ts'
import { DAY, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aHold, aLoan, aPayment, aPlan, aPoint, aPromise, at } from '../case/factories.ts'
import { aCaseDueOn, aSimulation, START, sampleInput } from './simulations.ts'

function aShow(overrides: Partial<SimulationInput> = {}) {
  const simulation = aSimulation(overrides)
  return { simulation, show: new SimulationShow(simulation) }
}

test('names the lender and tells the time of the run', async () => {
  const { simulation, show } = aShow()
  assert.equal(show.lender(), 'Harbour Bank')
  assert.deepEqual(show.clock(), { now: START, from: START, until: START + 14 * DAY, state: 'paused', speed: 3_600 })
  await show.jump(simulation.until)
  assert.equal(show.clock().state, 'ended')
})

test('tells a borrower’s case as a story, with every contact and the decision of now', async () => {
  const paidAt = at('2026-11-10T18:00:00+08:00')
  const payment = aPayment({ at: paidAt, sourceVersion: paidAt })
  const hold = aHold({ from: START + MINUTE, until: START + DAY, scope: { of: 'loan', loan: 'l-1' } })
  const { simulation, show } = aShow({
    cases: [aCase({ plan: aPlan({ contacts: [aContact({ at: START - DAY, outcome: 'delivered' })] }) })],
    future: [
      { at: hold.from, borrower: 'b-1', hold },
      { at: paidAt, borrower: 'b-1', payment },
    ],
  })
  await show.jump(simulation.until)
  const story = show.timeline('b-1')
  assert.deepEqual(
    story?.entries.map(({ kind, detail }) => [kind, detail ?? ''].join(' ').trim()),
    [
      'contact delivered',
      'wait',
      'hold dispute',
      'wait',
      'wait',
      'contact sent',
      'contact sent',
      'payment settled',
      'rest',
    ],
  )
  const instants = story.entries.map((entry) => entry.at)
  assert.deepEqual(
    instants,
    instants.toSorted((a, b) => a - b),
  )
  const [, reminder, second] = story.entries.filter(({ kind }) => kind === 'contact')
  assert.equal(reminder?.at, at('2026-11-07T09:00:00+08:00'))
  assert.equal(reminder?.message?.channel, 'sms')
  assert.equal(second?.at, at('2026-11-10T09:00:00+08:00'))
  const paid = story.entries.find(({ kind }) => kind === 'payment')
  assert.deepEqual([paid?.loan, paid?.amount], ['l-1', { minor: 120_000, currency: 'CNY' }])
  assert.deepEqual(
    [story.state, story.now.kind, story.zone, story.locale],
    ['settled', 'rest', 'Asia/Shanghai', 'zh-Hans'],
  )
  assert.equal(story.loans[0]?.owed, 0)
})

test('knows no story of a stranger', () => {
  assert.equal(aShow().show.timeline('nobody'), undefined)
})

test('explains every finding in a sentence, and a rule of law with its citation', async () => {
  const borrower = aBorrower({ preferredHours: { from: 9 * 60, to: 10 * 60 } })
  const contacts = [aContact({ at: at('2026-11-07T08:30:00+08:00') })]
  const { simulation, show } = aShow({ cases: [aCase({ borrower, plan: aPlan({ contacts }) })] })
  await show.jump(simulation.until)
  const findings = show.timeline('b-1')?.entries.flatMap((entry) => entry.findings) ?? []
  assert.ok(findings.length > 0 && findings.every(({ sentence }) => sentence.length > 10))

  const optedOut = aShow({
    cases: [aCase({ holds: [aHold({ kind: 'opt-out', scope: { of: 'channel', channel: 'sms' } })] })],
  })
  await optedOut.show.jump(optedOut.simulation.until)
  const refusal = optedOut.show
    .timeline('b-1')
    ?.entries.flatMap((entry) => entry.findings)
    .find(({ rule }) => rule === 'CN-SMS-REFUSAL')
  assert.equal(
    refusal?.sentence,
    'Whoever refuses text messages gets no more of them, whatever number they would come from.',
  )
  assert.ok((refusal?.citation ?? '').length > 0)
})

test('tells of a task for a person where words are missing, and of one where the strategy asks for a call', async () => {
  const { simulation, show } = aShow({
    cases: [aCase({ borrower: aBorrower({ locales: ['fi'] }) })],
    until: START + 60 * DAY,
  })
  await show.jump(simulation.until)
  const tasks = show.timeline('b-1')?.entries.filter(({ kind }) => kind === 'task') ?? []
  assert.deepEqual(new Set(tasks.map(({ detail }) => detail)), new Set(['language', 'call']))
  const open = simulation.service.cases.peek('b-1')?.tasks ?? []
  assert.equal(tasks.length, open.length)
})

test('counts what held contacts back, rule by rule, the most frequent first', async () => {
  const input = await sampleInput(80, 20)
  const { simulation, show } = aShow(input)
  assert.deepEqual(show.rules(), [])
  await show.jump(simulation.until)
  const counted = new Map<string, number>()
  for (const borrower of simulation.service.cases.borrowers()) {
    for (const entry of simulation.service.cases.history(borrower)) {
      for (const { rule, effect } of 'findings' in entry ? entry.findings : []) {
        if (effect === 'allow' || effect === 'note') continue
        counted.set(rule, (counted.get(rule) ?? 0) + 1)
      }
    }
  }
  for (const nothing of ['nothing-owed', 'loan-ended', 'not-yet', 'no-step-applies']) counted.delete(nothing)
  const rules = show.rules()
  assert.deepEqual(new Map(rules.map(({ rule, count }) => [rule, count])), counted)
  const counts = rules.map(({ count }) => count)
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
  )
  assert.ok(rules.length > 5 && rules.every(({ sentence }) => sentence.length > 10))
})

test('shows the outbox newest first, by channel, by borrower, and not more than asked for', async () => {
  const email = { borrower: aBorrower({ id: 'b-2', contactPoints: [aPoint('email')] }) }
  const { simulation, show } = aShow({ cases: [aCase(), aCase(email)] })
  await show.jump(simulation.until)
  const all = show.outbox({ limit: 100 })
  assert.equal(all.length, simulation.delivered.length)
  const instants = all.map((contact) => contact.at)
  assert.deepEqual(
    instants,
    instants.toSorted((a, b) => b - a),
  )
  assert.deepEqual(show.outbox({ limit: 2 }), all.slice(0, 2))
  assert.ok(show.outbox({ limit: 100, channel: 'email' }).every(({ message }) => message.channel === 'email'))
  const own = show.outbox({ limit: 100, borrower: 'b-2' })
  assert.ok(own.length > 0 && own.every(({ borrower }) => borrower === 'b-2'))
  assert.deepEqual([own[0]?.name, own[0]?.zone], ['Li Wei', 'Asia/Shanghai'])
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
})

test('lists borrowers by id or name, by state, and not more than asked for', async () => {
  const wang = aCase({ borrower: aBorrower({ id: 'b-3', name: 'Wang Fang' }), loans: [aLoan({ status: 'paid' })] })
  const promised = aCase({ borrower: aBorrower({ id: 'b-4' }), holds: [aPromise({ from: START })] })
  const { show } = aShow({ cases: [aCaseDueOn('b-1', '2026-11-20'), aCaseDueOn('b-2', '2026-11-01'), wang, promised] })
  const ids = (filter: Omit<Parameters<typeof show.borrowers>[0], 'limit'>) =>
    show.borrowers({ limit: 100, ...filter }).map(({ borrower }) => borrower)
  assert.deepEqual(ids({}), ['b-1', 'b-2', 'b-3', 'b-4'])
  assert.deepEqual(ids({ query: ' wANG ' }), ['b-3'])
  assert.deepEqual(ids({ query: 'B-2' }), ['b-2'])
  assert.deepEqual(ids({ query: 'nobody' }), [])
  assert.deepEqual(ids({ state: 'upcoming' }), ['b-1'])
  assert.deepEqual(ids({ state: 'overdue' }), ['b-2'])
  assert.deepEqual(ids({ state: 'settled' }), ['b-3'])
  assert.deepEqual(ids({ state: 'paused' }), ['b-4'])
  assert.equal(show.borrowers({ limit: 2 }).length, 2)
})

test('tells of a borrower how often we made contact and when the case is looked at next', async () => {
  const { show } = aShow()
  await show.jump(at('2026-11-08T00:00:00+08:00'))
  const [row] = show.borrowers({ limit: 1 })
  assert.deepEqual([row?.contacts, row?.next], [1, at('2026-11-10T09:00:00+08:00')])
})

test('a borrower who answers a text is heard at once: the case rests, and one answer comes back', async () => {
  const { show } = aShow()
  await show.jumpToNextContact()
  const [text] = show.outbox({ channel: 'sms', limit: 1 })
  assert.deepEqual(await show.reply(text?.id ?? '', '我失业了，没有收入'), { intents: ['hardship'], sure: true })
  const [answer, asked] = show.outbox({ channel: 'sms', limit: 2 })
  assert.equal(answer?.message.template.id, 'answer-hardship')
  assert.deepEqual(asked?.replies, ['我失业了，没有收入'])
  assert.equal(show.timeline('b-1')?.state, 'paused')
  const told = show.timeline('b-1')?.entries.map(({ kind, words = '' }) => `${kind} ${words}`.trim())
  assert.ok(told?.includes('reply 我失业了，没有收入'))
  assert.equal(await show.reply('nobody', 'STOP'), undefined)
})

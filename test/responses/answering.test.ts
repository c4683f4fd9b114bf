import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Delivered, LocalService } from '../../shared/local/local-service.ts'
import { MemoryResponseStore } from '../../shared/local/memory-response-store.ts'
import { recordResponse } from '../../shared/responses/record-response.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { aBorrower, aCase, aContact, aPoint, aPolicy, at } from '../case/factories.ts'
import { aRoom, SMS_QUEUE } from '../reconcile/room-factory.ts'
import { aResponse, aResponseRoom, reader, wishing } from './response-room.ts'

const policy = aPolicy()
const start = at('2026-11-10T08:00:00+08:00')

/** A borrower on the day that a payment is due, and what came to the phone. */
function aServedBorrower() {
  const delivered: Delivered[] = []
  const service = new LocalService({ start, policy, onDelivered: (each) => delivered.push(each) })
  service.cases.open(aCase({ borrower: aBorrower({ contactPoints: [aPoint('sms')] }) }))
  const templates = () => delivered.map(({ message }) => message.template.id)
  return { service, delivered, templates }
}

test('hardship is answered within minutes, and then nothing is asked for as long as it rests', async () => {
  const { service, templates } = aServedBorrower()
  await service.runUntil(at('2026-11-12T10:00:00+08:00'))
  const before = templates().length
  await service.respond(aResponse({ words: '我失业了，现在没钱还', at: service.clock.now() }))
  await service.runUntil(service.clock.now() + 5 * MINUTE)
  assert.deepEqual(templates().slice(before), ['answer-hardship'])
  await service.runUntil(service.clock.now() + 20 * DAY)
  assert.deepEqual(templates().slice(before), ['answer-hardship'])
})

test('who should not be alone is told once whom to call, and nothing of a debt', async () => {
  const { service, delivered, templates } = aServedBorrower()
  await service.runUntil(at('2026-11-12T10:00:00+08:00'))
  const before = templates().length
  await service.respond(aResponse({ words: '我不想活了', at: service.clock.now() }))
  await service.runUntil(service.clock.now() + 5 * MINUTE)
  assert.deepEqual(templates().slice(before), ['answer-vulnerable'])
  const { text = '' } = delivered[before]?.message ?? {}
  assert.match(text, /心理援助热线 12356/)
  assert.doesNotMatch(text, /[款债欠账还]/)
  await service.respond(aResponse({ id: 'in-2', words: '我不想活了', at: service.clock.now() }))
  await service.runUntil(service.clock.now() + 60 * DAY)
  assert.deepEqual(templates().slice(before), ['answer-vulnerable'])
})

test('nobody answers who should not be alone where no line is known, or where they want quiet too', async () => {
  const borrower = aBorrower({ contactPoints: [aPoint('sms')], jurisdictions: ['SG'], zones: ['Asia/Singapore'] })
  for (const [held, words] of [
    [borrower, '我不想活了'],
    [aBorrower({ contactPoints: [aPoint('sms')] }), '我不想活了，别再联系我'],
  ] as const) {
    const templates: string[] = []
    const service = new LocalService({
      start,
      policy,
      onDelivered: ({ message }) => templates.push(message.template.id),
    })
    service.cases.open(aCase({ borrower: held }))
    await service.runUntil(at('2026-11-12T10:00:00+08:00'))
    const before = templates.length
    await service.respond(aResponse({ words, at: service.clock.now() }))
    await service.runUntil(service.clock.now() + DAY)
    assert.deepEqual(templates.slice(before), [])
  }
})

test('a stop is confirmed once, and nothing comes by that channel ever after', async () => {
  const { service, templates } = aServedBorrower()
  await service.runUntil(at('2026-11-11T12:00:00+08:00'))
  const before = templates().length
  const stop = aResponse({ words: '退订', at: service.clock.now() })
  await service.respond(stop)
  await service.respond(stop)
  await service.runUntil(service.clock.now() + 60 * DAY)
  assert.deepEqual(templates().slice(before), ['answer-stopped'])
})

test('an answer waits for a decent hour, and one that would come too late is not given', async () => {
  const { service, delivered, templates } = aServedBorrower()
  await service.runUntil(at('2026-11-11T23:30:00+08:00'))
  const before = templates().length
  await service.respond(wishing({ intent: 'help' }, { at: service.clock.now() }))
  await service.runUntil(at('2026-11-12T07:30:00+08:00'))
  assert.deepEqual(templates().slice(before), [])
  await service.runUntil(at('2026-11-12T11:00:00+08:00'))
  const answer = delivered[before]
  assert.equal(answer?.message.template.id, 'answer-help')
  assert.ok(answer !== undefined && answer.at >= at('2026-11-12T08:00:00+08:00'))

  const late = aServedBorrower()
  await late.service.runUntil(at('2026-11-11T23:30:00+08:00'))
  const sent = late.templates().length
  await late.service.respond(aResponse({ words: 'STOP', at: late.service.clock.now() }))
  await late.service.runUntil(late.service.clock.now() + 3 * DAY)
  assert.equal(late.templates().length, sent)
})

test('a reply that is stored between the claim and the second look is obeyed by that very send', async () => {
  const due = at('2026-11-07T09:30:00+08:00')
  const room = aRoom({
    caseFile: aCase(),
    now: due,
    around: (store) => ({
      load: (borrower) => store.load(borrower),
      closePoint: (borrower, point) => store.closePoint(borrower, point),
      writePlan: async (borrower, condition, change) => {
        const write = await store.writePlan(borrower, condition, change)
        if (change.plan.claim !== undefined) {
          const responses = new MemoryResponseStore(store)
          await recordResponse(wishing({ intent: 'deceased' }, { at: due }), policy, {
            cases: store,
            responses,
            reader,
          })
        }
        return write
      },
    }),
  })
  await room.through(SMS_QUEUE)
  assert.deepEqual(room.did.sent, [])
  assert.deepEqual(
    room.history().map(({ what }) => what),
    ['response', 'task-opened', 'withdrawn', 'decision'],
  )
})

test('an agent who lifts what a response did puts the case back as it was', async () => {
  const room = aResponseRoom()
  const before = room.found()
  await room.record(wishing({ intent: 'dispute' }, { point: undefined, answers: { borrower: 'b-1' } }))
  const made = room.found().holds.filter(({ response }) => response === 'in-1')
  assert.equal(made.length, 1)
  room.store.apply(
    'b-1',
    (caseFile) => ({ ...caseFile, holds: caseFile.holds.filter((hold) => !made.includes(hold)) }),
    [],
  )
  assert.deepEqual(room.found().holds, before.holds)
})

test('a limit of the house does not keep an answer back on the day of a reminder, and a limit of the law does', () => {
  const { borrower } = aCase()
  const { rulebook } = policy
  const now = at('2026-11-11T12:00:00+08:00')
  const reminded = [aContact({ at: now - 60 * MINUTE })]
  const earliest = (jurisdiction: string, zone: string, purpose: 'answer' | 'overdue', contacts = reminded) => {
    const approach = { channel: 'sms', purpose, point: aPoint('sms'), loans: ['l-1'], daysPastDue: 1 } as const
    const rules = rulebook.rulesFor({ ...borrower, jurisdictions: [jurisdiction], zones: [zone] })
    return rules.earliestAllowed(approach, contacts, { from: 0, to: 1440 }, now, now + 6 * HOUR, [])
  }
  assert.equal(earliest('CN', 'Asia/Shanghai', 'answer'), now)
  assert.ok(earliest('CN', 'Asia/Shanghai', 'overdue') > now)
  const noonInBoston = at('2026-11-11T12:00:00-05:00')
  const twice = [aContact({ at: noonInBoston - DAY }), aContact({ id: 'k-2', at: noonInBoston - 60 * MINUTE })]
  const rules = rulebook.rulesFor({ ...borrower, jurisdictions: ['US-MA'], zones: ['America/New_York'] })
  const answer = { channel: 'sms', purpose: 'answer', point: aPoint('sms'), loans: ['l-1'], daysPastDue: 1 } as const
  const hours = { from: 0, to: 1440 }
  assert.ok(rules.earliestAllowed(answer, twice, hours, noonInBoston, noonInBoston + 6 * HOUR, []) > noonInBoston)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler, type RespondingRoom } from '../../../functions/record-response/handler.ts'
import { readInbound } from '../../../functions/record-response/inbound.ts'
import { MemoryCaseStore } from '../../../shared/local/memory-case-store.ts'
import { MemoryResponseStore } from '../../../shared/local/memory-response-store.ts'
import type { SecondOpinion } from '../../../shared/replies/second-opinion.ts'
import { secondReader } from '../../../shared/responses/second-reader.ts'
import { aPolicy } from '../../case/factories.ts'
import { MemoryOpinionLedger } from '../../responses/memory-opinion-ledger.ts'
import { aCaseOf, reader } from '../../responses/response-room.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import { inboundText, SENDER, textEvent } from './inbound-texts.ts'

function aRespondingRoom({ borrowers = ['b-1'], storeFails = false, opinion = {} as Partial<SecondOpinion> } = {}) {
  const work = testWorkplace()
  const cases = new MemoryCaseStore()
  for (const borrower of borrowers) cases.open(aCaseOf(borrower))
  const memory = new MemoryResponseStore(cases)
  if (storeFails) memory.keep = async () => Promise.reject(new StoreDownError('no answer'))
  const ask = opinion.ask ?? (() => Promise.reject(new Error('off')))
  const second = secondReader({ opinion: { model: 'a-model', ask }, ledger: new MemoryOpinionLedger() })
  const room: RespondingRoom = {
    ...work.workplace,
    ports: { cases, responses: memory, reader, ...(opinion.ask && { secondReader: async () => second }) },
    policy: aPolicy(),
    messages: { find: async (id) => (id === 'wJalrXUtnFEMI' ? { borrower: 'b-2', contact: 'k-1' } : undefined) },
    read: readInbound,
    hashPoint: (address) => (address === SENDER || address === 'robin-in-chat' ? 'sms-1' : 'nobody'),
  }
  const holds = (borrower: string) => cases.peek(borrower)?.holds.map(({ kind }) => kind)
  return { ...work, handle: createHandler(room), cases, holds, memory }
}

test('a text takes effect in the case behind its number, and the log says so by ids alone', async () => {
  const { handle, holds, lines, measured } = aRespondingRoom()
  assert.deepEqual(await handle(textEvent(inboundText()), context()), { batchItemFailures: [] })
  assert.deepEqual(holds('b-1'), ['opt-out', 'answer'])
  assert.deepEqual(measured, { responsesRecorded: 1, flushes: 1 })
  assert.deepEqual(lines, [
    {
      what: 'responded',
      by: 'record-response',
      records: ['m-0'],
      borrower: 'b-1',
      response: 'cae173d2-66b9-564c-8309-21f858e9fb84',
      channel: 'sms',
      outcome: 'replaced',
    },
  ])
})

test('a text that comes twice has one effect, also where its second notification is of another time', async () => {
  const { handle, holds, measured } = aRespondingRoom()
  const later = inboundText({}, { Timestamp: '2026-11-12T02:05:00.000Z', MessageId: 'sns-2' })
  await handle(textEvent(inboundText(), inboundText(), later), context())
  assert.deepEqual(holds('b-1'), ['opt-out', 'answer'])
  assert.equal(measured.responsesRecorded, 1)
})

test('of two behind a number the one is meant whose message is answered', async () => {
  const { handle, holds } = aRespondingRoom({ borrowers: ['b-1', 'b-2'] })
  await handle(textEvent(inboundText({ messageBody: 'I lost my job, I have no money' })), context())
  assert.deepEqual([holds('b-1'), holds('b-2')], [[], ['hardship', 'answer']])
})

test('a stop from a number nobody is behind is kept for whoever comes', async () => {
  const { handle, memory, lines } = aRespondingRoom({ borrowers: [] })
  await handle(textEvent(inboundText()), context())
  assert.equal(memory.stopOf('sms-1')?.why, 'opted-out')
  assert.equal(lines[0]?.what, 'ignored')
})

test('what can never be read is parked with a reason that quotes nothing, and the others go on', async () => {
  const { handle, parked, holds } = aRespondingRoom()
  const broken = ['{', JSON.stringify({ Type: 'SubscriptionConfirmation' }), inboundText({ originationNumber: 'BANK' })]
  const result = await handle(textEvent(...broken, inboundText()), context())
  assert.deepEqual(result, { batchItemFailures: [] })
  assert.deepEqual(
    parked.map(({ record }) => record),
    ['m-0', 'm-1', 'm-2'],
  )
  assert.doesNotMatch(JSON.stringify(parked), /BANK|STOP/)
  assert.deepEqual(holds('b-1'), ['opt-out', 'answer'])
})

test('what can be recorded later comes again, and nothing personal is logged', async () => {
  const { handle, lines } = aRespondingRoom({ storeFails: true })
  const result = await handle(textEvent(inboundText()), context())
  assert.deepEqual(result, { batchItemFailures: [{ itemIdentifier: 'm-0' }] })
  assert.deepEqual(lines, [{ what: 'left', by: 'record-response', records: ['m-0'], reason: 'StoreDownError' }])
})

test('what a house channel told takes effect in the case of whoever it names, and twice as once', async () => {
  const { handle, holds } = aRespondingRoom({ borrowers: ['b-1', 'b-2'] })
  const answers = { borrower: 'b-2', contact: 'k-1' }
  const response = { id: 'w-1', at: '2026-11-12T02:00:00.000Z', door: 'webhook', channel: 'webhook', answers }
  const told = { source: 'duewell.inbound', from: 'robin-in-chat', response: { ...response, words: 'I lost my job' } }
  await handle(textEvent(JSON.stringify(told), JSON.stringify(told)), context())
  assert.deepEqual([holds('b-1'), holds('b-2')], [[], ['hardship', 'answer']])
})

test('an own message of another form is parked', async () => {
  const { handle, parked } = aRespondingRoom()
  await handle(textEvent(JSON.stringify({ source: 'duewell.inbound', from: 'robin-in-chat' })), context())
  assert.equal(parked.length, 1)
  assert.doesNotMatch(JSON.stringify(parked), /robin/)
})

test('that a model was asked is logged and counted, and neither what about nor what it said', async () => {
  const opinion = { ask: async () => ({ intent: 'vulnerable', confidence: 0.97 }) as const }
  const { handle, lines, measured, holds } = aRespondingRoom({ opinion })
  const text = inboundText({ messageBody: 'the blue one on the left' })
  await handle(textEvent(text), context())
  await handle(textEvent(text), context())
  assert.deepEqual(holds('b-1'), ['vulnerable', 'answer'])
  assert.deepEqual(measured, { responsesRecorded: 1, opinionsGiven: 1, flushes: 2 })
  const asked = { by: 'record-response', records: ['m-0'], response: 'cae173d2-66b9-564c-8309-21f858e9fb84' }
  assert.deepEqual(
    lines.filter(({ what }) => what === 'asked'),
    [{ what: 'asked', ...asked, model: 'a-model' }],
  )
  assert.doesNotMatch(JSON.stringify(lines), /blue|vulnerable|0\.97/)
})

test('a model that fails is logged by its error’s name, and the text takes effect as an unclear one', async () => {
  const ask = async (words: string) => Promise.reject(new TypeError(`what is ${words}`))
  const { handle, lines, measured, holds } = aRespondingRoom({ opinion: { ask } })
  await handle(textEvent(inboundText({ messageBody: 'the blue one on the left' })), context())
  assert.deepEqual(holds('b-1'), ['answer'])
  assert.equal(measured.opinionsMissing, 1)
  const [asked] = lines.filter(({ what }) => what === 'asked')
  assert.equal(asked?.what === 'asked' && asked.failed, 'TypeError')
  assert.doesNotMatch(JSON.stringify(lines), /blue/)
})

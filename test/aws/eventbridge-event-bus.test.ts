import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, type TestContext, test } from 'node:test'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import * as z from 'zod'
import { EventBridgeEventBus } from '../../shared/aws/eventbridge-event-bus.ts'
import { putEventsCalls } from '../../shared/aws/put-events-request.ts'
import type { BusinessEvent } from '../../shared/events/business-event.ts'
import { NOW, noPatience } from './outgoing.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const published = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../shared/events/business-event.schema.json', import.meta.url), 'utf8')),
)
const SETTINGS = { bus: 'duewell', stage: 'prod' }
const sent = (contact: string): BusinessEvent => ({
  type: 'contact-sent',
  at: NOW,
  borrower: 'b-1',
  contact,
  channel: 'sms',
  purpose: 'upcoming',
  tone: 'friendly',
  steps: [{ loan: 'l-1', subject: 'i-1', step: 'first' }],
})
const deferred: BusinessEvent = {
  type: 'contact-deferred',
  at: NOW,
  borrower: 'b-2',
  until: NOW + 1_000,
  rules: ['US-F-HOURS'],
}
const task = (rest: string): BusinessEvent => ({
  type: 'task-opened',
  at: NOW,
  borrower: 'b-3',
  task: `call.${rest}`,
  kind: 'call',
})
const taken = (...codes: readonly (string | undefined)[]): StandInAnswer =>
  json({
    FailedEntryCount: codes.filter((code) => code !== undefined).length,
    Entries: codes.map((ErrorCode) => (ErrorCode === undefined ? { EventId: 'e' } : { ErrorCode, ErrorMessage: 'no' })),
  })

interface Entry {
  readonly Source: string
  readonly DetailType: string
  readonly EventBusName: string
  readonly Detail: string
}

async function aBus(t: TestContext, ...answers: readonly StandInAnswer[]) {
  const service = await standIn(t, ...answers)
  const patience = noPatience()
  const bus = new EventBridgeEventBus({ client: new EventBridgeClient(service.client), settings: SETTINGS, patience })
  const calls = () => service.requests.map((request) => (request.json() as { Entries: Entry[] }).Entries)
  return { bus, patience, calls, requests: service.requests }
}

describe('the event bus', () => {
  test('publishes an entry for each type, with its version, its stage and its events in order', async (t) => {
    const { bus, calls } = await aBus(t, taken(undefined, undefined))
    await bus.publish([sent('c-1'), deferred, sent('c-2')])
    const entries = calls().flat()
    assert.deepEqual(
      entries.map(({ Detail, ...entry }) => entry),
      [
        { EventBusName: 'duewell', Source: 'duewell', DetailType: 'contact-sent' },
        { EventBusName: 'duewell', Source: 'duewell', DetailType: 'contact-deferred' },
      ],
    )
    const at = '2026-11-24T10:00:00.000Z'
    assert.deepEqual(JSON.parse(entries[0]!.Detail), {
      version: 1,
      stage: 'prod',
      events: [
        { ...sent('c-1'), at },
        { ...sent('c-2'), at },
      ],
    })
    assert.deepEqual(JSON.parse(entries[1]!.Detail), {
      version: 1,
      stage: 'prod',
      events: [{ ...deferred, at, until: '2026-11-24T10:00:01.000Z' }],
    })
    for (const { Detail } of entries) assert.equal(published.safeParse(JSON.parse(Detail)).success, true)
  })

  test('makes no call for no events', async (t) => {
    const { bus, requests } = await aBus(t, taken())
    await bus.publish([])
    assert.equal(requests.length, 0)
  })

  test('publishes again only what was refused', async (t) => {
    const { bus, calls, patience } = await aBus(t, taken(undefined, 'ThrottlingException'), taken(undefined))
    await bus.publish([sent('c-1'), deferred])
    assert.deepEqual(
      calls().map((entries) => entries.map(({ DetailType }) => DetailType)),
      [['contact-sent', 'contact-deferred'], ['contact-deferred']],
    )
    assert.deepEqual(patience.waits, [50])
  })

  test('fails with a name of its own where entries stay refused, and says nothing of the events', async (t) => {
    const { bus, requests } = await aBus(t, taken('InternalFailure'))
    await assert.rejects(bus.publish([sent('c-1')]), (error: Error) => {
      assert.equal(error.name, 'EventsNotPublishedError')
      assert.match(error.message, /1 entries .*InternalFailure/)
      assert.ok(!error.message.includes('b-1'))
      return true
    })
    assert.equal(requests.length, 7)
  })

  test('waits while the service is too busy, and fails at once where waiting mends nothing', async (t) => {
    const busy = await aBus(t, jsonError(400, 'ThrottlingException'), taken(undefined))
    await busy.bus.publish([sent('c-1')])
    assert.equal(busy.requests.length, 2)
    const denied = await aBus(t, jsonError(400, 'AccessDeniedException'))
    await assert.rejects(denied.bus.publish([sent('c-1')]), { name: 'AccessDeniedException' })
    assert.equal(denied.requests.length, 1)
  })
})

describe('the calls that publish events', () => {
  // Longer than a real task's id, and in characters of three bytes: sizes are bytes and not characters.
  const many = Array.from({ length: 9_000 }, (_, each) => task(`海${'海'.repeat(90)}.${each}`))
  const calls = putEventsCalls([...many, sent('c-1')], SETTINGS)
  const details = calls.flat().map(({ Detail = '' }) => JSON.parse(Detail) as { events: { type: string }[] })

  test('keep to what one entry and one call may hold', () => {
    assert.ok(calls.length > 1)
    for (const call of calls) {
      assert.ok(call.length <= 10)
      const bytes = call.map((entry) => Buffer.byteLength(`${entry.Source}${entry.DetailType}${entry.Detail}`))
      for (const each of bytes) assert.ok(each <= 240 * 1024)
      assert.ok(bytes.reduce((all, each) => all + each) <= 256 * 1024)
    }
  })

  test('are as few as the sizes allow', () => {
    const entries = calls.flat().filter(({ DetailType }) => DetailType === 'task-opened')
    for (const { Detail = '' } of entries.slice(0, -1)) assert.ok(Buffer.byteLength(Detail) > 239 * 1024)
  })

  test('hold every event once and in order', () => {
    const tasks = details.flatMap(({ events }) => events).filter(({ type }) => type === 'task-opened')
    assert.deepEqual(
      tasks.map((event) => (event as unknown as { task: string }).task),
      many.map((event) => (event.type === 'task-opened' ? event.task : '')),
    )
  })

  test('never hold more than ten entries', () => {
    const contact = { at: NOW, borrower: 'b-1', contact: 'c-1', channel: 'sms' } as const
    const eleven: BusinessEvent[] = [
      ...(['sent', 'unknown', 'failed', 'observed'] as const).map(
        (outcome): BusinessEvent => ({ ...sent('c-1'), type: `contact-${outcome}` }) as BusinessEvent,
      ),
      { ...contact, type: 'contact-withdrawn' },
      { ...contact, type: 'contact-delivered' },
      { ...contact, type: 'contact-undelivered', state: 'bounced' },
      deferred,
      { type: 'contact-refused', at: NOW, borrower: 'b-1', rules: ['R'] },
      task('l-1'),
      { type: 'promise-kept', at: NOW, borrower: 'b-1', promise: 'p-1', loan: 'l-1' },
    ]
    assert.deepEqual(
      putEventsCalls(eleven, SETTINGS).map(({ length }) => length),
      [10, 1],
    )
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHandler, type DeliveryRoom } from '../../../functions/record-delivery/handler.ts'
import type { ForeignName } from '../../../shared/delivery/message-owners.ts'
import type { BusinessEvent } from '../../../shared/events/business-event.ts'
import { at } from '../../case/factories.ts'
import { aDeliveryRoom, contactedCase } from '../../delivery/delivery-room.ts'
import { context, StoreDownError, testWorkplace } from '../test-room.ts'
import {
  logsEvent,
  NUMBER,
  PERSONAL,
  queueEvent,
  SES_DELIVERY,
  sesBounce,
  sesEvent,
  smsEvent,
  snsLine,
} from './provider-events.ts'

function aReportingRoom({ busFails = false, caseFile = contactedCase() } = {}) {
  const work = testWorkplace()
  const delivery = aDeliveryRoom(caseFile)
  const published: BusinessEvent[][] = []
  const asked: ForeignName[] = []
  const room: DeliveryRoom = {
    ...work.workplace,
    ports: delivery.ports,
    events: {
      publish: async (events) => {
        if (busFails) throw new StoreDownError('the bus is down')
        published.push([...events])
      },
    },
    messages: {
      find: async ({ providerId, to, at }) => {
        asked.push({ providerId, to, at })
        return providerId === 'sns-1' ? { borrower: 'b-1', contact: 'k-1' } : undefined
      },
    },
  }
  return { ...work, delivery, published, asked, handle: createHandler(room) }
}

test('records a receipt, and tells of all of a batch in one line', async () => {
  const { handle, delivery, lines, measured, published } = aReportingRoom()
  assert.deepEqual(await handle(queueEvent(smsEvent('TEXT_DELIVERED')), context()), { batchItemFailures: [] })
  assert.deepEqual(delivery.outcome(), ['delivered', 'delivered'])
  assert.equal(published.length, 1)
  assert.deepEqual(measured, { 'delivered sms': 1, flushes: 1 })
  assert.deepEqual(lines, [{ what: 'received', by: 'record-delivery', records: ['m-0'], receipts: 1 }])
})

test('tells of what is no plain receipt by ids alone', async () => {
  const { handle, lines } = aReportingRoom()
  await handle(queueEvent(smsEvent('TEXT_UNREACHABLE')), context())
  assert.deepEqual(lines, [
    {
      what: 'reported',
      by: 'record-delivery',
      records: ['m-0'],
      borrower: 'b-1',
      contact: 'k-1',
      channel: 'sms',
      state: 'undelivered',
      outcome: 'failed',
      providerId: '862a8790-60c0-4430-9b2b-658bd0000001',
    },
  ])
})

test('reports of one borrower are recorded in their order, and all receipts are published in one call', async () => {
  const { handle, delivery, measured, published } = aReportingRoom()
  const later = { ...sesBounce('Permanent', 'General').bounce, timestamp: '2026-11-07T02:01:20.000Z' }
  const batch = queueEvent(sesEvent('Email Delivered', SES_DELIVERY), sesEvent('Email Bounced', { bounce: later }))
  await handle(batch, context())
  assert.deepEqual(delivery.outcome(), ['failed', 'failed'])
  assert.deepEqual(measured, { 'delivered email': 1, 'undelivered email': 1, 'pointsClosed email': 1, flushes: 1 })
  assert.deepEqual(
    published.map((call) => call.length),
    [1],
  )
})

test('receipts that could not be published come again, and are then published', async () => {
  const { handle, lines } = aReportingRoom({ busFails: true })
  const answer = await handle(queueEvent(smsEvent('TEXT_DELIVERED'), smsEvent('TEXT_SENT')), context())
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'm-0' }] })
  assert.equal(lines.at(-1)?.what, 'left')
})

test('a report whose case is in use comes again and takes no other with it', async () => {
  const { handle, lines } = aReportingRoom({ caseFile: contactedCase('claimed') })
  const other = smsEvent('TEXT_DELIVERED', { context: { contact: 'k-9', borrower: 'b-9' } })
  const answer = await handle(queueEvent(smsEvent('TEXT_DELIVERED'), other), context())
  assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'm-0' }] })
  assert.deepEqual(
    lines.map((line) => ('outcome' in line ? line.outcome : 'reason' in line ? line.reason : '')).toSorted(),
    ['ClaimInFlightError', 'no-case'],
  )
})

test('what is not ours is ignored and counted, and what cannot be read is parked without what it says', async () => {
  const { handle, parked, measured, lines } = aReportingRoom()
  const foreign = sesEvent('Email Delivered', SES_DELIVERY, {})
  const answer = await handle(queueEvent(foreign, 'wei@example.com'), context())
  assert.deepEqual(answer, { batchItemFailures: [] })
  assert.deepEqual(parked, [{ from: 'record-delivery', record: 'm-1', reason: 'no delivery report of a known shape' }])
  assert.deepEqual(measured, { reportsIgnored: 1, recordsParked: 1, flushes: 1 })
  assert.doesNotMatch(JSON.stringify([parked, lines]), PERSONAL)
})

test('lines of the delivery log of SNS are recorded for the contact that was sent to their number', async () => {
  const { handle, delivery, measured, asked } = aReportingRoom()
  const foreign = snsLine('SUCCESS', 'Message has been accepted by phone carrier', 'sns-2')
  await handle(logsEvent([snsLine('FAILURE', 'Invalid phone number'), foreign]), context())
  assert.deepEqual(delivery.outcome(), ['failed', 'failed'])
  assert.equal(delivery.found().closedPoints[0]?.why, 'invalid')
  assert.deepEqual(measured, { 'undelivered sms': 1, 'pointsClosed sms': 1, reportsIgnored: 1, flushes: 1 })
  assert.deepEqual(asked[0], { providerId: 'sns-1', to: NUMBER, at: at('2026-11-07T02:00:20Z') })
})

test('an event of a log fails as a whole, since Lambda brings it again only as a whole', async () => {
  const { handle } = aReportingRoom({ caseFile: contactedCase('claimed') })
  const event = logsEvent([snsLine('SUCCESS', 'Message has been accepted by phone carrier')])
  await assert.rejects(handle(event, context()), { name: 'ReportsLeftError' })
})

test('the question of CloudWatch whether anyone is there is answered and nothing is recorded', async () => {
  const { handle, delivery } = aReportingRoom()
  await handle(logsEvent(['CWL CONTROL MESSAGE: Checking health of destination.'], 'CONTROL_MESSAGE'), context())
  assert.deepEqual(delivery.outcome(), ['sent', 'sent'])
})

test('an invocation by a log that was given up is recorded once it is put on the queue of reports', async () => {
  const { handle, delivery } = aReportingRoom()
  const requestPayload = logsEvent([snsLine('SUCCESS', 'Message has been accepted by phone carrier')])
  const failed = { version: '1.0', requestContext: { condition: 'RetriesExhausted' }, requestPayload }
  await handle(queueEvent(failed, { requestPayload: { awslogs: { data: 'bm8gemlw' } } }), context())
  assert.deepEqual(delivery.outcome(), ['delivered', 'delivered'])
})

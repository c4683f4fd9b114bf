import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { LogLine } from '../../functions/log.ts'
import { createHandler } from '../../functions/record-delivery/handler.ts'
import { closedPointItem } from '../../shared/aws/items/case-items.ts'
import { historyItem } from '../../shared/aws/items/history-item.ts'
import type { ForeignName } from '../../shared/delivery/message-owners.ts'
import { aDeliveryRoom } from '../delivery/delivery-room.ts'
import {
  inEventBridge,
  inNotification,
  logsEvent,
  queueEvent,
  SES_DELIVERY,
  sesBounce,
  sesComplaint,
  sesEvent,
  smsEvent,
  snsLine,
} from '../functions/record-delivery/provider-events.ts'
import { context, testWorkplace } from '../functions/test-room.ts'
import { isAcceptable } from './dynamodb-limits.ts'
import { hostileBody, type Json } from './hostile-json.ts'
import { hostileText } from './hostile-text.ts'
import { PLANTED, pollutesNothing, saysNothingOfAnybody } from './planted.ts'
import { attack } from './runs.ts'

const FINE = { batchItemFailures: [] }
const PERSON = { [PLANTED.name]: PLANTED.email, destination: PLANTED.phone, subject: PLANTED.words }
const GOOD = smsEvent('TEXT_DELIVERED', { messageId: 'good' })

function aRoom() {
  const { workplace, parked, lines } = testWorkplace()
  const { ports, history, found } = aDeliveryRoom()
  const looked: string[] = []
  const published: unknown[] = []
  const find = async ({ providerId }: ForeignName) => {
    looked.push(providerId)
    return { borrower: 'b-1', contact: 'k-1' }
  }
  const handle = createHandler({
    ...workplace,
    ports,
    events: { publish: async (events) => void published.push(...events) },
    messages: { find },
  })
  const isKept = () => {
    for (const entry of history()) isAcceptable(historyItem('b-1', entry, 730))
    for (const closed of found().closedPoints) isAcceptable(closedPointItem('b-1', closed))
    for (const id of looked) isAcceptable({ pk: { S: `MESSAGE#${id}` }, sk: { S: 'MESSAGE' } })
  }
  return { handle, parked, lines, history, isKept, published }
}

const samples: readonly Json[] = [
  smsEvent('TEXT_DELIVERED', { ...PERSON, context: { contact: 'k-1', borrower: 'b-1', ...PERSON } }),
  sesEvent('Email Delivered', SES_DELIVERY, { ...tags(), [PLANTED.name]: [PLANTED.words] }),
  sesEvent('Email Bounced', { ...sesBounce('Permanent', 'General'), ...PERSON }),
  sesEvent('Email Complaint Received', sesComplaint(PERSON)),
  inEventBridge(smsEvent('TEXT_BLOCKED', PERSON)),
  inNotification(smsEvent('VOICE_BUSY', PERSON)),
  { requestPayload: logsEvent([snsLine('FAILURE', 'Invalid phone number')]) },
].map((sample) => JSON.parse(JSON.stringify(sample)))

function tags(): Record<string, string[]> {
  return sesEvent('Email Delivered').detail.mail.tags
}

/** One that is no plain receipt, since the report before it was read and says otherwise, has a line of its own. */
function isRecorded(line: LogLine): line is Extract<LogLine, { what: 'received' | 'reported' }> {
  return line.what === 'received' || line.what === 'reported'
}

const report = fc.nat(samples.length - 1).chain((which) => hostileBody(samples[which]!))

describe('the door of delivery reports', () => {
  attack(
    'what cannot be read is parked, and the report beside it is recorded',
    report,
    async (body) => {
      const { handle, parked, lines, isKept, published } = aRoom()
      assert.deepEqual(await handle(queueEvent(body, GOOD), context()), FINE)
      assert.ok(lines.some((line) => isRecorded(line) && line.records.includes('m-1')))
      isKept()
      saysNothingOfAnybody(lines, parked, published)
      pollutesNothing()
    },
    { usual: 150 },
  )

  const line = fc.oneof(hostileBody(JSON.parse(JSON.stringify(snsLine('FAILURE', 'Unknown')))), hostileText)
  attack('a line of a log that cannot be read is parked, and the others are recorded', line, async (text) => {
    const { handle, parked, lines, isKept } = aRoom()
    assert.deepEqual(await handle(logsEvent([text, snsLine('SUCCESS', 'ok')]), context()), FINE)
    assert.ok(lines.some(isRecorded))
    isKept()
    saysNothingOfAnybody(lines, parked)
  })

  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64')
  attack(
    'a body that unpacks into far more than a log is parked unopened',
    fc.constant(bomb),
    async (data) => {
      const { handle, parked } = aRoom()
      assert.deepEqual(await handle(queueEvent({ requestPayload: { awslogs: { data } } }, GOOD), context()), FINE)
      assert.equal(parked.length, 1)
    },
    { usual: 1 },
  )
})

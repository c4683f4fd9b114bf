import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDeliveryMessage } from '../../../functions/record-delivery/delivery-message.ts'
import type { Reading } from '../../../functions/record-delivery/reading.ts'
import { readSnsDeliveryLog } from '../../../functions/record-delivery/sns-delivery-log.ts'
import { tagOf } from '../../../shared/aws/ses-tag.ts'
import { REPORTED_STATES } from '../../../shared/house-channel/house-channel-message.ts'
import { REPORTED_AT } from '../../delivery/delivery-room.ts'
import {
  houseChannelReport,
  inEventBridge,
  inNotification,
  NUMBER,
  PERSONAL,
  SES_DELIVERY,
  sesBounce,
  sesComplaint,
  sesEvent,
  smsEvent,
  snsLine,
} from './provider-events.ts'

const read = (value: unknown): Reading => {
  const reading = readDeliveryMessage(JSON.stringify(value))
  assert.doesNotMatch(JSON.stringify(reading), PERSONAL)
  return reading
}
const ofReading = (reading: Reading) => {
  const { state, closes } = reading as { state?: string; closes?: string }
  return closes === undefined ? state : `${state}, closes: ${closes}`
}
const IGNORED = { ignored: 'no news of an outcome' }

test('reads whose mail was delivered, and when', () => {
  assert.deepEqual(read(sesEvent('Email Delivered', SES_DELIVERY)), {
    contact: 'k-1',
    borrower: 'b-1',
    channel: 'email',
    at: REPORTED_AT,
    state: 'delivered',
    providerId: '0107019a-5b1c-4d2e-9f00-000000000001-000000',
  })
})

test('reads ids with dots and underscores out of the tags of a mail, which cannot hold dots', () => {
  const tags = { contact: [tagOf('k_1.2')], borrower: [tagOf('b.7')] }
  const { contact, borrower } = read(sesEvent('Email Delivered', SES_DELIVERY, tags)) as Record<string, unknown>
  assert.deepEqual([contact, borrower], ['k_1.2', 'b.7'])
})

test('only a permanent bounce closes the address; a full mailbox or an automatic reply does not', () => {
  const bounce = (type: string, subType: string) => ofReading(read(sesEvent('Email Bounced', sesBounce(type, subType))))
  assert.equal(bounce('Permanent', 'General'), 'bounced, closes: bounced')
  assert.equal(bounce('Permanent', 'OnAccountSuppressionList'), 'bounced, closes: bounced')
  assert.equal(bounce('Transient', 'MailboxFull'), 'undelivered')
  assert.equal(bounce('Undetermined', 'Undetermined'), 'undelivered')
})

test('a complaint closes the address, but not one that takes a complaint back', () => {
  const complaint = (more: object) => read(sesEvent('Email Complaint Received', sesComplaint(more)))
  assert.equal(ofReading(complaint({})), 'complained, closes: complaint')
  assert.equal(ofReading(complaint({ complaintFeedbackType: undefined })), 'complained, closes: complaint')
  assert.ok('ignored' in complaint({ complaintFeedbackType: 'not-spam' }))
})

test('a mail that SES itself kept back for an earlier complaint did not arrive', () => {
  const event = sesEvent('Email Complaint Received', sesComplaint({ complaintSubType: 'OnAccountSuppressionList' }))
  assert.equal(ofReading(read(event)), 'undelivered, closes: complaint')
})

test('a mail that SES rejected or could not write did not arrive', () => {
  assert.equal(ofReading(read(sesEvent('Email Rejected', { reject: { reason: 'Bad content' } }))), 'undelivered')
  const failure = { failure: { templateName: 'x', errorMessage: 'Attribute is not present' } }
  assert.equal(ofReading(read(sesEvent('Email Rendering Failed', failure))), 'undelivered')
})

test('mails sent, opened, clicked, delayed or subscribed to say nothing of an outcome', () => {
  for (const detailType of [
    'Email Sent',
    'Email Opened',
    'Email Clicked',
    'Email Delivery Delayed',
    'Email Subscribed',
  ]) {
    assert.deepEqual(read(sesEvent(detailType)), IGNORED)
  }
})

test('reads an event of a text message alike, however it came', () => {
  const direct = read(smsEvent('TEXT_DELIVERED'))
  assert.deepEqual(direct, {
    contact: 'k-1',
    borrower: 'b-1',
    channel: 'sms',
    at: REPORTED_AT,
    state: 'delivered',
    why: 'TEXT_DELIVERED',
    providerId: '862a8790-60c0-4430-9b2b-658bd0000001',
  })
  assert.deepEqual(read(inNotification(smsEvent('TEXT_DELIVERED'))), direct)
  assert.deepEqual(read(inEventBridge(smsEvent('TEXT_DELIVERED'))), direct)
})

test('what is about the number closes it; what is about the text, the carrier or the moment does not', () => {
  const meanings: Readonly<Record<string, string>> = {
    TEXT_SUCCESSFUL: 'delivered',
    TEXT_INVALID: 'undelivered, closes: invalid',
    TEXT_BLOCKED: 'undelivered, closes: blocked',
    TEXT_INVALID_MESSAGE: 'undelivered',
    TEXT_UNREACHABLE: 'undelivered',
    TEXT_CARRIER_UNREACHABLE: 'undelivered',
    TEXT_CARRIER_BLOCKED: 'undelivered',
    TEXT_PROTECT_BLOCKED: 'undelivered',
    TEXT_SPAM: 'undelivered',
    TEXT_TTL_EXPIRED: 'expired',
    VOICE_COMPLETED: 'delivered',
    VOICE_BUSY: 'undelivered',
    VOICE_NO_ANSWER: 'undelivered',
    VOICE_FAILED: 'undelivered',
    VOICE_TTL_EXPIRED: 'expired',
  }
  for (const [eventType, meaning] of Object.entries(meanings)) {
    const reading = read(smsEvent(eventType))
    assert.equal(ofReading(reading), meaning, eventType)
    assert.equal((reading as { channel?: string }).channel, eventType.startsWith('VOICE') ? 'voice' : 'sms')
  }
})

test('a call that rang out reached nobody, and counts as started where rules count starts', () => {
  const { state, result } = read(smsEvent('VOICE_NO_ANSWER')) as { state?: string; result?: string }
  assert.deepEqual([state, result], ['undelivered', 'no-answer'])
  assert.equal((read(smsEvent('VOICE_BUSY')) as { result?: string }).result, undefined)
})

test('a message that is still under way says nothing, nor does one that nobody knows of', () => {
  for (const eventType of [
    'TEXT_SENT',
    'TEXT_QUEUED',
    'TEXT_PENDING',
    'TEXT_UNKNOWN',
    'VOICE_RINGING',
    'VOICE_ANSWERED',
  ]) {
    assert.deepEqual(read(smsEvent(eventType)), IGNORED, eventType)
  }
  for (const eventType of ['TEXT_SUCCESSFUL', 'TEXT_CARRIER_UNREACHABLE']) {
    assert.deepEqual(read(smsEvent(eventType, { isFinal: false })), IGNORED, eventType)
  }
  assert.equal(ofReading(read(smsEvent('TEXT_DELIVERED', { isFinal: false }))), 'delivered')
})

test("a message of somebody else's is ignored, and one whose tags are no ids can't be read", () => {
  const foreign = { ignored: 'not a contact of ours' }
  assert.deepEqual(read(sesEvent('Email Delivered', SES_DELIVERY, {})), foreign)
  assert.deepEqual(read(smsEvent('TEXT_DELIVERED', { context: { account: 'bar' } })), foreign)
  assert.deepEqual(read(smsEvent('TEXT_DELIVERED', { context: undefined })), foreign)
  assert.deepEqual(read({ ...inEventBridge({}), source: 'aws.ec2' }), { ignored: 'an event of another source' })
  assert.ok('unreadable' in read(smsEvent('TEXT_DELIVERED', { context: { contact: 'k-1', borrower: '+12025550123' } })))
})

test('what is no report at all is unreadable, and nothing of it is repeated', () => {
  for (const body of ['', 'wei@example.com', '[]', '{"to":"+12025550123"}', '{"Type":"Notification","Message":"x"}']) {
    const reading = readDeliveryMessage(body)
    assert.ok('unreadable' in reading, body)
    assert.doesNotMatch(JSON.stringify(reading), PERSONAL)
  }
})

test('a line of the delivery log of SNS says what became of the message that it names', () => {
  const said = (status: 'SUCCESS' | 'FAILURE', response: string) => {
    const reading = readSnsDeliveryLog(JSON.stringify(snsLine(status, response)))
    if (!('unowned' in reading)) return reading
    assert.equal(reading.to, NUMBER)
    // What is told to anybody is this.
    assert.doesNotMatch(JSON.stringify(reading.unowned), PERSONAL)
    return reading.unowned
  }
  assert.deepEqual(said('SUCCESS', 'Message has been accepted by phone carrier'), {
    channel: 'sms',
    at: REPORTED_AT,
    providerId: 'sns-1',
    state: 'delivered',
  })
  const closing = (response: string) => ofReading(said('FAILURE', response) as Reading)
  assert.equal(closing('Invalid phone number'), 'undelivered, closes: invalid')
  assert.equal(closing('Phone number is opted out'), 'opted-out, closes: opted-out')
  assert.equal(closing('Phone has blocked SMS'), 'undelivered, closes: blocked')
  assert.equal(closing('Phone is on a blocked list'), 'undelivered, closes: blocked')
  assert.equal(closing('Phone is currently unreachable/unavailable'), 'undelivered')
  assert.equal(closing('Blocked as spam by phone carrier'), 'undelivered')
  assert.equal(closing('No answer from +12025550123'), 'undelivered')
})

test('reads what a house channel reports, and closes an address that is of no more use', () => {
  const { at, why, ...report } = read(houseChannelReport('delivered', { why: 'READ' })) as Record<string, unknown>
  assert.deepEqual([at, why], [REPORTED_AT, 'READ'])
  assert.deepEqual(report, { borrower: 'b-1', contact: 'k-1', channel: 'webhook', state: 'delivered' })
  const meant = Object.fromEntries(REPORTED_STATES.map((state) => [state, ofReading(read(houseChannelReport(state)))]))
  assert.deepEqual(meant, {
    delivered: 'delivered',
    undelivered: 'undelivered',
    expired: 'expired',
    bounced: 'bounced, closes: bounced',
    blocked: 'undelivered, closes: blocked',
    invalid: 'undelivered, closes: invalid',
    'opted-out': 'opted-out, closes: opted-out',
    complained: 'complained, closes: complaint',
  })
  assert.ok('unreadable' in read(houseChannelReport('lost')))
})

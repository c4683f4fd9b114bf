import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { SNSClient } from '@aws-sdk/client-sns'
import { SnsSmsSender } from '../../shared/aws/sns-sms-sender.ts'
import { anOutgoing, faults } from './outgoing.ts'
import { queryError, type StandInAnswer, standIn } from './stand-in.ts'

const PUBLISHED = {
  headers: { 'content-type': 'text/xml' },
  body: '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>',
}
const SETTINGS = { type: 'Transactional', maxPriceUsd: '0.10' } as const

async function aSender(t: TestContext, answer: StandInAnswer, settings: { senderId?: string } = {}) {
  const service = await standIn(t, answer)
  const { told, tell } = faults()
  const sender = new SnsSmsSender({
    client: new SNSClient(service.client),
    settings: { ...SETTINGS, ...settings },
    tell,
  })
  return { sender, told, requests: service.requests }
}

describe('SMS by SNS', () => {
  test('publishes to the number with its type, its price cap and its sender id', async (t) => {
    const { sender, requests, told } = await aSender(t, PUBLISHED, { senderId: 'HarbourBank' })
    assert.deepEqual(await sender.send(anOutgoing()), { state: 'accepted', providerId: 'm-1', unnamed: true })
    assert.deepEqual(requests[0]?.form(), {
      Action: 'Publish',
      Version: '2010-03-31',
      PhoneNumber: '+12025550123',
      Message: 'Harbour Bank: your payment is due on Friday.',
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
      'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.MaxPrice',
      'MessageAttributes.entry.2.Value.DataType': 'Number',
      'MessageAttributes.entry.2.Value.StringValue': '0.10',
      'MessageAttributes.entry.3.Name': 'AWS.SNS.SMS.SenderID',
      'MessageAttributes.entry.3.Value.DataType': 'String',
      'MessageAttributes.entry.3.Value.StringValue': 'HarbourBank',
    })
    assert.deepEqual(told, [])
  })

  test('names no sender where the stage has none', async (t) => {
    const { sender, requests } = await aSender(t, PUBLISHED)
    await sender.send(anOutgoing())
    assert.ok(!requests[0]?.body.includes('SenderID'))
  })

  test('publishes to India under the entity, the header and the template that are registered there', async (t) => {
    const { sender, requests } = await aSender(t, PUBLISHED, { senderId: 'HarbourBank' })
    const registration = { entityId: '1101234567890123456', header: 'HRBRBK', templateId: '1107000000000000001' }
    await sender.send(anOutgoing({ to: '+919812345678', registration }))
    const form = requests[0]?.form() ?? {}
    const attributes = [3, 4, 5].map((at) => [
      form[`MessageAttributes.entry.${at}.Name`],
      form[`MessageAttributes.entry.${at}.Value.StringValue`],
    ])
    assert.deepEqual(attributes, [
      ['AWS.SNS.SMS.SenderID', 'HRBRBK'],
      ['AWS.MM.SMS.EntityId', '1101234567890123456'],
      ['AWS.MM.SMS.TemplateId', '1107000000000000001'],
    ])
  })

  const NUMBER = 'Invalid parameter: PhoneNumber Reason: +12025550123 is not valid to publish to'
  const CASES: [string, StandInAnswer, string, string?][] = [
    ['an opted-out number', queryError(400, 'OptedOut', 'opted out'), 'rejected', 'opted-out'],
    ['a number that is none', queryError(400, 'InvalidParameter', NUMBER), 'rejected', 'invalid'],
    ['a sender id that is none', queryError(400, 'InvalidParameter', 'Invalid parameter: SenderID'), 'unavailable'],
    ['a rate', queryError(400, 'Throttling', 'Rate exceeded'), 'throttled'],
    ['a rate, by its status', queryError(429, 'Throttled', 'Rate exceeded'), 'throttled'],
    ['a missing grant', queryError(403, 'AuthorizationError', 'not authorized'), 'unavailable'],
    ['an expired token', queryError(403, 'ExpiredToken', 'expired'), 'unavailable'],
    ['a sandbox', queryError(400, 'UserError', 'sandbox'), 'unavailable'],
    ['an internal error', queryError(500, 'InternalError', 'internal'), 'unknown'],
    ['a gateway that gave up', { status: 503, body: '<html>' }, 'unknown'],
    ['a request that took too long there', queryError(408, 'RequestTimeout', 'timeout'), 'unknown'],
    ['a hung-up connection', 'hang-up', 'unknown'],
    ['an answer without an id', { headers: { 'content-type': 'text/xml' }, body: '<PublishResponse/>' }, 'unknown'],
  ]
  for (const [what, answer, state, why] of CASES) {
    test(`takes ${what} for ${state}, asks once, and tells why without the number`, async (t) => {
      const { sender, requests, told } = await aSender(t, answer)
      const expected = why === undefined ? { state } : { state, why }
      assert.deepEqual(await sender.send(anOutgoing()), expected)
      assert.equal(requests.length, 1)
      assert.equal(told.length, 1)
      assert.equal(told[0]?.state, state)
      assert.ok(!JSON.stringify(told).includes('2025550123'))
    })
  }
})

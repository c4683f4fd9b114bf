import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import fc from 'fast-check'
import { EndUserMessagingSmsSender } from '../../shared/aws/end-user-messaging-sms-sender.ts'
import { EndUserMessagingVoiceSender } from '../../shared/aws/end-user-messaging-voice-sender.ts'
import { timeToLive } from '../../shared/aws/time-to-live.ts'
import { DAY, SECOND } from '../../shared/time/instant.ts'
import { anOutgoing, clock, faults, NOW } from './outgoing.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const SETTINGS = {
  originationIdentity: 'pool-1',
  configurationSet: 'duewell-prod',
  maxPriceUsd: '0.10',
  maxPricePerMinuteUsd: '0.20',
}
const accepted = json({ MessageId: 'm-1' })

async function senders(t: TestContext, answer: StandInAnswer) {
  const service = await standIn(t, answer)
  const { told, tell } = faults()
  const props = { client: new PinpointSMSVoiceV2Client(service.client), settings: SETTINGS, clock, tell }
  return {
    sms: new EndUserMessagingSmsSender(props),
    voice: new EndUserMessagingVoiceSender(props),
    told,
    requests: service.requests,
  }
}

describe('SMS by End User Messaging', () => {
  test('sends a text that lives until the window ends and says in its receipts whose it is', async (t) => {
    const { sms, requests } = await senders(t, accepted)
    assert.deepEqual(await sms.send(anOutgoing()), { state: 'accepted', providerId: 'm-1' })
    assert.equal(requests[0]?.operation, 'SendTextMessage')
    assert.deepEqual(requests[0]?.json(), {
      DestinationPhoneNumber: '+12025550123',
      OriginationIdentity: 'pool-1',
      MessageBody: 'Harbour Bank: your payment is due on Friday.',
      MessageType: 'TRANSACTIONAL',
      MaxPrice: '0.10',
      TimeToLive: 3600,
      Context: { contact: 'c-1', borrower: 'b-1', set: 'duewell-prod' },
      ConfigurationSetName: 'duewell-prod',
    })
  })

  test('sends to India under the entity and the template that are registered there', async (t) => {
    const { sms, requests } = await senders(t, accepted)
    const registration = { entityId: '1101234567890123456', header: 'HRBRBK', templateId: '1107000000000000001' }
    await sms.send(anOutgoing({ to: '+919812345678', registration }))
    assert.partialDeepStrictEqual(requests[0]?.json(), {
      DestinationCountryParameters: { IN_ENTITY_ID: '1101234567890123456', IN_TEMPLATE_ID: '1107000000000000001' },
    })
  })

  test('sends nothing in the last five seconds of a window, and has the case decided anew', async (t) => {
    const { sms, voice, requests } = await senders(t, accepted)
    for (const left of [4_999, 0, -DAY]) {
      assert.deepEqual(await sms.send(anOutgoing({}, { notAfter: NOW + left })), { state: 'throttled' })
      assert.deepEqual(await voice.send(anOutgoing({}, { notAfter: NOW + left })), { state: 'throttled' })
    }
    assert.equal(requests.length, 0)
  })

  test('never lets a message live beyond its window, or longer than the provider knows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 30 * DAY }), (left) => {
        const seconds = timeToLive(NOW + left, NOW)
        assert.equal(seconds === undefined, left < 5 * SECOND)
        if (seconds === undefined) return
        assert.ok(Number.isInteger(seconds) && seconds >= 5 && seconds <= 259_200)
        assert.ok(NOW + seconds * SECOND <= NOW + left)
      }),
    )
  })

  const CASES: [string, StandInAnswer, string, string?][] = [
    ['a carrier opt-out', conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT'), 'rejected', 'opted-out'],
    [
      'a number that the lender blocked',
      conflict('DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE'),
      'rejected',
      'blocked',
    ],
    ['a number that is none', invalid('INVALID_PARAMETER', 'DestinationPhoneNumber'), 'rejected', 'invalid'],
    ['a wrong origin', invalid('INVALID_PARAMETER', 'OriginationIdentity'), 'unavailable'],
    ['a wrong origin beside the number', invalid('OTHER', 'DestinationPhoneNumber', 'MaxPrice'), 'unavailable'],
    ['a price over the cap', jsonError(400, 'ValidationException', { Reason: 'PRICE_OVER_THRESHOLD' }), 'unavailable'],
    ['the sandbox', conflict('DESTINATION_PHONE_NUMBER_NOT_VERIFIED'), 'unavailable'],
    ['a blocked country', conflict('DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'), 'unavailable'],
    ['a pool without a number', conflict('NO_ORIGINATION_IDENTITIES_FOUND'), 'unavailable'],
    [
      'a spend limit',
      jsonError(402, 'ServiceQuotaExceededException', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }),
      'unavailable',
    ],
    ['a missing grant', jsonError(403, 'AccessDeniedException'), 'unavailable'],
    ['a missing pool', jsonError(404, 'ResourceNotFoundException'), 'unavailable'],
    ['a rate', jsonError(429, 'ThrottlingException'), 'throttled'],
    ['a rate with another status', jsonError(400, 'ThrottlingException'), 'throttled'],
    ['an internal error', jsonError(500, 'InternalServerException'), 'unknown'],
    ['a hung-up connection', 'hang-up', 'unknown'],
    ['an answer without an id', json({}), 'unknown'],
    ['a garbled answer', { headers: { 'content-type': 'application/x-amz-json-1.0' }, body: '{"Mess' }, 'unknown'],
  ]
  for (const [what, answer, state, why] of CASES) {
    test(`takes ${what} for ${state} and asks once`, async (t) => {
      const { sms, requests, told } = await senders(t, answer)
      assert.deepEqual(await sms.send(anOutgoing()), why === undefined ? { state } : { state, why })
      assert.equal(requests.length, 1)
      assert.deepEqual(
        told.map((fault) => fault.state),
        [state],
      )
    })
  }

  test('tells the reason in the words of the provider, for whoever mends it', async (t) => {
    const { sms, told } = await senders(t, conflict('DESTINATION_PHONE_NUMBER_NOT_VERIFIED'))
    await sms.send(anOutgoing())
    assert.deepEqual(told, [
      {
        channel: 'sms',
        contact: 'c-1',
        state: 'unavailable',
        name: 'ConflictException',
        reason: 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED',
        status: 400,
      },
    ])
  })
})

describe('voice by End User Messaging', () => {
  const spoken = (locale: string) => anOutgoing({ channel: 'voice', locale, text: 'Hello from Harbour Bank.' })

  test('speaks the text in a voice of its language, until the window ends', async (t) => {
    const { voice, requests } = await senders(t, accepted)
    assert.deepEqual(await voice.send(spoken('en')), { state: 'accepted', providerId: 'm-1' })
    assert.equal(requests[0]?.operation, 'SendVoiceMessage')
    assert.deepEqual(requests[0]?.json(), {
      DestinationPhoneNumber: '+12025550123',
      OriginationIdentity: 'pool-1',
      MessageBody: 'Hello from Harbour Bank.',
      MessageBodyTextType: 'TEXT',
      VoiceId: 'JOANNA',
      MaxPricePerMinute: '0.20',
      TimeToLive: 3600,
      Context: { contact: 'c-1', borrower: 'b-1', set: 'duewell-prod' },
      ConfigurationSetName: 'duewell-prod',
    })
    await voice.send(spoken('zh-Hant'))
    assert.equal((requests[1]!.json() as { VoiceId: string }).VoiceId, 'ZHIYU')
  })

  test('reads no language in the voice of another, and says what is missing', async (t) => {
    const { voice, requests, told } = await senders(t, accepted)
    assert.deepEqual(await voice.send(spoken('sw')), { state: 'unavailable' })
    assert.deepEqual(told, [{ channel: 'voice', contact: 'c-1', state: 'unavailable', name: 'NoVoice', reason: 'sw' }])
    assert.equal(requests.length, 0)
  })

  test('knows the same refusals as SMS', async (t) => {
    const { voice } = await senders(t, conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT'))
    assert.deepEqual(await voice.send(spoken('en')), { state: 'rejected', why: 'opted-out' })
  })
})

function conflict(Reason: string): StandInAnswer {
  return jsonError(400, 'ConflictException', { Reason })
}

function invalid(Reason: string, ...fields: readonly string[]): StandInAnswer {
  const Fields = fields.map((Name) => ({ Name, Message: 'is not valid' }))
  return jsonError(400, 'ValidationException', { Reason, Fields })
}

import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import fc from 'fast-check'
import { mailboxHeader } from '../../shared/aws/mailbox.ts'
import { SesEmailSender } from '../../shared/aws/ses-email-sender.ts'
import { sesSendRate } from '../../shared/aws/ses-send-rate.ts'
import { idOfTag, tagOf } from '../../shared/aws/ses-tag.ts'
import { anOutgoing, faults } from './outgoing.ts'
import { json, jsonError, type StandInAnswer, standIn } from './stand-in.ts'

const SETTINGS = { from: 'Harbour Bank <reminders@bank.example>', configurationSet: 'duewell-prod' }
const accepted = json({ MessageId: 'm-1' })
const anEmail = () =>
  anOutgoing(
    {
      channel: 'email',
      to: 'ada@borrower.example',
      subject: 'Your message from Harbour Bank',
      text: 'Hello Ada',
      html: '<p>Hello Ada</p>',
      unsubscribeUrl: 'https://hb.example/stop/1a2b3c4d5',
    },
    { borrower: 'b_1.2' },
  )

async function aSender(t: TestContext, answer: StandInAnswer) {
  const service = await standIn(t, answer)
  const { told, tell } = faults()
  const sender = new SesEmailSender({ client: new SESv2Client(service.client), settings: SETTINGS, tell })
  return { sender, told, requests: service.requests }
}

describe('email by SES', () => {
  test('sends text and HTML with one-click headers, its configuration set and the ids as tags', async (t) => {
    const { sender, requests, told } = await aSender(t, accepted)
    assert.deepEqual(await sender.send(anEmail()), { state: 'accepted', providerId: 'm-1' })
    assert.equal(requests[0]?.path, '/v2/email/outbound-emails')
    assert.deepEqual(requests[0]?.json(), {
      FromEmailAddress: '"Harbour Bank" <reminders@bank.example>',
      Destination: { ToAddresses: ['ada@borrower.example'] },
      Content: {
        Simple: {
          Subject: { Data: 'Your message from Harbour Bank', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Hello Ada', Charset: 'UTF-8' },
            Html: { Data: '<p>Hello Ada</p>', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Unsubscribe', Value: '<https://hb.example/stop/1a2b3c4d5>' },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        },
      },
      EmailTags: [
        { Name: 'contact', Value: 'c-1' },
        { Name: 'borrower', Value: 'b__1_d2' },
      ],
      ConfigurationSetName: 'duewell-prod',
    })
    assert.deepEqual(told, [])
  })

  const CASES: [string, StandInAnswer, string, string?][] = [
    ['an address without a domain', bad("Missing final '@domain'"), 'rejected', 'invalid'],
    ['an address of forbidden letters', bad('Local address contains illegal character'), 'rejected', 'invalid'],
    ['a domain of forbidden letters', bad('Domain contains illegal character'), 'rejected', 'invalid'],
    ['a wrong header', bad('Header name must not be List-Bogus'), 'unavailable'],
    ['an unverified identity', said(400, 'MessageRejected', 'Email address is not verified.'), 'unavailable'],
    ['an unverified domain to answer to', jsonError(400, 'MailFromDomainNotVerifiedException'), 'unavailable'],
    ['a paused configuration set', jsonError(400, 'SendingPausedException'), 'unavailable'],
    ['a suspended account', jsonError(400, 'AccountSuspendedException'), 'unavailable'],
    ['a missing configuration set', jsonError(404, 'NotFoundException'), 'unavailable'],
    ['a missing grant', jsonError(403, 'AccessDeniedException'), 'unavailable'],
    ['a rate', said(429, 'TooManyRequestsException', 'Maximum sending rate exceeded.'), 'throttled'],
    ['a rate under its other name', said(400, 'ThrottlingException', 'Maximum sending rate exceeded.'), 'throttled'],
    ["the day's quota", said(429, 'TooManyRequestsException', 'Daily message quota exceeded.'), 'unavailable'],
    ["the day's quota under its other name", said(400, 'LimitExceededException', 'Daily quota'), 'unavailable'],
    ['an internal error', jsonError(500, 'InternalServiceErrorException'), 'unknown'],
    ['a hung-up connection', 'hang-up', 'unknown'],
  ]
  for (const [what, answer, state, why] of CASES) {
    test(`takes ${what} for ${state} and asks once`, async (t) => {
      const { sender, requests, told } = await aSender(t, answer)
      assert.deepEqual(await sender.send(anEmail()), why === undefined ? { state } : { state, why })
      assert.equal(requests.length, 1)
      assert.deepEqual(
        told.map((fault) => fault.state),
        [state],
      )
      assert.ok(!JSON.stringify(told).includes('ada@'))
    })
  }

  test('takes as tags whatever an id may be, and gives it back', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    fc.assert(
      fc.property(id, (each) => {
        assert.match(tagOf(each), /^[A-Za-z0-9_-]{1,256}$/)
        assert.equal(idOfTag(tagOf(each)), each)
      }),
    )
    assert.equal(tagOf('0198c5a2-7d1e'), '0198c5a2-7d1e')
  })
})

describe("the sender's mailbox in a header", () => {
  test('stands as it is without a name', () => {
    assert.equal(mailboxHeader('a@bank.example'), 'a@bank.example')
  })

  test('has its name in quotes, since commas and dots mean something there', () => {
    assert.equal(mailboxHeader('Bank, Inc. <a@bank.example>'), '"Bank, Inc." <a@bank.example>')
    assert.equal(mailboxHeader('"Bank, Inc." <a@bank.example>'), '"Bank, Inc." <a@bank.example>')
    assert.equal(mailboxHeader('The "Bank" Co <a@bank.example>'), '"The \\"Bank\\" Co" <a@bank.example>')
  })

  test('has a name in another script as encoded words of whole characters, none too long', () => {
    assert.equal(mailboxHeader('海湾银行 <a@bank.example>'), '=?UTF-8?B?5rW35rm+6ZO26KGM?= <a@bank.example>')
    const words = mailboxHeader(`${'海湾银行'.repeat(10)} <a@bank.example>`)
      .split(' ')
      .slice(0, -1)
    assert.ok(words.length > 1)
    for (const word of words) assert.ok(word.length <= 75)
    const read = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8')).join('')
    assert.equal(read, '海湾银行'.repeat(10))
  })
})

describe('the rate of an SES account', () => {
  test('is what the account says', async (t) => {
    const service = await standIn(t, json({ SendQuota: { MaxSendRate: 14, Max24HourSend: 50_000 } }))
    assert.equal(await sesSendRate(new SESv2Client(service.client)), 14)
    assert.equal(service.requests[0]?.path, '/v2/email/account')
  })

  test('is the least that there is where the account says nothing', async (t) => {
    const service = await standIn(t, json({}))
    assert.equal(await sesSendRate(new SESv2Client(service.client)), 1)
  })
})

function said(status: number, type: string, message: string): StandInAnswer {
  return jsonError(status, type, { message })
}

function bad(message: string): StandInAnswer {
  return said(400, 'BadRequestException', message)
}

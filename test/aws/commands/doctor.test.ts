import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { toItem } from '../../../shared/aws/items/attributes.ts'
import { aFile } from '../../local/temporary-file.ts'
import { EMAIL, emailAccount, HEALTHY, ON_CALL, SNS_SMS, smsAttributes } from '../doctor/healthy-account.ts'
import { queryAnswer, type Routes } from '../routed-stand-in.ts'
import { json, queryError } from '../stand-in.ts'
import { anOperator, TOLD } from './operator.ts'

const PROD = ['--stage', 'prod'] as const
const NUMBER = '+12025550123'
const SANDBOX = queryAnswer('GetSMSSandboxAccountStatus', '<IsInSandbox>true</IsInSandbox>')
const DENIED = {
  status: 403,
  headers: { 'x-amzn-errortype': 'AccessDeniedException' },
  body: `{"message":"not ${NUMBER}"}`,
}
const FORECAST = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2026-11-11T00:00:00.000Z',
  contacts: 1_000,
  byChannel: { email: 1_000 },
  byLocalHour: [...new Array(9).fill(0), 1_000, ...new Array(14).fill(0)],
  cost: { microDollars: 1_000_000 },
}
const SENDERS = { sms: SNS_SMS, email: EMAIL }

/** An operator of a stage that texts by SNS and mails, in an account where nothing is wrong but what is said. */
async function aDoctor(t: TestContext, wrong: Routes = {}) {
  const senders = Object.entries(SENDERS).map(([channel, sender]) => [
    channel,
    { ...TOLD, CHANNEL: channel, SENDER: JSON.stringify(sender), MAX_CONCURRENCY: '10' },
  ])
  const resources = [['AWS::SNS::Topic', 'RemindersObservabilityOnCallTopic1234', ON_CALL]] as const
  const operator = await anOperator(t, { functions: Object.fromEntries(senders), resources }, { ...HEALTHY, ...wrong })
  const allow = (...allowList: readonly string[]) =>
    operator.control.set('STANDING', toItem({ pk: 'CONTROL', sk: 'STANDING', v: 1, mode: 'observe', allowList }))
  return { ...operator, allow, doctor: (...args: readonly string[]) => operator.run('doctor', ...args) }
}

describe('the doctor', () => {
  test('finds nothing wrong where nothing is, changes nothing and succeeds', async (t) => {
    const { doctor, requests } = await aDoctor(t)
    const { code, out, errors } = await doctor(...PROD)
    assert.equal(code, 0, errors)
    assert.match(out, /^The doctor finds nothing wrong with prod\.\nQuotas were held against no forecast/)
    const changing = requests.filter(({ operation }) => !/^(GET |Get|List|Describe|Query)/.test(operation))
    assert.deepEqual(changing, [])
  })

  test('tells what blocks and what warns, each with its mend, and fails for what blocks', async (t) => {
    const sampled = smsAttributes({
      MonthlySpendLimit: '500',
      DeliveryStatusIAMRole: 'arn:aws:iam::111122223333:role/logs',
      DeliveryStatusSuccessSamplingRate: '10',
    })
    const wrong = { GetSMSSandboxAccountStatus: SANDBOX, GetSMSAttributes: sampled }
    const { code, out } = await (await aDoctor(t, wrong)).doctor(...PROD)
    assert.equal(code, 1)
    const [blocking = '', warning = ''] = out.split('Not now, but it will bite:')
    assert.match(blocking, /^Borrowers would not get their messages[^\n]*\n {2}- [^\n]*sandbox[^\n]*\n {4}\S/)
    assert.match(warning, /\n {2}- [^\n]+\n {4}\S/)
  })

  test('succeeds where nothing but a warning is found, such as what it may not look at', async (t) => {
    const { code, out } = await (await aDoctor(t, { 'GET /v2/email/account': DENIED })).doctor(...PROD)
    assert.equal(code, 0)
    assert.match(out, /Could not look at the channel email \(AccessDenied\w*\)/)
    assert.doesNotMatch(out, /12025550123/)
  })

  test('holds quotas against a forecast, and takes no other file for one', async (t) => {
    const { doctor } = await aDoctor(t, {
      'GET /v2/email/account': emailAccount({ SendQuota: { Max24HourSend: 10, MaxSendRate: 1, SentLast24Hours: 0 } }),
    })
    const forecast = await aFile(t, 'forecast.json', JSON.stringify(FORECAST))
    const held = await doctor(...PROD, '--forecast', forecast)
    assert.equal(held.code, 1, held.errors)
    assert.match(held.out, /\n {2}- [^\n]*\b10\b[^\n]*\b200\b/)
    assert.doesNotMatch(held.out, /held against no forecast/)
    const other = await doctor(...PROD, '--forecast', await aFile(t, 'other.json', '{"days":3}'))
    assert.equal(other.code, 1)
    assert.match(other.errors, /is no forecast; write one with npm run --silent forecast/)
  })

  test('asks for its arguments in words, and explains itself', async (t) => {
    const { doctor, requests } = await aDoctor(t)
    assert.match((await doctor('--help')).out, /--test {7}sends one test message by sms, email, webhook, voice/)
    for (const [args, asked] of [
      [[], /Name the stage/],
      [[...PROD, '--to', NUMBER], /--to is for a test message/],
      [[...PROD, '--test', 'sms'], /Say where the test message goes, with --to ADDRESS/],
      [[...PROD, '--test', 'agent', '--to', NUMBER], /--test agent is no channel that can be tested/],
      [[...PROD, '--colour'], /colour/],
    ] as const) {
      const { code, errors } = await doctor(...args)
      assert.equal(code, 1, errors)
      assert.match(errors, asked)
    }
    assert.deepEqual(requests, [])
  })
})

describe("the doctor's test message", () => {
  const PUBLISHED = queryAnswer('Publish', '<MessageId>m-1</MessageId>')

  test("goes once, by the stage's own sender, to an address on its list", async (t) => {
    const { doctor, allow, asked } = await aDoctor(t, { Publish: PUBLISHED })
    allow('+12025550199', NUMBER)
    const { code, out, errors } = await doctor(...PROD, '--test', 'sms', '--to', '+1 202 555 0123')
    assert.equal(code, 0, errors)
    assert.match(out, /The provider took the test message \(its id: m-1\)/)
    const [published, ...more] = asked('Publish')
    assert.deepEqual(more, [])
    assert.equal(published?.fields.PhoneNumber, NUMBER)
    assert.equal(published?.fields.Message, 'Test message of Duewell (prod). You need not do anything.')
  })

  test('is refused to anybody who is not on the list, and nothing is sent', async (t) => {
    const { doctor, allow, asked } = await aDoctor(t, { Publish: PUBLISHED })
    for (const list of [[], ['+12025550199']]) {
      allow(...list)
      const { code, errors } = await doctor(...PROD, '--test', 'sms', '--to', NUMBER)
      assert.equal(code, 1)
      assert.match(errors, /A test goes only to an address on the stage's list\. Put it there with npm run sending/)
    }
    assert.deepEqual(asked('Publish'), [])
  })

  test('is refused for a channel that the stage does not have, and for what is no address of the channel', async (t) => {
    const { doctor, allow, requests } = await aDoctor(t)
    allow(NUMBER, 'robin@hb.example')
    const voice = await doctor(...PROD, '--test', 'voice', '--to', NUMBER)
    assert.match(voice.errors, /prod has no channel voice/)
    const mixed = await doctor(...PROD, '--test', 'email', '--to', NUMBER)
    assert.match(mixed.errors, /--to is no address for email/)
    assert.deepEqual([voice.code, mixed.code], [1, 1])
    assert.deepEqual(
      requests.filter(({ operation }) => /Publish|outbound/.test(operation)),
      [],
    )
  })

  test('fails where the provider does not take it, and tells why without the number', async (t) => {
    const { doctor, allow } = await aDoctor(t, { Publish: queryError(400, 'UserError', `sandbox of ${NUMBER}`) })
    allow(NUMBER)
    const { code, out, errors } = await doctor(...PROD, '--test', 'sms', '--to', NUMBER)
    assert.equal(code, 1)
    assert.match(out, /refused for a fault of the account or the settings; nothing was sent\.\n {2}It said /)
    assert.doesNotMatch(out + errors, /2025550123/)
  })

  test('by email names the stage in its subject, and no debt', async (t) => {
    const { doctor, allow, asked } = await aDoctor(t, { 'POST /v2/email/outbound-emails': json({ MessageId: 'm-2' }) })
    allow('robin@hb.example')
    const { code, errors } = await doctor(...PROD, '--test', 'email', '--to', 'Robin@hb.example')
    assert.equal(code, 0, errors)
    const [sent] = asked('POST /v2/email/outbound-emails')
    assert.match(sent?.body ?? '', /Test message \(prod\)/)
    assert.match(sent?.body ?? '', /robin@hb\.example/i)
  })
})

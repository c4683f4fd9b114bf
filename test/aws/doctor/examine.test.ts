import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import { DeployedStage } from '../../../shared/aws/commands/deployed-stage.ts'
import { examine } from '../../../shared/aws/doctor/examine.ts'
import type { Count } from '../../../shared/aws/doctor/examine-arrivals.ts'
import type { DoctorFinding, Load } from '../../../shared/aws/doctor/finding.ts'
import { type Routes, routedStandIn } from '../routed-stand-in.ts'
import { json, queryError } from '../stand-in.ts'
import {
  aStage,
  configurationSet,
  EMAIL,
  EUM_SMS,
  emailAccount,
  HEALTHY,
  identity,
  mailEvents,
  pool,
  quotas,
  RECEIPTS,
  SNS_SMS,
  smsAttributes,
  spendLimits,
  subscriptions,
  VOICE,
} from './healthy-account.ts'

const PUBLIC = { protocols: ['https:'], allows: () => true, resolve: async () => ['192.0.2.1'] }
const WEBHOOK = { url: 'https://house.example/hook', secretArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:s' }

async function found(
  t: TestContext,
  stage: DeployedStage,
  wrong: Routes = {},
  load: Load = {},
  webhookRules = PUBLIC,
  count: Count = async () => 0,
): Promise<readonly DoctorFinding[]> {
  const { client } = await routedStandIn(t, { ...HEALTHY, ...wrong })
  return examine(
    stage,
    {
      lambda: new LambdaClient(client),
      ses: new SESv2Client(client),
      sns: new SNSClient(client),
      endUserMessaging: new PinpointSMSVoiceV2Client(client),
      quotas: new ServiceQuotasClient(client),
      bedrock: new BedrockRuntimeClient(client),
      webhookRules,
      lookAtPage: async () => ({ status: 200, certifiedUntil: Number.POSITIVE_INFINITY }),
      askIssuer: async () => ({ status: 404, says: undefined, letsIn: undefined }),
      clock: { now: () => 0 },
      count,
    },
    load,
  )
}

const WHOLE = aStage({ sms: EUM_SMS, voice: VOICE, email: EMAIL, webhook: WEBHOOK, agent: {} })
const BY_SNS = aStage({ sms: SNS_SMS })
const HEAVY: Load = { emailsADay: 40_000, emailsASecond: 10, dollarsAMonth: 400, contactsASecond: 500 }
const WRONG_STATUS = { EnforcementStatus: 'PROBATION' }

test('the doctor finds nothing in an account in which nothing is wrong', async (t) => {
  assert.deepEqual(await found(t, WHOLE, {}, HEAVY), [])
  assert.deepEqual(await found(t, BY_SNS, {}, HEAVY), [])
})

test('the doctor says of a deployed channel that none of its messages is known to have arrived', async (t) => {
  const count: Count = async (metric) => (metric === 'sent' ? 100 : 0)
  const findings = await found(t, BY_SNS, {}, HEAVY, PUBLIC, count)
  assert.deepEqual(
    findings.map(({ what }) => what),
    ['None of 100 messages by sms in the last days is known to have arrived.'],
  )
})

/** What is wrong, in which stage, under which load, what it is called, and whether it blocks. */
const CASES: readonly (readonly [
  name: string,
  stage: DeployedStage,
  wrong: Routes,
  load: Load,
  severity: DoctorFinding['severity'],
  what: RegExp,
])[] = [
  [
    'SMS in its sandbox',
    BY_SNS,
    { GetSMSSandboxAccountStatus: { ...HEALTHY.GetSMSSandboxAccountStatus, body: sandbox('true') } },
    {},
    'blocks',
    /^SMS is in its sandbox/,
  ],
  [
    'a spend limit that nobody raised',
    BY_SNS,
    { GetSMSAttributes: without('MonthlySpendLimit') },
    {},
    'blocks',
    /is 1 dollars a month/,
  ],
  ['a spend limit below the forecast', BY_SNS, {}, { dollarsAMonth: 501 }, 'blocks', /500 dollars .* cost 501/],
  ['no delivery log', BY_SNS, { GetSMSAttributes: without('DeliveryStatusIAMRole') }, {}, 'warns', /no delivery log/],
  [
    'a delivery log of some messages',
    BY_SNS,
    { GetSMSAttributes: without('DeliveryStatusSuccessSamplingRate') },
    {},
    'warns',
    /logs 0 %/,
  ],
  [
    'End User Messaging in its sandbox',
    WHOLE,
    { DescribeAccountAttributes: json({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] }) },
    {},
    'blocks',
    /^End User Messaging is in its sandbox/,
  ],
  [
    'a limit of texts below the forecast',
    WHOLE,
    { DescribeSpendLimits: spendLimits(50, 500) },
    HEAVY,
    'blocks',
    /of text messages is 50/,
  ],
  [
    'a limit of calls below the forecast',
    WHOLE,
    { DescribeSpendLimits: spendLimits(500, 1) },
    HEAVY,
    'blocks',
    /of voice messages is 1 /,
  ],
  [
    'a pool that leaves STOP to the lender',
    WHOLE,
    { DescribePools: pool({ SelfManagedOptOutsEnabled: true }) },
    {},
    'blocks',
    /leaves opt-outs to you/,
  ],
  [
    'a pool that is not active',
    WHOLE,
    { DescribePools: pool({ Status: 'CREATING' }) },
    {},
    'blocks',
    /not active \(CREATING\)/,
  ],
  [
    'an origin that is no pool',
    WHOLE,
    { DescribePools: json({ Pools: [] }) },
    {},
    'warns',
    /neither a pool nor a number/,
  ],
  [
    'a number that is not there',
    WHOLE,
    { DescribePhoneNumbers: json({ PhoneNumbers: [] }) },
    {},
    'warns',
    /neither a pool nor a number/,
  ],
  [
    'receipts that go elsewhere',
    WHOLE,
    { DescribeConfigurationSets: configurationSet(`${RECEIPTS}-not`) },
    {},
    'warns',
    /never hears what became/,
  ],
  [
    'SES in its sandbox',
    WHOLE,
    { 'GET /v2/email/account': emailAccount({ ProductionAccessEnabled: false }) },
    {},
    'blocks',
    /^SES is in its sandbox/,
  ],
  [
    'SES that has stopped',
    WHOLE,
    { 'GET /v2/email/account': emailAccount({ SendingEnabled: false }) },
    {},
    'blocks',
    /stopped sending/,
  ],
  [
    'an account under review',
    WHOLE,
    { 'GET /v2/email/account': emailAccount(WRONG_STATUS) },
    {},
    'warns',
    /reviews this account \(PROBATION\)/,
  ],
  ['a daily quota below the forecast', WHOLE, {}, { emailsADay: 50_001 }, 'blocks', /50000 emails in 24 hours.*50001/],
  ['a rate below the forecast', WHOLE, {}, { emailsASecond: 15 }, 'warns', /14 emails a second.*15/],
  [
    'a domain that is not verified',
    WHOLE,
    { 'GET /v2/email/identities/hb.example': identity({ VerifiedForSendingStatus: false }) },
    {},
    'blocks',
    /has not verified hb\.example/,
  ],
  [
    'mail without DKIM',
    WHOLE,
    {
      'GET /v2/email/identities/hb.example': identity({ DkimAttributes: { SigningEnabled: true, Status: 'PENDING' } }),
    },
    {},
    'warns',
    /not signed with DKIM/,
  ],
  [
    'bounces that nobody hears',
    WHOLE,
    { 'GET /v2/email/configuration-sets/mails/event-destinations': mailEvents(['DELIVERY']) },
    {},
    'blocks',
    /tells nobody of bounces/,
  ],
  [
    'bounces that go to another bus than ours',
    WHOLE,
    {
      'GET /v2/email/configuration-sets/mails/event-destinations': mailEvents(['BOUNCE', 'COMPLAINT', 'DELIVERY'], {}),
    },
    {},
    'blocks',
    /tells nobody of bounces/,
  ],
  [
    'a quota of schedules below the forecast',
    WHOLE,
    {},
    { contactsASecond: 1001 },
    'warns',
    /"Invocations throttle limit" is 1000/,
  ],
  [
    'a quota that was lowered below its default',
    WHOLE,
    { ListServiceQuotas: quotas({ 'CreateSchedule request rate': 50 }) },
    { contactsASecond: 60 },
    'warns',
    /"CreateSchedule request rate" is 50/,
  ],
  [
    'an account in which ten functions may run at once',
    WHOLE,
    { 'GET /2016-08-19/account-settings': json({ AccountLimit: { UnreservedConcurrentExecutions: 10 } }) },
    {},
    'warns',
    /Lambda runs 10 functions at once/,
  ],
  ['alarms that nobody hears', WHOLE, { ListSubscriptionsByTopic: subscriptions() }, {}, 'blocks', /^Nobody is told/],
  [
    'an alarm address that nobody confirmed',
    WHOLE,
    { ListSubscriptionsByTopic: subscriptions('PendingConfirmation') },
    {},
    'blocks',
    /has not confirmed/,
  ],
]

describe('the doctor finds, and finds nothing else beside it,', () => {
  for (const [name, stage, wrong, load, severity, what] of CASES) {
    test(name, async (t) => {
      const findings = await found(t, stage, wrong, load)
      assert.equal(findings.length, 1, JSON.stringify(findings))
      assert.match(findings[0]?.what ?? '', what)
      assert.equal(findings[0]?.severity, severity)
      assert.ok((findings[0]?.mend ?? '').length > 10)
    })
  }
})

test('an address that is verified itself needs no domain', async (t) => {
  const wrong = {
    'GET /v2/email/identities/reminders@hb.example': identity({}),
    'GET /v2/email/identities/hb.example': { status: 404, headers: { 'x-amzn-errortype': 'NotFoundException' } },
  }
  assert.deepEqual(await found(t, WHOLE, wrong), [])
})

test('a configuration set that is gone is never heard', async (t) => {
  const wrong = {
    'GET /v2/email/configuration-sets/mails/event-destinations': {
      status: 404,
      headers: { 'x-amzn-errortype': 'NotFoundException' },
    },
  }
  assert.match((await found(t, WHOLE, wrong))[0]?.what ?? '', /mails does not exist/)
})

test('a webhook that leads into a private network, or nowhere, blocks', async (t) => {
  const nowhere = { ...PUBLIC, resolve: async () => Promise.reject(new Error('ENOTFOUND')) }
  for (const rules of [{ ...PUBLIC, allows: () => false }, nowhere]) {
    const [finding, ...others] = await found(t, WHOLE, {}, {}, rules)
    assert.deepEqual([finding?.severity, others], ['blocks', []])
    assert.match(finding?.what ?? '', /house\.example/)
  }
})

test('what the doctor may not look at is a finding, each for itself, without what the service said', async (t) => {
  const denied = queryError(403, 'AuthorizationError', 'not authorized for +12025550123')
  const findings = await found(t, BY_SNS, { ...allOf(denied) })
  const looks = findings.map(({ what, severity }) => `${severity} ${what}`)
  assert.deepEqual(looks, [
    'warns Could not look at the channel sms (AuthorizationErrorException).',
    'warns Could not look at the quotas of EventBridge Scheduler (AccessDeniedException).',
    'warns Could not look at the concurrency of Lambda (AccessDeniedException).',
    'warns Could not look at the subscription of the alarms (AuthorizationErrorException).',
  ])
  assert.doesNotMatch(JSON.stringify(findings), /\+1202/)
})

test('the page of the lender is looked at under its own domain, where there is one', async (t) => {
  const { resources, environments } = aStage({})
  const type = 'AWS::ApiGatewayV2::DomainName'
  const domain = { type, logicalId: 'RemindersLenderPageDomain1234', physicalId: 'desk.hb.example' }
  const page = {
    PAGE_SIGN_IN: '{"issuer":"https://id.hb.example","clientId":"desk","scope":"openid"}',
    PAGE_ORIGINS: '["https://id.hb.example"]',
  }
  const whats = async (stage: DeployedStage) => (await found(t, stage)).map(({ what }) => what)
  const named = await whats(new DeployedStage('prod', [...resources, domain], [...environments, page]))
  assert.equal(named.length, 1)
  assert.match(named[0] ?? '', /Nobody can sign in on the lender's page: https:\/\/id\.hb\.example/)
  assert.deepEqual(await whats(new DeployedStage('prod', resources, [...environments, page])), [])
})

function sandbox(value: string): string {
  const name = 'GetSMSSandboxAccountStatus'
  return `<${name}Response><${name}Result><IsInSandbox>${value}</IsInSandbox></${name}Result></${name}Response>`
}

function without(attribute: string) {
  const { [attribute]: _, ...rest } = {
    MonthlySpendLimit: '500',
    DeliveryStatusIAMRole: 'arn:aws:iam::111122223333:role/logs',
    DeliveryStatusSuccessSamplingRate: '100',
  } as Record<string, string>
  return smsAttributes(rest)
}

/** Every operation refused: a query service in its own way, the others as the stand-in does by itself. */
function allOf(denied: ReturnType<typeof queryError>): Routes {
  const refused = { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: '{}' }
  return Object.fromEntries(
    Object.keys(HEALTHY).map((operation) => [operation, /SMS|Subscriptions/.test(operation) ? denied : refused]),
  )
}

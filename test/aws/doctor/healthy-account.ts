import { DeployedStage } from '../../../shared/aws/commands/deployed-stage.ts'
import { queryAnswer, type Routes } from '../routed-stand-in.ts'
import { json } from '../stand-in.ts'

export const ON_CALL = 'arn:aws:sns:eu-west-1:111122223333:on-call'
export const RECEIPTS = 'arn:aws:sns:eu-west-1:111122223333:receipts'

export const SNS_SMS = { by: 'sns', type: 'Transactional', maxPriceUsd: '0.10' }
export const EUM_SMS = { by: 'end-user-messaging', originationIdentity: 'pool-1', configurationSet: 'texts' }
export const VOICE = { originationIdentity: '+442079460123', configurationSet: 'texts' }
export const EMAIL = { from: 'Harbour Bank <reminders@hb.example>', configurationSet: 'mails' }

/** A stage with these senders. */
export function aStage(senders: Readonly<Record<string, unknown>>): DeployedStage {
  const environments = Object.entries(senders).map(([channel, sender]) => ({
    CHANNEL: channel,
    SENDER: JSON.stringify(sender),
    MAX_CONCURRENCY: '10',
  }))
  const topics = [
    ['RemindersObservabilityOnCallTopic1234', ON_CALL],
    ['RemindersProvidersReceiptsTopic1234', RECEIPTS],
  ] as const
  const resources = topics.map(([logicalId, physicalId]) => ({ type: 'AWS::SNS::Topic', logicalId, physicalId }))
  return new DeployedStage('prod', resources, environments)
}

const POOL = { PoolId: 'pool-1', Status: 'ACTIVE', SelfManagedOptOutsEnabled: false, TwoWayEnabled: true }
const NUMBER = { ...POOL, PhoneNumber: '+442079460123' }
const SIGNED = { VerifiedForSendingStatus: true, DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' } }

/** An account in which nothing is wrong. */
export const HEALTHY: Routes = {
  GetSMSSandboxAccountStatus: queryAnswer('GetSMSSandboxAccountStatus', '<IsInSandbox>false</IsInSandbox>'),
  GetSMSAttributes: smsAttributes({
    MonthlySpendLimit: '500',
    DeliveryStatusIAMRole: 'arn:aws:iam::111122223333:role/logs',
    DeliveryStatusSuccessSamplingRate: '100',
  }),
  ListSubscriptionsByTopic: subscriptions(`${ON_CALL}:1`),
  DescribeAccountAttributes: json({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] }),
  DescribeSpendLimits: spendLimits(500, 500),
  DescribePools: json({ Pools: [POOL] }),
  DescribePhoneNumbers: json({ PhoneNumbers: [NUMBER] }),
  DescribeConfigurationSets: configurationSet(RECEIPTS),
  GetMetricData: json({ MetricDataResults: [{ Id: 'count', Values: [120, 80] }] }),
  'GET /v2/email/account': emailAccount({}),
  'GET /v2/email/identities/hb.example': json(SIGNED),
  'GET /v2/email/identities/reminders@hb.example': {
    status: 404,
    headers: { 'x-amzn-errortype': 'NotFoundException' },
  },
  'GET /v2/email/configuration-sets/mails/event-destinations': mailEvents(['BOUNCE', 'COMPLAINT', 'DELIVERY']),
  ListAWSDefaultServiceQuotas: quotas({ 'CreateSchedule request rate': 5000, 'Invocations throttle limit': 1000 }),
  ListServiceQuotas: quotas({}),
  'GET /2016-08-19/account-settings': json({ AccountLimit: { UnreservedConcurrentExecutions: 1000 } }),
}

export function smsAttributes(attributes: Readonly<Record<string, string>>) {
  const entries = Object.entries(attributes).map(
    ([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`,
  )
  return queryAnswer('GetSMSAttributes', `<attributes>${entries.join('')}</attributes>`)
}

export function subscriptions(...arns: readonly string[]) {
  const members = arns.map((arn) => `<member><SubscriptionArn>${arn}</SubscriptionArn></member>`)
  return queryAnswer('ListSubscriptionsByTopic', `<Subscriptions>${members.join('')}</Subscriptions>`)
}

export function spendLimits(text: number, voice: number) {
  return json({
    SpendLimits: [
      { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: text, MaxLimit: 9000, Overridden: true },
      { Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: voice, MaxLimit: 9000, Overridden: true },
    ],
  })
}

export function configurationSet(topic: string) {
  const destination = { Enabled: true, SnsDestination: { TopicArn: topic }, MatchingEventTypes: ['TEXT_ALL'] }
  return json({ ConfigurationSets: [{ ConfigurationSetName: 'texts', EventDestinations: [destination] }] })
}

export function pool(change: Readonly<Record<string, unknown>>) {
  return json({ Pools: [{ ...POOL, ...change }] })
}

export function emailAccount(change: Readonly<Record<string, unknown>>) {
  return json({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
    ...change,
  })
}

export function identity(change: Readonly<Record<string, unknown>>) {
  return json({ ...SIGNED, ...change })
}

export function mailEvents(
  types: readonly string[],
  to: object = { EventBridgeDestination: { EventBusArn: 'default' } },
) {
  return json({ EventDestinations: [{ Name: 'events', Enabled: true, MatchingEventTypes: types, ...to }] })
}

export function quotas(values: Readonly<Record<string, number>>) {
  return json({
    Quotas: Object.entries(values).map(([QuotaName, Value]) => ({ QuotaCode: QuotaName, QuotaName, Value })),
  })
}

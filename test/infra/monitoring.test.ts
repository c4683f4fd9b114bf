import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHANNEL_METRICS, HOUSE_METRICS, METRICS_NAMESPACE } from '../../shared/metrics-names.ts'
import { resourcesOf, synthesise, theOnly } from './synthesised.ts'

const prod = synthesise('prod', { alarmEmail: 'on-call@bank.example' })
const alarms = [...resourcesOf(prod, 'AWS::CloudWatch::Alarm').values()]
const functions = resourcesOf(prod, 'AWS::Lambda::Function')
const queues = resourcesOf(prod, 'AWS::SQS::Queue')
const mappings = [...resourcesOf(prod, 'AWS::Lambda::EventSourceMapping').values()]

interface Watched {
  readonly Namespace: string
  readonly MetricName: string
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[]
}

/** Every metric that an alarm looks at, with the alarm's own where it looks at one only. */
const watched: readonly Watched[] = alarms.flatMap(({ Properties }) =>
  Properties.Metrics === undefined
    ? [Properties]
    : Properties.Metrics.flatMap(({ MetricStat }: { MetricStat?: { Metric: Watched } }) => MetricStat?.Metric ?? []),
)

const idsWatched = (metric: string, dimension: string) =>
  watched
    .filter(({ MetricName }) => MetricName === metric)
    .flatMap(({ Dimensions = [] }) => Dimensions.filter(({ Name }) => Name === dimension))
    .map(({ Value }) => {
      const { Ref, 'Fn::GetAtt': attribute } = Value as { Ref?: string; 'Fn::GetAtt'?: [string] }
      return Ref ?? attribute?.[0]
    })
    .toSorted()

test('an alarm rings when a function fails', () => {
  assert.deepEqual(idsWatched('Errors', 'FunctionName'), [...functions.keys()].toSorted())
})

test('Lambda writes of an invocation only where it failed: what went well, its metrics say', () => {
  for (const { Properties } of functions.values()) {
    const { LogFormat, SystemLogLevel } = Properties.LoggingConfig
    assert.deepEqual([LogFormat, SystemLogLevel], ['JSON', 'WARN'])
  }
})

test('an alarm rings when a stream is read late', () => {
  const readers = mappings
    .filter(({ Properties }) => Properties.StartingPosition !== undefined)
    .map(({ Properties }) => Properties.FunctionName.Ref)
  assert.equal(readers.length, 3)
  assert.deepEqual(idsWatched('IteratorAge', 'FunctionName'), readers.toSorted())
})

test('an alarm rings when anything lands where only a person looks', () => {
  const dead = [...queues].filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id)
  assert.deepEqual(idsWatched('ApproximateNumberOfMessagesVisible', 'QueueName'), dead.toSorted())
})

test('an alarm rings when a borrower waits in a queue of a channel', () => {
  const contacts = [...queues].filter(
    ([id, { Properties }]) => id.includes('ContactQueues') && Properties.RedrivePolicy !== undefined,
  )
  assert.equal(contacts.length, 3)
  assert.deepEqual(idsWatched('ApproximateAgeOfOldestMessage', 'QueueName'), contacts.map(([id]) => id).toSorted())
})

test('alarms ring for what a person on call would want to hear, each of every channel', () => {
  const house = watched.filter(({ Namespace }) => Namespace === METRICS_NAMESPACE)
  for (const metric of ['lateness', 'unknown', 'unavailable', 'failed', 'overBudget', 'spend'] as const) {
    const channels = house
      .filter(({ MetricName }) => MetricName === CHANNEL_METRICS[metric])
      .map(({ Dimensions = [] }) => Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])))
    assert.deepEqual(
      channels.toSorted((one, other) => String(one.channel).localeCompare(String(other.channel))),
      ['agent', 'email', 'sms'].map((channel) => ({ channel, service: 'duewell-prod' })),
      metric,
    )
  }
  for (const metric of ['sweepRepairs', 'casesSwept', 'staleFeeds', 'loansMissing', 'rowsRefused'] as const) {
    const found = house.filter(({ MetricName }) => MetricName === HOUSE_METRICS[metric])
    assert.deepEqual(
      found.map(({ Dimensions }) => Dimensions),
      [[{ Name: 'service', Value: 'duewell-prod' }]],
      metric,
    )
  }
})

test('silence rings for the sweep and the chain of the history alone: a stage that sends nothing wakes nobody', () => {
  const ringing = alarms.filter(({ Properties }) => Properties.TreatMissingData !== 'notBreaching')
  assert.deepEqual(
    ringing.map(({ Properties }) => [Properties.MetricName, Properties.TreatMissingData]),
    [
      [HOUSE_METRICS.daysChained, 'breaching'],
      [HOUSE_METRICS.casesSwept, 'breaching'],
    ],
  )
})

test('each alarm says what the failure means and what to do', () => {
  for (const { Properties } of alarms) {
    assert.ok(Properties.AlarmDescription.length > 80, Properties.AlarmDescription)
    assert.ok(Properties.AlarmDescription.length <= 1024)
  }
})

test('each alarm reaches whoever is on call, and says when it is over', () => {
  const [topic] = theOnly(prod, 'AWS::SNS::Topic', /OnCall/)
  for (const { Properties } of alarms) {
    assert.deepEqual(Properties.AlarmActions, [{ Ref: topic }])
    assert.deepEqual(Properties.OKActions, [{ Ref: topic }])
  }
  const [, subscription] = theOnly(prod, 'AWS::SNS::Subscription', /OnCall/)
  assert.equal(subscription.Properties.Endpoint, 'on-call@bank.example')
})

test('the topic lets alarms of this account in, which a policy of its own would else keep out', () => {
  const [, policy] = theOnly(prod, 'AWS::SNS::TopicPolicy', /OnCall/)
  const allowed = policy.Properties.PolicyDocument.Statement.find(
    ({ Effect }: { Effect: string }) => Effect === 'Allow',
  )
  assert.deepEqual(allowed.Principal, { Service: 'cloudwatch.amazonaws.com' })
  assert.deepEqual(allowed.Condition.StringEquals, { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } })
})

test('the dashboard shows first what borrowers see', () => {
  const [, dashboard] = theOnly(prod, 'AWS::CloudWatch::Dashboard')
  const body = JSON.stringify(dashboard.Properties.DashboardBody)
  const places = ['ContactsSent', 'ContactsUnknown', 'ContactsDeferred', 'SpendMicroDollars', 'StaleFeeds', 'Errors']
  const found = places.map((metric) => body.indexOf(metric))
  assert.ok(
    found.every((place) => place > 0),
    String(found),
  )
  assert.deepEqual(
    found,
    found.toSorted((one, other) => one - other),
  )
})

test('what waits for a person waits for as long as SQS keeps it', () => {
  for (const [id, { Properties }] of queues) {
    if (Properties.RedrivePolicy === undefined) assert.equal(Properties.MessageRetentionPeriod, 14 * 86_400, id)
  }
})

test('logs are kept for a time that is stated, and those that name a number for a week', () => {
  for (const [id, { Properties }] of resourcesOf(prod, 'AWS::Logs::LogGroup')) {
    assert.equal(Properties.RetentionInDays, id.includes('SmsReceipts') ? 7 : 365, id)
  }
  for (const { Properties } of functions.values()) {
    assert.ok(Properties.LoggingConfig.LogGroup.Ref)
    assert.equal(Properties.LoggingConfig.LogFormat, 'JSON')
  }
})

test('functions run on Node 24 on arm64', () => {
  for (const { Properties } of functions.values()) {
    assert.equal(Properties.Runtime, 'nodejs24.x')
    assert.deepEqual(Properties.Architectures, ['arm64'])
  }
})

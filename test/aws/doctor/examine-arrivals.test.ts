import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countRequest } from '../../../shared/aws/cloudwatch-counts.ts'
import { examineArrivals } from '../../../shared/aws/doctor/examine-arrivals.ts'

const arrivals = (sent: number, delivered: number) =>
  examineArrivals('sms', async (metric) => (metric === 'sent' ? sent : delivered))

test('many messages of which none arrived are a warning that says where to look', async () => {
  const [finding] = await arrivals(50, 0)
  assert.equal(finding?.severity, 'warns')
  assert.match(finding?.what ?? '', /None of 50 messages by sms/)
})

test('a channel is heard once one message arrived, and nothing is said of a few', async () => {
  assert.deepEqual(await arrivals(10_000, 1), [])
  assert.deepEqual(await arrivals(49, 0), [])
})

test('what was sent is asked for by the names that the functions count under', () => {
  const request = countRequest({ stage: 'prod', metric: 'delivered', channel: 'sms' }, 7, Date.UTC(2026, 10, 9))
  assert.equal(request.StartTime?.toISOString(), '2026-11-02T00:00:00.000Z')
  assert.deepEqual(request.MetricDataQueries?.[0]?.MetricStat?.Metric, {
    Namespace: 'Duewell',
    MetricName: 'ContactsDelivered',
    Dimensions: [
      { Name: 'service', Value: 'duewell-prod' },
      { Name: 'channel', Value: 'sms' },
    ],
  })
})

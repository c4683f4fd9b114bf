import { type CloudWatchClient, GetMetricDataCommand, type GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch'
import type { Channel } from '../case/channel.ts'
import { CHANNEL_METRICS, METRICS_NAMESPACE, metricsService } from '../metrics-names.ts'
import { DAY, type Instant } from '../time/instant.ts'

/** Which of a stage's counts is asked for. */
export interface CountOf {
  readonly stage: string
  readonly metric: keyof typeof CHANNEL_METRICS
  readonly channel: Channel
}

const PERIOD_SECONDS = 86_400

/** How often something happened on a channel of a stage in the days before an instant, as its functions counted. */
export async function countInDays(client: CloudWatchClient, of: CountOf, days: number, now: Instant): Promise<number> {
  const { MetricDataResults } = await client.send(new GetMetricDataCommand(countRequest(of, days, now)))
  return (MetricDataResults?.[0]?.Values ?? []).reduce((sum, value) => sum + value, 0)
}

export function countRequest(
  { stage, metric, channel }: CountOf,
  days: number,
  now: Instant,
): GetMetricDataCommandInput {
  return {
    StartTime: new Date(now - days * DAY),
    EndTime: new Date(now),
    MetricDataQueries: [
      {
        Id: 'count',
        MetricStat: {
          Metric: {
            Namespace: METRICS_NAMESPACE,
            MetricName: CHANNEL_METRICS[metric],
            Dimensions: [
              { Name: 'service', Value: metricsService(stage) },
              { Name: 'channel', Value: channel },
            ],
          },
          Period: PERIOD_SECONDS,
          Stat: 'Sum',
        },
      },
    ],
  }
}

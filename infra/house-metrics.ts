import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import type { Channel } from '../shared/case/channel.ts'
import { CHANNEL_METRICS, HOUSE_METRICS, METRICS_NAMESPACE, metricsService } from '../shared/metrics-names.ts'

const PERIOD = Duration.minutes(5)

/** A metric of one channel, as the functions of a stage emit it. */
export function channelMetric(
  stage: string,
  metric: keyof typeof CHANNEL_METRICS,
  channel: Channel,
  options: MetricOptions = {},
): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: CHANNEL_METRICS[metric],
    dimensionsMap: { service: metricsService(stage), channel },
    statistic: 'Sum',
    period: PERIOD,
    ...options,
  })
}

/** A metric of the stage as a whole. */
export function houseMetric(stage: string, metric: keyof typeof HOUSE_METRICS, options: MetricOptions = {}): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: HOUSE_METRICS[metric],
    dimensionsMap: { service: metricsService(stage) },
    statistic: 'Sum',
    period: PERIOD,
    ...options,
  })
}

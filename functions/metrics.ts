import type { Channel } from '../shared/case/channel.ts'
import type { CHANNEL_METRICS, HOUSE_METRICS } from '../shared/metrics-names.ts'

export type ChannelMetric = keyof typeof CHANNEL_METRICS
export type HouseMetric = keyof typeof HOUSE_METRICS

/**
 * What a function measures while it works. A value is a count of one unless it is given, or the metric's own unit: seconds
 * for an age and a lateness, millionths of a dollar for a spend. There is no way to say whom something was about.
 */
export interface Metrics {
  ofChannel(metric: ChannelMetric, channel: Channel, value?: number): void
  ofHouse(metric: HouseMetric, value?: number): void
  /** Hands over what was measured. Once an invocation, at its end. */
  flush(): void
}

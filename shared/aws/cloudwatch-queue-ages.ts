import { type CloudWatchClient, GetMetricDataCommand, type GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch'
import type { Channel } from '../case/channel.ts'
import type { Clock, QueueAges } from '../ports.ts'
import { type Instant, MINUTE } from '../time/instant.ts'

/** SQS reports each minute, a few minutes late. */
const PERIOD_SECONDS = 60
const REACH = 15 * MINUTE

export interface CloudWatchQueueAgesProps {
  readonly client: CloudWatchClient
  /** Queue names by channel; a channel without one has nothing waiting. */
  readonly queues: Partial<Readonly<Record<Channel, string>>>
  readonly clock: Clock
}

/** The age of the oldest message in a channel's queue, as CloudWatch last heard of it. */
export class CloudWatchQueueAges implements QueueAges {
  readonly #client: CloudWatchClient
  readonly #queues: CloudWatchQueueAgesProps['queues']
  readonly #clock: Clock

  constructor({ client, queues, clock }: CloudWatchQueueAgesProps) {
    this.#client = client
    this.#queues = queues
    this.#clock = clock
  }

  async oldest(channel: Channel): Promise<number> {
    const queue = this.#queues[channel]
    if (queue === undefined) return 0
    const { MetricDataResults } = await this.#client.send(
      new GetMetricDataCommand(queueAgeRequest(queue, this.#clock.now())),
    )
    return MetricDataResults?.[0]?.Values?.[0] ?? 0
  }
}

/** The newest value comes first. */
export function queueAgeRequest(queue: string, now: Instant): GetMetricDataCommandInput {
  return {
    StartTime: new Date(now - REACH),
    EndTime: new Date(now),
    ScanBy: 'TimestampDescending',
    MetricDataQueries: [
      {
        Id: 'age',
        MetricStat: {
          Metric: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateAgeOfOldestMessage',
            Dimensions: [{ Name: 'QueueName', Value: queue }],
          },
          Period: PERIOD_SECONDS,
          Stat: 'Maximum',
        },
      },
    ],
  }
}

import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Channel } from '../shared/case/channel.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { channelMetric, houseMetric } from './house-metrics.ts'
import { LendersDataAlarms } from './lenders-data-alarms.ts'
import { watch } from './watch.ts'

const DAY = Duration.days(1)
const MICRO_DOLLARS = 1_000_000

/** A function that reads a stream, and what waits there while it does not. */
export interface StreamReader {
  readonly name: string
  readonly function: DuewellFunction
  readonly whatWaits: string
}

export interface HouseAlarmsProps {
  readonly stage: string
  readonly channels: readonly Channel[]
  readonly streams: readonly StreamReader[]
  readonly sweepEvery: Duration
  /** Rings when the messages of a day cost more than this, in US dollars. */
  readonly dailySpendUsd: number
}

/** What a person wants to hear of a stage as a whole. */
export class HouseAlarms extends Construct {
  readonly #stage: string

  constructor(scope: Construct, id: string, { stage, channels, streams, sweepEvery, dailySpendUsd }: HouseAlarmsProps) {
    super(scope, id)
    this.#stage = stage
    for (const stream of streams) this.#watchStream(stream)
    this.#watchSpend(channels, dailySpendUsd)
    this.#watchSweep(sweepEvery)
    new LendersDataAlarms(this, 'LendersData', { stage })
  }

  /** Rings when a stream is read half an hour late. */
  #watchStream({ name, function: { lambda }, whatWaits }: StreamReader): void {
    watch(this, `${name}Age`, {
      metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
      from: Duration.minutes(30).toMilliseconds(),
      periods: 2,
      monitoring: {
        failureMeans:
          `${whatWaits} have waited for half an hour in their stream, which forgets them after 24. Read in the log of the ` +
          'function whether a record fails again and again, or whether there is simply much to do.',
      },
    })
  }

  #watchSpend(channels: readonly Channel[], dailySpendUsd: number): void {
    const spends = channels.map((channel) => [
      `${channel}Spend`,
      channelMetric(this.#stage, 'spend', channel, { period: DAY }),
    ])
    const sum = channels.map((channel) => `FILL(${channel}Spend, 0)`).join(' + ')
    watch(this, 'Spend', {
      metric: new MathExpression({
        expression: `(${sum}) / ${MICRO_DOLLARS}`,
        usingMetrics: Object.fromEntries(spends),
        label: 'US dollars a day',
        period: DAY,
      }),
      from: dailySpendUsd,
      monitoring: {
        failureMeans:
          `The messages of a day cost ${dailySpendUsd} dollars or more by the price list. Sending goes on. If it is not ` +
          'what you planned, pause everything and look what was imported or changed; else raise dailySpendUsd.',
      },
    })
  }

  #watchSweep(every: Duration): void {
    watch(this, 'Repairs', {
      metric: houseMetric(this.#stage, 'sweepRepairs', { period: Duration.hours(1) }),
      from: 100,
      monitoring: {
        failureMeans:
          'The sweep found 100 or more cases within an hour whose plan or alarm was wrong, and had them decided anew. After ' +
          'a new strategy or pack that is as it should be. Otherwise something loses alarms: see who moved in its log.',
      },
    })
    watch(this, 'NoSweep', {
      metric: houseMetric(this.#stage, 'casesSwept', { period: sweptWithin(every), statistic: 'SampleCount' }),
      // Every part of a sweep reports, if only a zero: what breaks the silence is a sweep.
      silence: 'rings',
      monitoring: {
        failureMeans:
          'No sweep has run for more than two of its periods, so what is lost elsewhere is not found. Look at the schedule ' +
          'and at the log of sweep-cases. Contacts that are planned go on. A new stage rings once, until its first sweep.',
      },
    })
  }
}

/** Whole minutes of CloudWatch: a period above an hour must be whole hours. */
function sweptWithin(every: Duration): Duration {
  return Duration.hours(Math.ceil((2.5 * every.toMinutes()) / 60))
}

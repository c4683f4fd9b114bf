import { MetricUnit, Metrics as Powertools } from '@aws-lambda-powertools/metrics'
import { CHANNEL_METRICS, HOUSE_METRICS, METRICS_NAMESPACE, metricsService } from '../shared/metrics-names.ts'
import type { Metrics } from './metrics.ts'

/** Spread, not summed: the slowest contact of a batch is what an alarm is about. */
const SPREAD: ReadonlySet<string> = new Set([CHANNEL_METRICS.lateness, HOUSE_METRICS.feedAge])

/** What was measured under one set of dimensions: by a metric's name, its sum or its single values. */
type Measured = Map<string, number[]>

/** Metrics as CloudWatch reads them out of the log (EMF): one line an invocation and channel, however long the batch was. */
export class PowertoolsMetrics implements Metrics {
  readonly #powertools: Powertools
  readonly #byChannel = new Map<string, Measured>()
  readonly #house: Measured = new Map()

  constructor({ stage }: { readonly stage: string }) {
    this.#powertools = new Powertools({ namespace: METRICS_NAMESPACE, serviceName: metricsService(stage) })
  }

  ofChannel: Metrics['ofChannel'] = (metric, channel, value = 1) => {
    const measured = this.#byChannel.get(channel) ?? new Map<string, number[]>()
    this.#byChannel.set(channel, measured)
    add(measured, CHANNEL_METRICS[metric], value)
  }

  ofHouse: Metrics['ofHouse'] = (metric, value = 1) => {
    add(this.#house, HOUSE_METRICS[metric], value)
  }

  flush(): void {
    for (const [channel, measured] of this.#byChannel) {
      this.#powertools.addDimension('channel', channel)
      this.#publish(measured)
    }
    this.#byChannel.clear()
    if (this.#house.size > 0) this.#publish(this.#house)
    this.#house.clear()
  }

  #publish(measured: Measured): void {
    for (const [name, values] of measured) {
      const unit = SPREAD.has(name) ? MetricUnit.Seconds : MetricUnit.Count
      for (const value of values) this.#powertools.addMetric(name, unit, value)
    }
    this.#powertools.publishStoredMetrics()
  }
}

function add(measured: Measured, name: string, value: number): void {
  const values = measured.get(name)
  if (values === undefined) measured.set(name, [value])
  else if (SPREAD.has(name)) values.push(value)
  else values[0] = (values[0] ?? 0) + value
}

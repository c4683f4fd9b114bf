import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch'
import { Duration } from 'aws-cdk-lib/core'
import { Construct, type IConstruct } from 'constructs'
import type { Channel } from '../shared/case/channel.ts'
import type { CHANNEL_METRICS } from '../shared/metrics-names.ts'
import type { ContactQueue } from './contact-queues.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { channelMetric, houseMetric } from './house-metrics.ts'

const HOUR = Duration.hours(1)
const ROW = { width: 12, height: 6 }

export interface PortfolioDashboardProps {
  readonly stage: string
  readonly queues: readonly ContactQueue[]
  readonly functions: readonly DuewellFunction[]
  /** Whose alarms are shown. */
  readonly alarmsOf: IConstruct
}

/** One page of a stage: first what happens to borrowers, then whether the lender's data are fresh, and the plumbing last. */
export class PortfolioDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, queues, functions, alarmsOf }: PortfolioDashboardProps) {
    super(scope, id)
    const channels = queues.map(({ channel }) => channel)
    const by = (metric: keyof typeof CHANNEL_METRICS, statistic = 'Sum') =>
      channels.map((channel) => channelMetric(stage, metric, channel, { period: HOUR, statistic, label: channel }))
    const house = (...metrics: readonly Parameters<typeof houseMetric>[1][]) =>
      metrics.map((metric) => houseMetric(stage, metric, { period: HOUR }))
    const alarms = alarmsOf.node.findAll().filter((construct) => construct instanceof Alarm)

    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: `duewell-${stage}` })
    dashboard.addWidgets(
      heading('What borrowers see'),
      graph('Sent, by channel', by('sent')),
      graph('Delivered, by channel', by('delivered')),
      graph('Outcomes that need a look', outcomes(stage, channels)),
      graph('Not sent: deferred, refused', house('deferred', 'refused', 'tasksOpened')),
      graph('Lateness in seconds (nine of ten)', by('lateness', 'p90')),
      graph('Observed only, by channel', by('observed')),
      graph('Spend in millionths of a dollar', by('spend')),
      graph('Budgets that ran out, addresses closed', [...by('overBudget'), ...by('pointsClosed')]),
    )
    dashboard.addWidgets(
      heading("The lender's data"),
      graph('Facts stored, facts older than ours', house('factsStored', 'factsOlder')),
      graph(
        'Stale feeds, missing loans, refused rows',
        house('staleFeeds', 'loansMissing', 'rowsRefused', 'importsRefused', 'truthSilent'),
      ),
    )
    dashboard.addWidgets(
      heading('Plumbing'),
      new AlarmStatusWidget({ title: 'Alarms', width: 24, height: 8, alarms }),
      graph('Sweep: cases read, cases repaired', house('casesSwept', 'sweepRepairs', 'recordsParked')),
      graph(
        'Oldest message in seconds',
        queues.map(({ channel, queue }) => queue.metricApproximateAgeOfOldestMessage({ label: channel })),
      ),
      graph(
        'Errors',
        functions.map(({ lambda, node }) => lambda.metricErrors({ label: labelOf(node.path) })),
      ),
      graph(
        'Duration',
        functions.map(({ lambda, node }) => lambda.metricDuration({ label: labelOf(node.path) })),
      ),
    )
  }
}

function outcomes(stage: string, channels: readonly Channel[]): IMetric[] {
  return channels.flatMap((channel) =>
    (['unknown', 'failed', 'unavailable', 'withdrawn'] as const).map((metric) =>
      channelMetric(stage, metric, channel, { period: HOUR, label: `${channel} ${metric}` }),
    ),
  )
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, ...ROW })
}

function heading(text: string): TextWidget {
  return new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 })
}

/** The verb of a function, with its channel: `SendDueContact-sms`. */
function labelOf(path: string): string {
  return path.split('/').at(-2) ?? path
}

import type { Duration } from 'aws-cdk-lib/core'
import { Construct, type IConstruct } from 'constructs'
import { ChannelAlarms } from './channel-alarms.ts'
import type { ContactQueues } from './contact-queues.ts'
import type { DuewellFunction } from './duewell-function.ts'
import { HouseAlarms, type StreamReader } from './house-alarms.ts'
import { OnCall } from './on-call.ts'
import { PortfolioDashboard } from './portfolio-dashboard.ts'

export interface ObservabilityProps {
  /** Everything within has its alarms sent to whom is on call. */
  readonly of: IConstruct
  readonly stage: string
  readonly queues: ContactQueues
  readonly functions: readonly DuewellFunction[]
  /** The functions that read a stream, each with what waits there. */
  readonly streams: readonly StreamReader[]
  readonly sweepEvery: Duration
  readonly dailySpendUsd: number
  readonly alarmEmail?: string | undefined
}

/** The alarms that look at more than one part, whom all alarms reach, and the dashboard. */
export class Observability extends Construct {
  readonly onCall: OnCall

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id)
    const { of, stage, queues, functions, streams, sweepEvery, dailySpendUsd, alarmEmail } = props
    for (const from of queues.all) new ChannelAlarms(this, `Channel-${from.channel}`, { stage, from })
    const channels = queues.all.map(({ channel }) => channel)
    new HouseAlarms(this, 'House', { stage, channels, streams, sweepEvery, dailySpendUsd })
    this.onCall = new OnCall(this, 'OnCall', { email: alarmEmail })
    this.onCall.answer(of)
    new PortfolioDashboard(this, 'Portfolio', { stage, queues: queues.all, functions, alarmsOf: of })
  }
}

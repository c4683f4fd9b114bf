import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { ContactQueue } from './contact-queues.ts'
import { channelMetric } from './house-metrics.ts'
import { watch } from './watch.ts'

const HOUR = Duration.hours(1)

export interface ChannelAlarmsProps {
  readonly stage: string
  readonly from: ContactQueue
}

/** What a person wants to hear of one channel beside failures of its function and its dead letters. */
export class ChannelAlarms extends Construct {
  constructor(scope: Construct, id: string, { stage, from: { channel, queue } }: ChannelAlarmsProps) {
    super(scope, id)
    watch(this, 'Late', {
      metric: channelMetric(stage, 'lateness', channel, { statistic: 'p90', period: Duration.minutes(15) }),
      from: Duration.minutes(30).toSeconds(),
      periods: 2,
      monitoring: {
        failureMeans:
          `One contact in ten by ${channel} leaves half an hour late or later. None leaves outside its hours, but those ` +
          'whose hours end are not sent. Look at the age of the queue, then raise its rate or spread the strategy.',
      },
    })
    watch(this, 'Waiting', {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      from: HOUR.toSeconds(),
      periods: 3,
      monitoring: {
        failureMeans:
          `A borrower due a contact by ${channel} has waited for an hour in the queue. Contacts whose hours pass are ` +
          'deferred or dropped, not sent late. Look whether the provider is slow, or whether the channel needs a higher rate.',
      },
    })
    watch(this, 'Unknown', {
      metric: channelMetric(stage, 'unknown', channel, { period: HOUR }),
      from: 1,
      monitoring: {
        failureMeans:
          `Nobody knows whether a contact by ${channel} reached its borrower: the provider did not answer, or the sender ` +
          'ended before it could note the answer. It is not sent again. Read which in the log of send-due-contact.',
      },
    })
    watch(this, 'Unavailable', {
      metric: channelMetric(stage, 'unavailable', channel),
      from: 1,
      monitoring: {
        failureMeans:
          `The provider refuses contacts by ${channel} for a fault of this account: a grant, a sandbox, a spend limit, a ` +
          'sender that is not verified. They are tried again every 15 minutes. Read the reason in the log of send-due-contact.',
      },
    })
    watch(this, 'Refused', {
      metric: channelMetric(stage, 'failed', channel, { period: HOUR }),
      from: 25,
      monitoring: {
        failureMeans:
          `The provider refused 25 or more contacts by ${channel} for good within an hour, and their addresses were closed. ` +
          'Was a file imported with wrong addresses, or is the sender blocked? Pause the channel until you know.',
      },
    })
    watch(this, 'OverBudget', {
      metric: channelMetric(stage, 'overBudget', channel),
      from: 1,
      monitoring: {
        failureMeans:
          `More contacts by ${channel} are due this hour than its budget allows, so the channel paused itself. Look what ` +
          'was imported or changed; if it is right, raise budgetPerHour or lift the pause. Nothing goes on by itself.',
      },
    })
  }
}

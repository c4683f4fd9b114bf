import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Channel } from '../shared/case/channel.ts'
import { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'

/**
 * How long a message that is in work stays hidden. Longer than a claim's lease of five minutes: if its sender dies, the
 * message comes back to a claim that may be judged, not to one that may still be alive.
 */
const VISIBILITY = Duration.minutes(6)
/** Lambda hands a message back when it has no room for it, which counts as well; fewer than five would lose some to that. */
const RECEIVES_BEFORE_DEAD = 5

export interface ChannelSettings {
  /**
   * How many senders of the channel may run at once. Together with how long a send takes, the channel's pace; at least 2,
   * which is the least that Lambda can hold a queue to.
   */
  readonly maxConcurrency: number
}

export interface ContactQueue extends ChannelSettings {
  readonly channel: Channel
  readonly queue: Queue
}

export interface ContactQueuesProps {
  readonly channels: ReadonlyMap<Channel, ChannelSettings>
}

/** One queue a channel, from every alarm and every other door to the one function that sends by it. */
export class ContactQueues extends Construct {
  readonly all: readonly ContactQueue[]

  constructor(scope: Construct, id: string, { channels }: ContactQueuesProps) {
    super(scope, id)
    this.all = Array.from(channels, ([channel, settings]) => {
      const dead = new DeadLetters(this, `${channel}-dead`, {
        monitoring: {
          failureMeans:
            `Borrowers who are due a contact by ${channel} could not be looked at five times running. Nothing was sent ` +
            'twice, and the sweep will find them. Read why in the log of send-due-contact, mend it, redrive the queue.',
        },
      })
      const queue = new Queue(this, channel, {
        encryption: QueueEncryption.SQS_MANAGED,
        enforceSSL: true,
        visibilityTimeout: VISIBILITY,
        retentionPeriod: Duration.days(4),
        deadLetterQueue: { queue: dead.queue, maxReceiveCount: RECEIVES_BEFORE_DEAD },
      })
      return { channel, queue, ...settings }
    })
  }

  /** Lets a function put a borrower's id on any channel's queue. */
  grantPut(fn: DuewellFunction): void {
    const urls = Object.fromEntries(this.all.map(({ channel, queue }) => [channel, queue.queueUrl]))
    fn.tell('CONTACT_QUEUES', Stack.of(this).toJsonString(urls))
    fn.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: this.arns }))
  }

  get arns(): string[] {
    return this.all.map(({ queue }) => queue.queueArn)
  }
}

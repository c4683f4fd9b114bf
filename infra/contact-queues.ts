import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { CHANNELS, type Channel } from '../shared/case/channel.ts'
import { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'

/**
 * How long a message that is in work stays hidden. Longer than a claim's lease of five minutes: if its sender dies, the
 * message comes back to a claim that may be judged, not to one that may still be alive.
 */
const VISIBILITY = Duration.minutes(6)
/** Lambda hands a message back when it has no room for it, which counts as well; fewer than five would lose some to that. */
const RECEIVES_BEFORE_DEAD = 5

export interface ContactQueue {
  readonly channel: Channel
  readonly queue: Queue
  readonly dead: DeadLetters
}

export interface ContactQueuesProps {
  readonly channels: readonly Channel[]
}

/** One queue a channel, from every alarm and every other door to the one function that sends by it. */
export class ContactQueues extends Construct {
  readonly all: readonly ContactQueue[]

  constructor(scope: Construct, id: string, { channels }: ContactQueuesProps) {
    super(scope, id)
    this.all = channels.map((channel) => {
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
      return { channel, queue, dead }
    })
  }

  /** Lets a function put a borrower's id on the queue of some channels, or of any. */
  grantPut(fn: DuewellFunction, channels: readonly Channel[] = CHANNELS): void {
    const queues = this.all.filter(({ channel }) => channels.includes(channel))
    const urls = Object.fromEntries(queues.map(({ channel, queue }) => [channel, queue.queueUrl]))
    fn.tell('CONTACT_QUEUES', Stack.of(this).toJsonString(urls))
    const resources = queues.map(({ queue }) => queue.queueArn)
    if (resources.length > 0) fn.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources }))
  }

  of(channel: Channel): ContactQueue {
    const found = this.all.find((one) => one.channel === channel)
    if (found === undefined) throw new Error(`There is no queue for ${channel}; deploy the channel.`)
    return found
  }

  get arns(): string[] {
    return this.all.map(({ queue }) => queue.queueArn)
  }
}

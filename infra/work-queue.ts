import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { DeadLetters } from './dead-letters.ts'
import type { Monitoring } from './monitoring.ts'

/** Lambda hands a message back when it has no room for it, which counts as well; fewer than five would lose some to that. */
const RECEIVES_BEFORE_DEAD = 5
/** AWS asks for six times the reader's time-out, so that a batch that waits for room is not handed out twice. */
const VISIBILITY_FACTOR = 6

export interface WorkQueueProps {
  /** The time-out of the function that reads it. */
  readonly workTime: Duration
  readonly monitoring: Monitoring
}

/** A queue of work for one function, and where its messages wait for a person after they failed too often. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { workTime, monitoring }: WorkQueueProps) {
    super(scope, id)
    this.dead = new DeadLetters(this, 'Dead', { monitoring })
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(workTime.toSeconds() * VISIBILITY_FACTOR),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.dead.queue, maxReceiveCount: RECEIVES_BEFORE_DEAD },
    })
  }
}

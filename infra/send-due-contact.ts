import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { ContactQueue } from './contact-queues.ts'
import { DuewellFunction } from './duewell-function.ts'

/** Shorter than a claim's lease of five minutes, so that a claim older than that has nobody behind it. */
const TIMEOUT = Duration.seconds(60)

export interface SendDueContactProps {
  readonly from: ContactQueue
  readonly logRetention: RetentionDays
}

/** The door that sends by one channel: its queue and the only function that reads from it. */
export class SendDueContact extends Construct {
  readonly function: DuewellFunction

  constructor(scope: Construct, id: string, { from, logRetention }: SendDueContactProps) {
    super(scope, id)
    const { channel, queue, maxConcurrency } = from
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'send-due-contact',
      description: `Sends by ${channel} what is due now, after a last look at the case`,
      timeout: TIMEOUT,
      logRetention,
      monitoring: {
        failureMeans:
          `Contacts by ${channel} are late or stand still; none is sent twice. Read why in the log of send-due-contact. ` +
          'The queue keeps the rest; contacts whose hours pass meanwhile are deferred or dropped, not sent late.',
      },
    })
    this.function.tell('CHANNEL', channel)
    this.function.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      }),
    )
    new EventSourceMapping(this, 'DueContacts', {
      target: this.function.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      maxConcurrency,
      reportBatchItemFailures: true,
    })
  }
}

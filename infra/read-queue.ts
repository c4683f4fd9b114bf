import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { DuewellFunction } from './duewell-function.ts'

export interface ReadQueueProps {
  readonly by: DuewellFunction
  readonly queue: Queue
  /** At least 2, the least that Lambda can hold a queue to. */
  readonly maxConcurrency: number
  /** 10 by default. */
  readonly batchSize?: number
  /** For how long a batch may be gathered; not at all by default, and needed where it is to be of more than 10. */
  readonly gather?: Duration
}

/** Lets a function read a queue, so many at once, such that a message which fails comes back alone. */
export function readQueue(
  scope: Construct,
  id: string,
  { by, queue, maxConcurrency, batchSize = 10, gather }: ReadQueueProps,
): void {
  by.allow(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  )
  const mapping = new EventSourceMapping(scope, id, {
    target: by.lambda,
    eventSourceArn: queue.queueArn,
    batchSize,
    ...(gather && { maxBatchingWindow: gather }),
    maxConcurrency,
    reportBatchItemFailures: true,
  })
  // Lambda tries the queue when the mapping is made, so the role must have its grants by then.
  mapping.node.addDependency(by.role)
}

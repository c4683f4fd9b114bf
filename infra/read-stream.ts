import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Duration } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'

const ACTING = {
  batchSize: 100,
  // Gathers a burst of one borrower's changes, which then costs one decision.
  maxBatchingWindow: Duration.seconds(1),
  parallelizationFactor: 10,
  reportBatchItemFailures: true,
  // The defaults would try for a day, and hold up every borrower of the shard meanwhile.
  bisectBatchOnError: true,
  retryAttempts: 8,
  maxRecordAge: Duration.hours(1),
}

const KEEPING = {
  batchSize: 1_000,
  maxBatchingWindow: Duration.minutes(1),
  bisectBatchOnError: true,
  maxRecordAge: Duration.days(1),
}

export interface ReadStreamProps {
  readonly by: DuewellFunction
  /** The ARN of a table's stream; what reads it needs a grant beside this. */
  readonly stream: string
  readonly dead: DeadLetters
  /** Event patterns, of which one must fit; every record where none is given. */
  readonly filters?: readonly Readonly<Record<string, unknown>>[]
  /** For a reader that keeps what it reads and is in no hurry: large batches of a shard in turn, tried for as long as the stream has them. */
  readonly keeps?: boolean
}

/**
 * Lets a function read a table's stream, such that a record which always fails holds up its shard for an hour at most. A
 * mapping of its own rather than CDK's DynamoEventSource, which grants ListStreams on every table of the account.
 */
export function readStream(
  scope: Construct,
  id: string,
  { by, stream, dead, filters, keeps = false }: ReadStreamProps,
): void {
  by.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queue.queueArn] }))
  const mapping = new EventSourceMapping(scope, id, {
    target: by.lambda,
    eventSourceArn: stream,
    // From the beginning: nothing that was written before the mapping existed is forgotten.
    startingPosition: StartingPosition.TRIM_HORIZON,
    ...(filters && { filters: filters.map((filter) => FilterCriteria.filter(filter)) }),
    ...(keeps ? KEEPING : ACTING),
    // SQS is told which records they were; S3 would get the records themselves, with names and numbers in them.
    onFailure: { bind: () => ({ destination: dead.queue.queueArn }) },
  })
  // Lambda tries the stream when the mapping is made, so the role must have its grants by then.
  mapping.node.addDependency(by.role)
}

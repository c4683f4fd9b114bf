import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import { DuewellFunction } from './duewell-function.ts'

/**
 * The items of a borrower whose changes open the room, whether added, changed or removed. PLAN and TASK are not among them:
 * the room writes those itself and would wake itself for ever.
 */
const WAKING_ITEMS = ['BORROWER', { prefix: 'HOLD#' }, { prefix: 'LOAN#' }, { prefix: 'PAY#' }, { prefix: 'POINT#' }]

export interface ReconcileCaseProps {
  readonly store: CaseStore
  readonly logRetention: RetentionDays
}

/** The door that changes open: the stream of Cases and the function that decides the changed cases anew. */
export class ReconcileCase extends Construct {
  readonly function: DuewellFunction
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { store, logRetention }: ReconcileCaseProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'reconcile-case',
      description: 'Decides a case anew after a change of it, and plans its next contact',
      timeout: Duration.seconds(60),
      logRetention,
      monitoring: {
        failureMeans:
          'Changes of cases are not being decided, so plans grow old. Sending is safe: it reads the case again. Read why ' +
          'in the log of reconcile-case; the stream keeps the changes for 24 hours and the sweep finds what it loses.',
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Changes of some cases were given up after repeated failures. Sending is safe: it reads the case again, and the ' +
          'sweep will plan the cases anew. The message names the part of the stream; read why in the log of reconcile-case.',
      },
    })
    // A mapping of its own rather than CDK's DynamoEventSource, which grants ListStreams on every table of the account.
    store.grantReadingChanges(this.function)
    this.function.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.dead.queue.queueArn] }))
    new EventSourceMapping(this, 'Changes', {
      target: this.function.lambda,
      eventSourceArn: store.changes,
      // From the beginning: nothing that was written before the mapping existed is forgotten.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          dynamodb: { Keys: { pk: { S: [{ prefix: 'BORROWER#' }] }, sk: { S: WAKING_ITEMS } } },
        }),
      ],
      batchSize: 100,
      // Gathers a burst of one borrower's changes, which then costs one decision.
      maxBatchingWindow: Duration.seconds(1),
      parallelizationFactor: 10,
      reportBatchItemFailures: true,
      // The defaults would try for a day, and hold up every borrower of the shard meanwhile.
      bisectBatchOnError: true,
      retryAttempts: 8,
      maxRecordAge: Duration.hours(1),
      // SQS is told which records they were; S3 would get the records themselves, with names and numbers in them.
      onFailure: { bind: () => ({ destination: this.dead.queue.queueArn }) },
    })
  }
}

import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'

/** Where functions park records that they can't read, each with the reason. */
export class ParkedRecords extends Construct {
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.dead = new DeadLetters(this, 'Parked', {
      monitoring: {
        failureMeans:
          'A record or a message could not be read and was parked with its reason, so that those behind it went on. ' +
          'Something writes to Cases or to a queue in another form than Duewell knows: find the writer and mend it.',
      },
    })
  }

  grantPark(fn: DuewellFunction): void {
    fn.tell('PARKED_RECORDS', this.dead.queue.queueUrl)
    fn.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.dead.queue.queueArn] }))
  }
}

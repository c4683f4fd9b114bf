import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'

/** Dead letters that can be worked on once more. */
export interface Redrivable {
  /** The name that an operator calls them by. */
  readonly name: string
  readonly holds: 'borrowers' | 'reports'
  readonly from: Queue
  readonly to: Queue
}

export interface RedriveProps {
  readonly house: House
  readonly queues: readonly Redrivable[]
}

/** Moves dead letters back to their queues, when an operator who has mended the cause invokes it. */
export class Redrive extends Construct {
  readonly function: DuewellFunction

  constructor(scope: Construct, id: string, { house, queues }: RedriveProps) {
    super(scope, id)
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'redrive',
      description: 'Moves dead letters back to their queues, for an operator',
      timeout: Duration.minutes(5),
      house,
      monitoring: {
        failureMeans:
          'Dead letters could not be moved back to their queue; they stay where they are. Read why in the log of redrive, ' +
          'or use "Start DLQ redrive" of the queue in the console of SQS.',
      },
    })
    const known = queues.map(({ name, holds, from, to }) => [name, { holds, from: from.queueUrl, to: to.queueUrl }])
    this.function.tell('DEAD_LETTERS', Stack.of(this).toJsonString(Object.fromEntries(known)))
    this.function.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
        resources: queues.map(({ from }) => from.queueArn),
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: queues.map(({ to }) => to.queueArn) }),
    )
    new CfnOutput(this, 'FunctionName', {
      value: this.function.lambda.functionName,
      description: 'Moves dead letters back to their queues when invoked',
    })
  }
}

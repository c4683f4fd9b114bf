import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Stack } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import type { DeadLetters } from './dead-letters.ts'
import type { DuewellFunction } from './duewell-function.ts'

export interface StartByScheduleProps {
  readonly function: DuewellFunction
  /** Where starts that failed wait. */
  readonly dead: DeadLetters
  /** What is started, as in "Starts the sweep". */
  readonly what: string
  /** A schedule expression of EventBridge, in UTC. */
  readonly expression: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Starts a function by a schedule, with a role that may do that and no more. A start that fails is tried again for an hour. */
export function startBySchedule(scope: Construct, props: StartByScheduleProps): void {
  const { what, expression, input, dead } = props
  const { functionArn } = props.function.lambda
  const starting = new Role(scope, 'Starting', {
    description: `Starts ${what}`,
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    inlinePolicies: {
      Start: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queue.queueArn] }),
        ],
      }),
    },
  })
  new CfnSchedule(scope, 'Period', {
    description: `Starts ${what}`,
    scheduleExpression: expression,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: functionArn,
      roleArn: starting.roleArn,
      input: JSON.stringify(input),
      retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3_600 },
      deadLetterConfig: { arn: dead.queue.queueArn },
    },
  })
}

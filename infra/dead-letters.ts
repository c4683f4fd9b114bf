import { type Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Duration, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { Monitoring } from './monitoring.ts'

export interface DeadLettersProps {
  readonly monitoring: Monitoring
}

/**
 * Where work waits for a person after it failed too often or can't be read, with the alarm that says so. It holds ids
 * and never a case, so the queue's own encryption is enough.
 */
export class DeadLetters extends Construct {
  readonly queue: Queue
  readonly alarm: Alarm

  constructor(scope: Construct, id: string, { monitoring }: DeadLettersProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'This is where messages end that failed; some are brought here by Lambda, Scheduler or EventBridge, not SQS.',
    })
    this.alarm = this.queue
      .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) })
      .createAlarm(this, 'Alarm', {
        alarmDescription: monitoring.failureMeans,
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
  }

  /** Lets a rule of EventBridge leave here what it could not deliver. */
  takeFromRule({ ruleArn }: Rule): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      }),
    )
  }
}

import { Rule } from 'aws-cdk-lib/aws-events'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose'
import { Duration, Stack } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DeadLetters } from './dead-letters.ts'
import type { EventBus } from './event-bus.ts'
import { type AccessLog, PrivateBucket } from './private-bucket.ts'
import { useOfKey } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'

/** How long events are gathered into one object. What is gathered when a table is lost reaches the archive all the same. */
const GATHERING = Duration.minutes(5)
const GATHERED_MEGABYTES = 64

export interface EventArchiveProps {
  readonly bus: EventBus
  readonly store: CaseStore
  readonly accessLog: AccessLog
  readonly keepData: boolean
  readonly archiveDays: number
}

/**
 * Every business event as a line of JSON in S3 (`events/<year>/<month>/<day>/<hour>/`, gzip): what `npm run recover` reads
 * after a table was restored, and what an auditor can count. Apart from the tables, so that it outlives them.
 */
export class EventArchive extends Construct {
  readonly archive: PrivateBucket
  readonly dead: DeadLetters

  constructor(scope: Construct, id: string, { bus, store, accessLog, keepData, archiveDays }: EventArchiveProps) {
    super(scope, id)
    this.archive = new PrivateBucket(this, 'Archive', {
      key: store.key,
      accessLog,
      keepData,
      lifecycleRules: [{ expiration: Duration.days(archiveDays), noncurrentVersionExpiration: Duration.days(30) }],
    })
    const { bucket } = this.archive
    const writing = new Role(this, 'Writing', {
      description: 'Writes business events into their archive',
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Archive: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
              resources: [bucket.arnForObjects('events/*'), bucket.arnForObjects('failed/*')],
            }),
            new PolicyStatement({
              actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
              resources: [bucket.bucketArn],
            }),
            useOfKey(store.key, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
          ],
        }),
      },
    })
    const stream = new CfnDeliveryStream(this, 'Stream', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: writing.roleArn,
        prefix: 'events/!{timestamp:yyyy/MM/dd/HH}/',
        errorOutputPrefix: 'failed/!{firehose:error-output-type}/',
        compressionFormat: 'GZIP',
        bufferingHints: { intervalInSeconds: GATHERING.toSeconds(), sizeInMBs: GATHERED_MEGABYTES },
        // EventBridge hands events over with nothing between them.
        processingConfiguration: { enabled: true, processors: [{ type: 'AppendDelimiterToRecord' }] },
      },
    })
    this.dead = new DeadLetters(this, 'Dead', {
      monitoring: {
        failureMeans:
          'Business events could not be archived for a day and wait here; a table restored now would not be told of them. ' +
          'Look for a stream or a grant that is missing, mend it, and move the messages back with the redrive function.',
      },
    })
    const handingOver = new Role(this, 'HandingOver', {
      description: 'Hands business events over to their archive',
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Archive: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
              resources: [stream.attrArn],
            }),
          ],
        }),
      },
    })
    const everything = new Rule(this, 'Everything', {
      description: 'Every business event of the house, for the archive',
      eventBus: bus.bus,
      eventPattern: { source: ['duewell'] },
      targets: [
        {
          bind: () => ({
            arn: stream.attrArn,
            role: handingOver,
            deadLetterConfig: { arn: this.dead.queue.queueArn },
          }),
        },
      ],
    })
    this.dead.takeFromRule(everything)
    for (const prefix of ['events', 'failed']) {
      acknowledgeWildcard(
        writing,
        bucket.arnForObjects(`${prefix}/*`),
        'Firehose gives the objects of the archive their names; the bucket and the prefix are named.',
      )
    }
  }
}

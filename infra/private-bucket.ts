import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
}

/** Who read and wrote what in the house's buckets, for a quarter of a year. */
export class AccessLog extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      ...CLOSED,
      // S3 writes access logs only into buckets with its own encryption.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is the access log itself; a log of the log would have no end.',
    })
  }

  /** Keeps the record of a bucket, under its name. Set on the resource, and only this bucket may write there. */
  takeFrom(bucket: Bucket, prefix: string): void {
    resourceOf(bucket).loggingConfiguration = {
      destinationBucketName: this.bucket.bucketName,
      logFilePrefix: `${prefix}/`,
    }
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${prefix}/*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': bucket.bucketArn },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    )
  }
}

export interface PrivateBucketProps {
  readonly key: IKey
  readonly accessLog: AccessLog
  /** Whether the bucket outlives the stack. One that does not must be emptied before the stack is deleted. */
  readonly keepData: boolean
  readonly lifecycleRules: LifecycleRule[]
}

/** A bucket for what only this house reads: versioned, encrypted with its key, TLS only. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string, { key, accessLog, keepData, lifecycleRules }: PrivateBucketProps) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      ...CLOSED,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      lifecycleRules,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    accessLog.takeFrom(this.bucket, scope.node.id)
  }
}

/** The resource behind a bucket, for what CDK would do by a function of its own with rights on every bucket. */
export function resourceOf({ node }: Bucket): CfnBucket {
  if (!(node.defaultChild instanceof CfnBucket)) throw new Error(`Bucket ${node.path} has no resource to set.`)
  return node.defaultChild
}

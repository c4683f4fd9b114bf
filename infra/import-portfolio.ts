import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnOutput, Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import type { CaseStore } from './case-store.ts'
import { DuewellFunction } from './duewell-function.ts'
import type { House } from './house.ts'
import { grantImport } from './intake-grants.ts'
import { type AccessLog, PrivateBucket, resourceOf } from './private-bucket.ts'
import { readQueue } from './read-queue.ts'
import { useOfKey } from './table-grants.ts'
import { acknowledgeWildcard } from './wildcards.ts'
import { WorkQueue } from './work-queue.ts'

/** The longest that Lambda allows; a file that takes longer goes on where it was. */
const TIMEOUT = Duration.minutes(15)

/** What an import may write beside a file: its report, and the rows that it refused. */
const REPORT = '*.report.json'
const REFUSED = ['*.refused.csv', '*.refused.ndjson']

export interface ImportPortfolioProps {
  readonly house: House
  readonly store: CaseStore
  readonly accessLog: AccessLog
  readonly keepData: boolean
  /** How long files of a portfolio are kept; they hold names and addresses. */
  readonly importDays: number
  readonly historyDays: number
}

/** The lender's door for files: a bucket, and the function that reads what is put there. */
export class ImportPortfolio extends Construct {
  readonly function: DuewellFunction
  readonly files: PrivateBucket
  readonly work: WorkQueue

  constructor(scope: Construct, id: string, props: ImportPortfolioProps) {
    super(scope, id)
    const { house, store, accessLog, keepData, importDays, historyDays } = props
    const expiry = Duration.days(importDays)
    this.files = new PrivateBucket(this, 'Files', {
      key: store.key,
      accessLog,
      keepData,
      lifecycleRules: [
        {
          expiration: expiry,
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: expiry,
        },
      ],
    })
    this.work = new WorkQueue(this, 'Arrived', {
      workTime: TIMEOUT,
      monitoring: {
        failureMeans:
          'A file of the portfolio could not be imported five times running, so loans are as old as the file before it. ' +
          'Past the freshness limit nobody is asked to pay. Read why in the log of import-portfolio, then redrive.',
      },
    })
    this.function = new DuewellFunction(this, 'Function', {
      verb: 'import-portfolio',
      description: "Reads a lender's file from S3 into the case files",
      timeout: TIMEOUT,
      house,
      monitoring: {
        failureMeans:
          'A file of the portfolio is not being imported. It is tried again; what was read stays and is not read wrongly ' +
          'twice. Read why in the log of import-portfolio.',
      },
    })
    readQueue(this, 'Reading', { by: this.function, queue: this.work.queue, maxConcurrency: 2, batchSize: 1 })
    this.#listen()
    this.#grant(store, historyDays)
    new CfnOutput(this, 'BucketName', {
      value: this.files.bucket.bucketName,
      description: 'Files of the portfolio go here',
    })
  }

  /** Set on the resource itself: CDK's own way is a function that may change the notifications of every bucket. */
  #listen(): void {
    const { bucket } = this.files
    resourceOf(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
    new Rule(this, 'Arrival', {
      description: 'A file of the portfolio arrived',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      targets: [new SqsQueue(this.work.queue, { deadLetterQueue: this.work.dead.queue })],
    })
  }

  #grant(store: CaseStore, historyDays: number): void {
    const { bucket } = this.files
    this.function.tell('IMPORT_BUCKET', bucket.bucketName)
    this.function.tell('FEED', 'files')
    this.function.tell('IMPORT_QUEUE', this.work.queue.queueUrl)
    grantImport(this.function, store, historyDays)
    this.function.allow(
      new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [bucket.arnForObjects('*')] }),
      // Without it S3 answers that a file which is gone may not be read, and it would be tried for ever.
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [...REFUSED, REPORT].map((name) => bucket.arnForObjects(name)),
      }),
      // Refused rows may be so many that they go up in parts, and are given up where the import goes on later.
      new PolicyStatement({
        actions: ['s3:AbortMultipartUpload'],
        resources: REFUSED.map((name) => bucket.arnForObjects(name)),
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.work.queue.queueArn] }),
      useOfKey(store.key, 's3', 'kms:Decrypt', 'kms:GenerateDataKey'),
    )
    for (const name of ['*', ...REFUSED, REPORT]) {
      acknowledgeWildcard(
        this.function.role,
        bucket.arnForObjects(name),
        'A lender names its files; the bucket is named, and what is written beside a file by its ending.',
      )
    }
  }
}
